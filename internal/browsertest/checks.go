package main

import (
	"errors"
	"fmt"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const shown = `document.querySelectorAll("#findings > .finding:not([hidden])").length`

// checkFilter narrows the findings down by level, rule, package and text.
func checkFilter(b *browser, name string) error {
	const all = 8 // in the examples
	return errors.Join(
		expect(b, shown, all),
		expect(b, `document.querySelector("output").textContent`, "8 of 8 shown"),
		b.run(chromedp.Click(`input[value="note"]`)),
		expect(b, shown, 6),
		b.run(chromedp.Click(`input[value="warning"]`)),
		expect(b, shown, 2),
		b.shoot(name),
		b.run(chromedp.Click(`input[value="note"]`), chromedp.Click(`input[value="warning"]`)),
		b.run(chromedp.SetValue(`[name=rule]`, "linger"), script(`document.getElementById("filter").dispatchEvent(new Event("input"))`)),
		expect(b, shown, 3),
		b.run(chromedp.SendKeys(`[name=text]`, "86400")),
		expect(b, shown, 1),
		expect(b, `document.querySelector("output").textContent`, "1 of 8 shown"),
	)
}

// checkKeyboard goes through the page without a mouse.
func checkKeyboard(b *browser, name string) error {
	focused := func(want string) error {
		return expect(b, `document.activeElement.matches(`+"`"+want+"`"+`)`, true)
	}
	tab := func(n int) error {
		for range n {
			if err := b.run(chromedp.KeyEvent(kb.Tab)); err != nil {
				return err
			}
		}
		return nil
	}
	err := errors.Join(
		tab(1), focused("a.skip"), b.shoot(name+" at the skip link"),
		tab(1), focused(`input[name="level"]`),
		b.run(chromedp.KeyEvent(" ")), expect(b, shown, 6), // no errors
		b.run(chromedp.KeyEvent(" ")), expect(b, shown, 8),
		tab(3), focused(`[name="rule"]`),
		tab(2), focused(`[name="text"]`),
		b.run(chromedp.KeyEvent("metrics")), expect(b, shown, 1),
	)
	if err != nil {
		return err
	}
	return errors.Join(
		tab(1), focused(".finding:not([hidden]) h3 a"),
		tab(1), focused("pre"),
		tab(1), focused("summary"),
		b.run(chromedp.KeyEvent(kb.Enter)), expect(b, `document.activeElement.parentElement.open`, true),
		expect(b, `getComputedStyle(document.activeElement).outlineStyle`, "solid"),
		b.shoot(name),
	)
}

// checkLooks looks at the whole page on a wide and on a narrow screen, by day
// and by night: nothing sticks out, and all text can be read.
func checkLooks(b *browser, name string) error {
	if err := b.run(script(`document.querySelectorAll("details").forEach((d) => { d.open = true })`)); err != nil {
		return err
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, screen := range []struct {
			name          string
			width, height int64
		}{{"wide", 1100, 1800}, {"phone", 360, 3000}} {
			look := fmt.Sprintf("%s %s %s", name, scheme, screen.name)
			err := errors.Join(
				b.run(prefer(scheme), chromedp.EmulateViewport(screen.width, screen.height)),
				expect(b, tooWide, ""),
				expect(b, contrast, ""),
				b.shoot(look),
			)
			if err != nil {
				return fmt.Errorf("%s: %w", look, err)
			}
		}
	}
	return nil
}

// tooWide evaluates to the elements that make the page wider than the screen,
// one a line. What is in a box of its own may scroll there.
const tooWide = `(() => {
	if (document.scrollingElement.scrollWidth <= innerWidth) return "";
	const scrolls = (e) => e && e !== document.body && (getComputedStyle(e).overflowX !== "visible" || scrolls(e.parentElement));
	return [...document.querySelectorAll("body *")]
		.filter((e) => e.getBoundingClientRect().right > innerWidth && !scrolls(e.parentElement))
		.map((e) => e.tagName + "." + e.getAttribute("class") + " " + e.textContent.slice(0, 40)).join("\n") || "something unseen";
})()`

// contrast evaluates to the texts that stand out from their background by less
// than the 4.5 to 1 of WCAG's level AA, one a line.
const contrast = `(() => {
	const parse = (color) => color.match(/[\d.]+/g).map(Number);
	const luminance = (color) => {
		const [r, g, b] = parse(color).map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const background = (element) => {
		for (let e = element; e; e = e.parentElement) {
			const color = getComputedStyle(e).backgroundColor, parts = parse(color);
			if (parts.length < 4 || parts[3] > 0) return color;
		}
		return "rgb(255, 255, 255)";
	};
	const weak = new Set();
	for (const e of document.querySelectorAll("body *")) {
		if (e.closest("svg, script, style, select") || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
		const style = getComputedStyle(e);
		const [a, b] = [luminance(style.color), luminance(background(e))];
		const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (ratio < 4.5) weak.add(e.tagName + "." + e.className + " " + style.color + " on " + background(e));
	}
	return [...weak].join("\n");
})()`

// checkInert: markup in names and source is text.
func checkInert(b *browser, name string) error {
	return errors.Join(
		expect(b, `typeof window.pwned`, "undefined"),
		expect(b, `document.querySelectorAll("img, iframe, object, embed, link, base, form form").length`, 0),
		expect(b, `document.querySelectorAll("script").length`, 1),
		expect(b, `document.querySelectorAll("h1").length`, 1),
		expect(b, `document.querySelectorAll("[onerror], [onclick], [onload]").length`, 0),
		expect(b, `document.body.textContent.includes("\u001b") || document.body.textContent.includes("\u202e")`, false),
		expect(b, `document.querySelector(".finding code").textContent.includes("<img src=x onerror=pwned=1>")`, true),
		expect(b, `[...document.querySelectorAll("a")].every((a) => a.href.startsWith("https:") || a.getAttribute("href").startsWith("#"))`, true),
		expect(b, shown, 2),
		b.shoot(name),
	)
}

func checkEmpty(b *browser, name string) error {
	return errors.Join(
		expect(b, shown, 0),
		expect(b, `document.querySelector("main").textContent.includes("Nothing was found.")`, true),
		expect(b, `document.querySelectorAll("form").length`, 0),
		b.shoot(name),
	)
}
