import { endWithNpm } from './console/end-with-npm.ts'
import { runCli } from './run-cli.ts'

endWithNpm(process.env)
process.exitCode = await runCli(process.argv.slice(2), process.env)
