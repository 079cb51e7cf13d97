import { z } from 'zod'
import { loadAgreementSchema } from '../load/load-consent.ts'
import { verdicts } from '../plan/plan-result.ts'
import { factTable } from '../profiles/fact-table.ts'
import { tableErrors } from './bulk.ts'
import { replacesField } from './replaces-field.ts'

/** Plans that may be kept, characters of all of them, and of one. */
export const maxPlans = 200
export const maxPlansText = 8 * 1024 * 1024
export const maxPlanText = 256 * 1024
/** Runs that are kept, the newest, and their octets together as JSON. */
export const keptRuns = 30
export const keptRunOctets = 8 * 1024 * 1024

const wordsSchema = z.object({ en: z.string(), ru: z.string() })
const groupNames = Object.keys(factTable) as (keyof typeof factTable)[]
export const runVerdictSchema = z.enum(verdicts)

/** A plan of the user's own. */
export const planHeadSchema = z.object({
  planId: z.string(),
  name: z.string(),
  /** What is wrong with it; it runs when there is nothing. */
  problems: z.number(),
  checks: z.number(),
})
export type PlanHead = z.infer<typeof planHeadSchema>

const foundFactSchema = z.object({
  group: z.enum(groupNames),
  name: z.string(),
  value: z.union([
    z.number(),
    z.boolean(),
    z.string(),
    z.array(z.union([z.number(), z.string()])),
    z.object({ command: z.string(), status: z.string() }),
  ]),
  stands: z.enum(['new', 'confirmed', 'differs']),
})

/** What became of a check, as a list shows it. */
export const runCheckSchema = z.object({
  id: z.string(),
  /** Of a row of data; '' where the plan has none. */
  rowName: z.string(),
  row: z.number(),
  name: wordsSchema,
  severity: z.enum(['must', 'should', 'info']),
  verdict: runVerdictSchema,
  measured: wordsSchema,
  expected: wordsSchema.nullable(),
  facts: z.array(foundFactSchema),
  /** Asked of a person; null where nobody is. */
  question: wordsSchema.nullable(),
  /** What they answered. */
  note: z.string(),
  /** Numbers of the PDUs in the capture. */
  evidence: z.array(z.number()),
  durationMs: z.number(),
})
export type RunCheck = z.infer<typeof runCheckSchema>

export const runHeadSchema = z.object({
  runId: z.string(),
  /** null: the acceptance. */
  planId: z.string().nullable(),
  plan: wordsSchema,
  connectionId: z.string(),
  connection: z.string(),
  host: z.string(),
  port: z.number(),
  profileId: z.string(),
  startedAt: z.number(),
  /** null while it runs. */
  endedAt: z.number().nullable(),
  verdict: runVerdictSchema,
  counts: z.record(runVerdictSchema, z.number()),
})
export type RunHead = z.infer<typeof runHeadSchema>

/** A run with its checks, those that are done. */
export const planRunSchema = runHeadSchema.extend({
  checks: z.array(runCheckSchema),
  total: z.number(),
  /** The check under way; null when there is none. */
  doing: z.object({ id: z.string(), name: wordsSchema, progress: wordsSchema.nullable() }).nullable(),
})
export type PlanRunState = z.infer<typeof planRunSchema>

/** Characters of all texts together that one run is given: a message of a window has 4 MiB at most. */
export const mostTextCharacters = 1_000_000

/** What a plan reads that does not stand in it, for one run; nothing of it is kept. */
export const planInputsSchema = z.object({
  /** An upload of `bulk.upload` with the rows of data; null: none. */
  data: z.string().max(100).nullable(),
  /** Texts by the names of their files, as the plan has them or without their folders. */
  texts: z
    .record(z.string().max(1000), z.string().max(mostTextCharacters))
    .refine(
      (texts) => Object.values(texts).reduce((sum, text) => sum + text.length, 0) <= mostTextCharacters,
    ),
  /** Values of `{{env.NAME}}` by their names. */
  environment: z.record(z.string().max(200), z.string().max(10_000)),
})
export type PlanInputs = z.infer<typeof planInputsSchema>

export const planCalls = {
  'plans.text': {
    input: z.object({ planId: z.string() }),
    output: z.object({ text: z.string() }),
    errors: ['plans.not-found'],
  },
  /** planId null creates. */
  'plans.save': {
    input: z.object({ planId: z.string().nullable(), text: z.string().max(maxPlanText), ...replacesField }),
    output: planHeadSchema,
    errors: ['saved.changed-elsewhere', 'plans.too-many', 'storage.unavailable'],
  },
  'plans.remove': {
    input: z.object({ planId: z.string(), ...replacesField }),
    output: z.object({}),
    errors: ['saved.changed-elsewhere', 'storage.unavailable'],
  },
  /** planId null runs the acceptance. Values by name: `to`, `from`, `text` and those of the plan. */
  'plans.start': {
    input: z.object({
      connectionId: z.string(),
      planId: z.string().nullable(),
      values: z.record(z.string().max(64), z.string().max(10_000)),
      isThorough: z.boolean(),
      inputs: planInputsSchema.optional(),
      /** To what the user agreed, where a load goes to another machine. */
      agreed: loadAgreementSchema.nullable().optional(),
    }),
    output: z.object({ runId: z.string() }),
    errors: [
      'connection.not-found',
      'plans.not-found',
      'plans.bad-plan',
      'plans.busy',
      'plans.no-destination',
      'plans.no-data',
      'load.unconfirmed',
      ...tableErrors,
    ],
  },
  'plans.stop': { input: z.object({ runId: z.string() }), output: z.object({}), errors: [] },
  /** What a person found out. */
  'plans.answer': {
    input: z.object({
      runId: z.string(),
      id: z.string(),
      verdict: z.enum(['pass', 'fail', 'inconclusive']),
      note: z.string().max(4000),
    }),
    output: z.object({}),
    errors: ['plans.not-found', 'storage.unavailable'],
  },
  'plans.removeRun': {
    input: z.object({ runId: z.string() }),
    output: z.object({}),
    errors: ['storage.unavailable'],
  },
  'plans.report': {
    input: z.object({
      runId: z.string(),
      format: z.enum(['html', 'junit', 'json']),
      language: z.enum(['en', 'ru']),
      hidesNumbers: z.boolean(),
    }),
    output: z.object({ name: z.string(), text: z.string() }),
    errors: ['plans.not-found'],
  },
} as const

export const planStreams = {
  /** The plans of the user's own, and the runs, the newest first. */
  'plans.state': {
    params: z.object({}),
    item: z.object({ plans: z.array(planHeadSchema), runs: z.array(runHeadSchema) }),
    latest: () => 'state',
  },
  /** One run as it is, then each time it changes; null: there is no such run. */
  'plans.run': {
    params: z.object({ runId: z.string() }),
    item: planRunSchema.nullable(),
    latest: () => 'run',
  },
} as const
