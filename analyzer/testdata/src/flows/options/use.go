package options

func defaults() { New().Start() } // want `warning exclusive: .*port 7321 by default`

func chosen() { New(WithAddr("127.0.0.1:7322"), WithBackend(":7392")).Start() } // want `note exclusive: .*port 7322 `

func ephemeral() { New(WithAddr(":0")).Start() }
