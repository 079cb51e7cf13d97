import { z } from 'zod'
import { accountLimitsSchema, scenarioTitleSchema } from '../../../shared/contract/scenarios.ts'
import {
  type SimulatorConfig,
  simulatorChangeSchema,
  simulatorConfigSchema,
} from '../../../shared/contract/simulator.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { Language } from '../../../shared/words/words.ts'
import { mostOperators } from '../../smsc/bounds.ts'
import { defaultPort, defaultSimulatorConfig } from '../../smsc/default-config.ts'
import { given, presentChange } from '../../smsc/read-config.ts'
import { scenarioOf } from '../../smsc/scenarios/all-scenarios.ts'
import { scenarioConfig } from '../../smsc/scenarios/scenario.ts'
import type { SimulatorTls } from '../../smsc/simulator-tls.ts'
import { issuesText } from '../../source/json-line.ts'
import { issueWords } from '../console/read-json-line.ts'
import { readAll } from '../console/read-lines.ts'
import { knownProfile } from './profile-option.ts'
import { simulatorTlsOf } from './simulator-tls-files.ts'

interface ConfigSource {
  readonly catalogue: Catalogue
  readonly file: string | undefined
  /** Both override what the file says; of several operators the port can only be 0, which gives each a free one. */
  readonly port: number | undefined
  readonly profileId: string | undefined
  /** Id of a scenario that the file changes. */
  readonly scenario: string | undefined
  readonly language: Language
  readonly environment: NodeJS.ProcessEnv
}

export interface SimulatorSetup {
  readonly config: SimulatorConfig
  /** null: plain TCP. Kept apart, because the key is not shown with the rest. */
  readonly tls: SimulatorTls | null
}

const objectSchema = z.record(z.string(), z.unknown())
const fleetSchema = z.strictObject({
  /** What each operator has that does not say otherwise. */
  defaults: objectSchema.optional(),
  operators: z.array(objectSchema).min(1).max(mostOperators),
})
/** Strict, since a misspelt key would be ignored silently. */
const strictSchema = simulatorChangeSchema
  .extend({
    receipt: simulatorConfigSchema.shape.receipt.strict().partial().optional(),
    accountLimits: accountLimitsSchema.optional(),
    /** The scenario that this changes, by its id; or the title of the one that this is. */
    scenario: z.union([z.string(), scenarioTitleSchema]).optional(),
  })
  .strict()

type Written = Readonly<Record<string, unknown>>

/**
 * The operators of a simulator: without a file one with the defaults, with a file those under `operators`, or the one
 * that it is about. Of each: its profile's defaults, over them the file (any part of the contract's configuration, and
 * of `receipt`; what earlier releases said too), over it what the command line says. `tls` names the files it listens
 * with. Throws Fault cli.bad-config, cli.unknown-profile, cli.cannot-read, cli.no-passphrase, certificate.*.
 */
export async function simulatorSetupsOf(source: ConfigSource): Promise<SimulatorSetup[]> {
  const { file, port, language } = source
  const written = file === undefined ? {} : await readConfigFile(file, language)
  if (!('operators' in written)) return [await setupOf(written, source, [])]
  const fleet = fleetSchema.safeParse(written, issueWords(language))
  if (!fleet.success) throw badConfig(file, issuesText(fleet.error))
  const { defaults = {}, operators } = fleet.data
  if (operators.length > 1 && port !== undefined && port !== 0) {
    const problem = {
      en: `--port ${port} cannot hold for ${operators.length} operators; 0 gives each a free one`,
      ru: `--port ${port} не может быть у ${operators.length} операторов; 0 даёт каждому свободный`,
    }
    throw badConfig(file, problem[language])
  }
  const setups: SimulatorSetup[] = []
  for (const [index, operator] of operators.entries()) {
    const named = { ...defaults, name: `SMSC ${index + 1}`, port: defaultPort + index, ...operator }
    const receipt = receiptOf(defaults, operator)
    setups.push(await setupOf({ ...named, ...receipt }, source, ['operators', index]))
  }
  const names = setups.map(({ config }) => config.name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice === undefined) return setups
  const problem = { en: `two operators have the name ${twice}`, ru: `имя ${twice} у двух операторов` }
  throw badConfig(file, problem[language])
}

/** The settings of receipts are a group of their own: an operator that names one keeps the others. */
function receiptOf(defaults: Written, operator: Written): Written {
  const [common, own] = [defaults['receipt'], operator['receipt']].map((one) => objectSchema.safeParse(one))
  return common?.success && own?.success ? { receipt: { ...common.data, ...own.data } } : {}
}

/** `within`: where it stands in the file. */
async function setupOf(
  { tls, ...written }: Written,
  source: ConfigSource,
  within: readonly (string | number)[],
): Promise<SimulatorSetup> {
  const { file, port, language, environment } = source
  const checked = strictSchema.safeParse(written, issueWords(language))
  if (!checked.success) throw badConfig(file, issuesText(checked.error, language, within))
  const { accountLimits, scenario, ...change } = checked.data
  const defaults = baseOf(source, typeof scenario === 'string' ? scenario : source.scenario, change.profileId)
  const receipt = { ...defaults.receipt, ...given(change.receipt ?? {}) }
  const present = { ...defaults, ...presentChange({ ...change, receipt }, defaults) }
  const config = {
    ...present,
    accounts: present.accounts.map((account) => ({ ...account, ...accountLimits })),
    ...(source.profileId === undefined ? {} : { profileId: source.profileId }),
    ...(port === undefined ? {} : { port }),
  }
  const read = { file: file ?? '', language, environment }
  return { config, tls: tls === undefined ? null : await simulatorTlsOf(tls, read) }
}

/** What the file changes: the scenario, or the defaults of the profile. Throws Fault scenario.not-found, cli.unknown-profile. */
function baseOf(
  { catalogue, profileId: asked }: ConfigSource,
  scenario: string | undefined,
  written: string | undefined,
): SimulatorConfig {
  const profileId = asked ?? written
  const known = profileId === undefined ? undefined : knownProfile(catalogue, profileId)
  const defaults = defaultSimulatorConfig(catalogue, known)
  if (scenario === undefined) return defaults
  return scenarioConfig(catalogue, scenarioOf(catalogue, scenario).settings, defaults)
}

/** The object in a file of `--config`. Throws Fault cli.bad-config, cli.cannot-read. */
export async function readConfigFile(file: string, language: Language): Promise<Written> {
  const text = (await readAll(file)).toString()
  let read: unknown
  try {
    read = /\.ya?ml$/i.test(file) ? await readYaml(text) : JSON.parse(text)
  } catch (problem) {
    throw badConfig(file, problem instanceof Error ? problem.message : String(problem))
  }
  const checked = objectSchema.safeParse(read, issueWords(language))
  if (checked.success) return checked.data
  throw badConfig(file, issuesText(checked.error))
}

function badConfig(file: string | undefined, problem: string): Fault<'cli.bad-config'> {
  return new Fault('cli.bad-config', { file: file ?? '', problem })
}

/** Its package is fetched when a file needs it: every start of the command line would wait for it otherwise. */
async function readYaml(text: string): Promise<unknown> {
  const { parse } = await import('yaml')
  return parse(text)
}
