import { z } from 'zod'
import {
  type SimulatorConfig,
  simulatorChangeSchema,
  simulatorConfigSchema,
} from '../../../shared/contract/simulator.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { Language } from '../../../shared/words/words.ts'
import { defaultSimulatorConfig } from '../../smsc/default-config.ts'
import { given, presentChange } from '../../smsc/read-config.ts'
import type { SimulatorTls } from '../../smsc/simulator-tls.ts'
import { issuesText } from '../../source/json-line.ts'
import { issueWords } from '../console/read-json-line.ts'
import { readAll } from '../console/read-lines.ts'
import { knownProfile } from './profile-option.ts'
import { simulatorTlsOf } from './simulator-tls-files.ts'

interface ConfigSource {
  readonly catalogue: Catalogue
  readonly file: string | undefined
  /** Both override what the file says. */
  readonly port: number | undefined
  readonly profileId: string | undefined
  readonly language: Language
  readonly environment: NodeJS.ProcessEnv
}

export interface SimulatorSetup {
  readonly config: SimulatorConfig
  /** null: plain TCP. Kept apart, because the key is not shown with the rest. */
  readonly tls: SimulatorTls | null
}

const fileSchema = z.record(z.string(), z.unknown())
/** Strict, since a misspelt key would be ignored silently. */
const strictSchema = simulatorChangeSchema
  .extend({ receipt: simulatorConfigSchema.shape.receipt.strict().partial().optional() })
  .strict()

/**
 * The simulator's configuration: the profile's defaults, over them the file (any part of the contract's configuration,
 * and of `receipt`; what earlier releases called rules, their lists and conformance too), over it what the command line
 * says. `tls` names the files it listens with. Throws Fault cli.bad-config, cli.unknown-profile, cli.cannot-read,
 * cli.no-passphrase, certificate.*.
 */
export async function simulatorConfigOf(source: ConfigSource): Promise<SimulatorSetup> {
  const { catalogue, file, port, language, environment } = source
  const { tls, ...written } = file === undefined ? {} : await readConfigFile(file, language)
  const profileId = source.profileId ?? written['profileId']
  const defaults = defaultSimulatorConfig(
    catalogue,
    typeof profileId === 'string' ? knownProfile(catalogue, profileId) : undefined,
  )
  const checked = strictSchema.safeParse(written, issueWords(language))
  if (!checked.success) {
    throw new Fault('cli.bad-config', { file: file ?? '', problem: issuesText(checked.error) })
  }
  const receipt = { ...defaults.receipt, ...given(checked.data.receipt ?? {}) }
  const config = {
    ...defaults,
    ...presentChange({ ...checked.data, receipt }, defaults),
    ...(source.profileId === undefined ? {} : { profileId: source.profileId }),
    ...(port === undefined ? {} : { port }),
  }
  const read = { file: file ?? '', language, environment }
  return { config, tls: tls === undefined ? null : await simulatorTlsOf(tls, read) }
}

async function readConfigFile(file: string, language: Language): Promise<Readonly<Record<string, unknown>>> {
  const text = (await readAll(file)).toString()
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem)
    throw new Fault('cli.bad-config', { file, problem: reason })
  }
  const checked = fileSchema.safeParse(json, issueWords(language))
  if (checked.success) return checked.data
  throw new Fault('cli.bad-config', { file, problem: issuesText(checked.error) })
}
