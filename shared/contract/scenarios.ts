import { z } from 'zod'
import { simulatedAccountSchema } from '../simulator/simulated-account.ts'
import { replacesField } from './replaces-field.ts'
import { simulatorConfigSchema, simulatorStateSchema } from './simulator.ts'

/** In both languages; one text alone serves for both. */
function wordsOf(most: number) {
  const text = z.string().trim().max(most)
  return z.preprocess(
    (value) => (typeof value === 'string' ? { en: value, ru: value } : value),
    z.strictObject({ en: text, ru: text }),
  )
}

const nameSchema = wordsOf(100).refine(({ en, ru }) => en !== '' && ru !== '', 'a scenario needs a name')

/** What a scenario is called, and in a sentence what it is for. */
export const scenarioTitleSchema = z.strictObject({
  name: nameSchema,
  summary: wordsOf(1000).default({ en: '', ru: '' }),
})
export type ScenarioTitle = z.infer<typeof scenarioTitleSchema>

/** What holds for every account of the operator: no name and no password is ever in a scenario. */
export const accountLimitsSchema = simulatedAccountSchema.omit({ systemId: true, password: true })

/**
 * The settings of a scenario. What is left out is as on a fresh simulator of the profile; where it listens, who its
 * accounts are and the distribution lists are the operator's own, whatever scenario it plays.
 */
export const scenarioSettingsSchema = simulatorConfigSchema
  .omit({ name: true, host: true, port: true, accounts: true, distributionLists: true })
  .partial()
  .extend({ accountLimits: accountLimitsSchema.optional() })
  .strict()
export type ScenarioSettings = z.infer<typeof scenarioSettingsSchema>

/** A scenario as a file: its title beside its settings, so that it is a configuration as well. */
export const scenarioFileSchema = scenarioSettingsSchema.extend({ scenario: scenarioTitleSchema })
export type ScenarioFile = z.infer<typeof scenarioFileSchema>

/** Characters of a scenario's file at most. */
export const maxScenarioCharacters = 1 << 20
/** Scenarios of the user's own at most, and characters of all of them, which are written whenever one is saved. */
export const mostOwnScenarios = 200
export const maxScenariosText = 8 * 1024 * 1024

export const scenarioKinds = ['shipped', 'profile', 'own'] as const
export type ScenarioKind = (typeof scenarioKinds)[number]

/** A scenario in the list: shipped, made of a profile, or the user's own. */
export const scenarioViewSchema = z.object({
  /** Of one that is made of a profile it is the profile's. */
  id: z.string(),
  kind: z.enum(scenarioKinds),
  name: z.object({ en: z.string(), ru: z.string() }),
  summary: z.object({ en: z.string(), ru: z.string() }),
  /** For `replaces`. */
  revision: z.string(),
})
export type ScenarioView = z.infer<typeof scenarioViewSchema>
/** As the command line prints it. */
export type ScenarioHead = Omit<ScenarioView, 'revision'>

const scenarioId = z.string().max(100)
const aboutOperator = { operatorId: z.string().max(64).optional() }

export const scenarioCalls = {
  'scenarios.list': {
    input: z.object({}),
    output: z.object({ scenarios: z.array(scenarioViewSchema) }),
    errors: [],
  },
  /** The configuration that the operator would have under the scenario; nothing changes. */
  'scenarios.preview': {
    input: z.object({ id: scenarioId, ...aboutOperator }),
    output: z.object({ config: simulatorConfigSchema }),
    errors: ['scenario.not-found', 'simulator.no-operator'],
  },
  /** Takes effect at once on a running simulator. */
  'scenarios.load': {
    input: z.object({ id: scenarioId, ...aboutOperator }),
    output: simulatorStateSchema,
    errors: ['scenario.not-found', 'simulator.no-operator', 'storage.unavailable'],
  },
  /** Keeps the settings of the operator as a scenario of one's own, in place of `id` or as another one. */
  'scenarios.save': {
    input: z.object({
      title: scenarioTitleSchema,
      id: scenarioId.nullable(),
      ...aboutOperator,
      ...replacesField,
    }),
    output: scenarioViewSchema,
    errors: [
      'saved.changed-elsewhere',
      'scenario.not-found',
      'scenario.too-many',
      'simulator.no-operator',
      'storage.unavailable',
    ],
  },
  'scenarios.rename': {
    input: z.object({ id: scenarioId, title: scenarioTitleSchema, ...replacesField }),
    output: scenarioViewSchema,
    errors: ['saved.changed-elsewhere', 'scenario.not-found', 'scenario.too-many', 'storage.unavailable'],
  },
  /** Only those of one's own. Importing the file again brings it back. */
  'scenarios.remove': {
    input: z.object({ id: scenarioId, ...replacesField }),
    output: z.object({ text: z.string() }),
    errors: ['saved.changed-elsewhere', 'scenario.not-found', 'storage.unavailable'],
  },
  /** Any of them as a file, which `simulate --config` takes too. */
  'scenarios.export': {
    input: z.object({ id: scenarioId }),
    output: z.object({ fileName: z.string(), text: z.string() }),
    errors: ['scenario.not-found'],
  },
  'scenarios.import': {
    input: z.object({ text: z.string().max(maxScenarioCharacters) }),
    output: scenarioViewSchema,
    errors: ['scenario.bad-file', 'scenario.too-many', 'storage.unavailable'],
  },
} as const
