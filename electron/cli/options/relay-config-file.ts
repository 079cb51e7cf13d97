import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { Fault } from '../../../shared/faults/fault.ts'
import { type OwnBinds, ownBindsSchema } from '../../../shared/relay/relay-config.ts'
import { type RelayRow, relayRowsSchema } from '../../../shared/relay/relay-row.ts'
import type { SimulatorTls } from '../../smsc/simulator-tls.ts'
import { issuesText } from '../../source/json-line.ts'
import type { Cli } from '../console/cli.ts'
import { issueWords } from '../console/read-json-line.ts'
import { readConfigFile } from './simulator-config.ts'
import { simulatorTlsOf } from './simulator-tls-files.ts'

export interface RelaySetup {
  /** Towards the applications; null: plain TCP. */
  readonly tls: SimulatorTls | null
  /** null: transparent. */
  readonly ownBinds: OwnBinds | null
  readonly rows: readonly RelayRow[]
  /** Path of the file for what own binds keep; null: in memory. */
  readonly file: string | null
}

/** Strict, since a misspelt key would be ignored silently. */
const transparentSchema = z.strictObject({})
const keepSchema = z.string().min(1).max(1024).optional()

/**
 * What the file of `--config` says. Throws Fault cli.bad-config, cli.cannot-read, cli.option-needs, cli.no-passphrase,
 * certificate.*.
 */
export async function relaySetupOf(
  cli: Cli,
  { config: file, ownBinds: isOwn }: { readonly config: string | undefined; readonly ownBinds: boolean },
): Promise<RelaySetup> {
  const { language, environment } = cli
  if (isOwn && file === undefined)
    throw new Fault('cli.option-needs', { option: '--own-binds', needs: '--config' })
  const {
    tls,
    rows: writtenRows,
    ...written
  } = file === undefined ? {} : await readConfigFile(file, language)
  const check = <S extends z.ZodType>(schema: S, value: unknown): z.infer<S> => {
    const checked = schema.safeParse(value, issueWords(language))
    if (checked.success) return checked.data
    throw new Fault('cli.bad-config', { file: file ?? '', problem: issuesText(checked.error) })
  }
  const source = { file: file ?? '', language, environment }
  const listening = tls === undefined ? null : await simulatorTlsOf(tls, source)
  const rows = check(relayRowsSchema.default([]), writtenRows)
  if (!isOwn) {
    check(transparentSchema, written)
    return { tls: listening, rows, ownBinds: null, file: null }
  }
  const { keep, ...settings } = written
  const kept = check(keepSchema, keep)
  return {
    tls: listening,
    rows,
    ownBinds: check(ownBindsSchema, settings),
    file: kept === undefined ? null : resolve(dirname(source.file), kept),
  }
}
