"use strict";
(() => {
	const form = document.getElementById("filter");
	if (!form) return;
	const findings = Array.from(document.querySelectorAll("#findings > .finding"));
	const texts = findings.map((f) => f.textContent.toLowerCase());
	const apply = () => {
		const levels = new Set(Array.from(form.querySelectorAll("[name=level]:checked"), (box) => box.value));
		const rule = form.elements.rule.value, pkg = form.elements.package.value;
		const text = form.elements.text.value.toLowerCase();
		let shown = 0;
		findings.forEach((f, i) => {
			const show = levels.has(f.dataset.level) && (!rule || f.dataset.rule === rule) &&
				(!pkg || f.dataset.package === pkg) && texts[i].includes(text);
			f.hidden = !show;
			shown += show;
		});
		form.querySelector("output").textContent = shown + " of " + findings.length + " shown";
	};
	form.addEventListener("input", apply);
	form.addEventListener("submit", (event) => event.preventDefault());
	form.hidden = false;
	apply();
})();
