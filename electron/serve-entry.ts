import { startProgram } from './cli/start-program.ts'

// The headless host as a program of its own: what `npm start` runs where there is no desktop.

await startProgram('serve', async () => {
  const { runCli } = await import('./cli/run-cli.ts')
  return runCli(['serve', ...process.argv.slice(2)], process.env)
})
