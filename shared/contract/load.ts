import { z } from 'zod'
import { foundLimitSchema, limitPlanSchema, mostTrials, trialSchema } from '../load/limit-search.ts'
import { loadAgreementSchema } from '../load/load-consent.ts'
import { loadFiguresSchema, loadResultSchema, loadSecondSchema } from '../load/load-figures.ts'
import { loadMessageSchema } from '../load/load-messages.ts'
import { loadSettingsSchema } from '../load/load-settings.ts'
import { maxBinds } from './connections.ts'
import { faultSchema } from './fault-schema.ts'

/** Loads that are kept; the oldest beyond go. */
export const mostKeptLoads = 20
/** Kinds of message of one load from a window. */
export const mostLoadMessages = 50
/** What `+` and `−` do to the rate. */
export const loadStep = 1.1

/** A load as a window asks for it. `binds` and `window` null: the connection's own. */
export const loadPlanSchema = z.object({
  connectionId: z.string(),
  settings: loadSettingsSchema,
  messages: z.array(loadMessageSchema).min(1).max(mostLoadMessages),
  binds: z.number().int().min(1).max(maxBinds).nullable(),
  window: z.number().int().min(1).max(10_000).nullable(),
})
export type LoadPlan = z.infer<typeof loadPlanSchema>

/** A search for the limit as a window asks for it. */
export const limitSearchSchema = z.object({
  ...loadPlanSchema.omit({ settings: true }).shape,
  search: limitPlanSchema,
})
export type LimitSearchPlan = z.infer<typeof limitSearchSchema>

export const loadPhases = ['idle', 'binding', 'running', 'paused', 'ending'] as const

/** The load that runs, or none. */
export const loadStateSchema = z.object({
  phase: z.enum(loadPhases),
  /** null: none has run since the start. */
  runId: z.string().nullable(),
  connectionName: z.string(),
  /** Epoch ms. */
  startedAt: z.number(),
  /** Asked for now, parts a second. */
  rate: z.number(),
  /** On the plan's rate, by hand. */
  factor: z.number(),
  figures: loadFiguresSchema.nullable(),
  /** null: it is no search for the limit. */
  search: z.object({ trials: z.array(trialSchema).max(mostTrials) }).nullable(),
  /** Why the last one could not begin, or ended early. */
  fault: faultSchema.nullable(),
})
export type LoadState = z.infer<typeof loadStateSchema>

const judgedSchema = z.object({
  condition: z.string(),
  name: z.string(),
  measured: z.number().nullable(),
  failed: z.boolean(),
})

/** A load that is over. */
export const keptLoadSchema = z.object({
  runId: z.string(),
  connectionName: z.string(),
  peer: z.string(),
  startedAt: z.number(),
  /** The pace as the command line writes it. */
  asked: z.string(),
  isGood: z.boolean(),
  thresholds: z.array(judgedSchema),
  ...loadResultSchema.shape,
})
export type KeptLoad = z.infer<typeof keptLoadSchema>

/** A search for the limit that is over. */
export const keptLimitSchema = z.object({
  runId: z.string(),
  connectionName: z.string(),
  peer: z.string(),
  startedAt: z.number(),
  /** The search as the command line writes it. */
  asked: z.string(),
  trials: z.array(trialSchema).max(mostTrials),
  limit: foundLimitSchema,
  /** false: it was stopped, or the fault ended it. */
  isWhole: z.boolean(),
  fault: faultSchema.nullable(),
})
export type KeptLimit = z.infer<typeof keptLimitSchema>

const seriesSchema = z.object({
  startedAt: z.number(),
  /** Seconds that each row stands for. */
  span: z.number(),
  seconds: z.array(loadSecondSchema),
})
export type LoadSeries = z.infer<typeof seriesSchema>

const runId = z.object({ runId: z.string() })
export const loadReportForms = ['html', 'csv', 'hdr', 'junit', 'recording'] as const
export const limitReportForms = ['html', 'csv', 'junit', 'recording'] as const
const reportSchema = z.object({ name: z.string(), text: z.string() })

export const loadCalls = {
  /** One at a time. `agreed`: to what, where much goes to another machine; null: nobody was asked. */
  'load.start': {
    input: z.object({ plan: loadPlanSchema, agreed: loadAgreementSchema.nullable() }),
    output: runId,
    errors: [
      'load.running',
      'load.unconfirmed',
      'load.endless',
      'load.too-many-steps',
      'load.bad-message',
      'load.bad-threshold',
      'connection.not-found',
    ],
  },
  /** Finds the rate at which the provider begins to complain; in the place of a load. */
  'load.find-limit': {
    input: z.object({ plan: limitSearchSchema, agreed: loadAgreementSchema.nullable() }),
    output: runId,
    errors: [
      'load.running',
      'load.unconfirmed',
      'load.too-many-steps',
      'load.bad-message',
      'connection.not-found',
    ],
  },
  /** Does nothing while none runs. `cut` waits for nothing. A search can only be ended. */
  'load.change': {
    input: z.object({ what: z.enum(['pause', 'resume', 'faster', 'slower', 'stop', 'cut']) }),
    output: z.object({}),
    errors: [],
  },
  /** The newest first. */
  'load.list': { input: z.object({}), output: z.array(keptLoadSchema), errors: [] },
  /** Searches for the limit, the newest first. */
  'load.limits': { input: z.object({}), output: z.array(keptLimitSchema), errors: [] },
  'load.limit-report': {
    input: runId.extend({ form: z.enum(limitReportForms), language: z.enum(['en', 'ru']) }),
    output: reportSchema,
    errors: ['load.not-found'],
  },
  /** Rows of the load or search that runs, or of a kept one. */
  'load.series': { input: runId, output: seriesSchema, errors: ['load.not-found'] },
  /** Of a load or a search. */
  'load.remove': { input: runId, output: z.object({}), errors: ['storage.unavailable'] },
  'load.report': {
    input: runId.extend({ form: z.enum(loadReportForms), language: z.enum(['en', 'ru']) }),
    output: reportSchema,
    errors: ['load.not-found'],
  },
} as const

export const loadStreams = {
  /** The state now, and again at each change and each second. */
  'load.state': { params: z.object({}), item: loadStateSchema, latest: () => 'load' },
  /** Each second of whichever load runs, from now on. */
  'load.seconds': { params: z.object({}), item: z.object({ runId: z.string(), second: loadSecondSchema }) },
} as const
