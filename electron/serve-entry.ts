import { serveCommand } from './serve.ts'

// A file of its own: the CLI takes `serve` from the same module, which must not start on being imported.
const badUsage = 2

await serveCommand()
  .exitOverride((problem) => process.exit(problem.exitCode === 0 ? 0 : badUsage))
  .parseAsync()
