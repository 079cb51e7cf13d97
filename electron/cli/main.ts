import { startProgram } from './start-program.ts'

await startProgram('', async () => (await import('./run-main.ts')).runMain())
