import { z } from 'zod'
import { Fault } from '../../../shared/faults/fault.ts'
import type { SimulatorTls } from '../../smsc/simulator-tls.ts'
import { issuesText } from '../../source/json-line.ts'
import type { Cli } from '../console/cli.ts'
import { issueWords } from '../console/read-json-line.ts'
import { readConfigFile } from './simulator-config.ts'
import { simulatorTlsOf } from './simulator-tls-files.ts'

export interface RelaySetup {
  /** Towards the applications; null: plain TCP. */
  readonly tls: SimulatorTls | null
}

/** Strict, since a misspelt key would be ignored silently. */
const fileSchema = z.strictObject({})

/** What the file of `--config` says. Throws Fault cli.bad-config, cli.cannot-read, cli.no-passphrase, certificate.*. */
export async function relaySetupOf(cli: Cli, file: string | undefined): Promise<RelaySetup> {
  const { language, environment } = cli
  const { tls, ...written } = file === undefined ? {} : await readConfigFile(file, language)
  const checked = fileSchema.safeParse(written, issueWords(language))
  if (!checked.success) {
    throw new Fault('cli.bad-config', { file: file ?? '', problem: issuesText(checked.error) })
  }
  const read = { file: file ?? '', language, environment }
  return { tls: tls === undefined ? null : await simulatorTlsOf(tls, read) }
}
