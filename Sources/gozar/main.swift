import GozarCLI

Gozar.main()
