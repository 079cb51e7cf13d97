import { runCli } from './cli/run-cli.ts'

// The headless host as a program of its own: what `npm start` runs where there is no desktop.

process.exitCode = await runCli(['serve', ...process.argv.slice(2)], process.env)
