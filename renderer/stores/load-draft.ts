import type { LimitSearchPlan, LoadPlan } from '../../shared/contract/load.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { FaultCode } from '../../shared/faults/fault-table.ts'
import { type LimitPlan, limitExtent, limitPlanSchema } from '../../shared/load/limit-search.ts'
import { type LoadMessage, LoadMessages, loadMessageSchema } from '../../shared/load/load-messages.ts'
import type { LoadSettings } from '../../shared/load/load-settings.ts'
import { ratePlan } from '../../shared/load/rate-plan.ts'
import { type LoadShape, loadShapeSchema, readRate, readSpan } from '../../shared/load/rate-shape.ts'
import { readThreshold } from '../../shared/load/threshold.ts'

export interface MessageDraft {
  readonly id: number
  readonly weight: string
  readonly from: string
  readonly to: string
  readonly text: string
  readonly asksReceipt: boolean
}

/** The form as it is typed. */
export interface LoadDraft {
  readonly connectionId: string
  readonly kind: LoadShape['kind'] | 'limit'
  readonly rate: string
  readonly from: string
  readonly to: string
  readonly over: string
  readonly by: string
  readonly every: string
  readonly trial: string
  readonly upTo: string
  readonly parts: string
  readonly forSpan: string
  readonly warmup: string
  readonly grace: string
  readonly binds: string
  readonly window: string
  readonly failIf: string
  readonly messages: readonly MessageDraft[]
}

export type DraftField = Exclude<keyof LoadDraft, 'messages' | 'kind'>
/** What is wrong: the shape that is expected, or a fault in its own words. */
export type DraftProblem =
  | { readonly kind: 'rate' | 'span' | 'count' | 'connection' | 'below' }
  | { readonly kind: 'fault'; readonly code: FaultCode; readonly detail: Fault['detail'] }

export interface ReadDraft {
  /** null: the form asks for a search, or something in it is wrong. */
  readonly plan: LoadPlan | null
  /** null: the form asks for a load, or something in it is wrong. */
  readonly search: LimitSearchPlan | null
  /** Parts a second at most; null where the pace does not read. */
  readonly peakRate: number | null
  readonly problems: Readonly<Partial<Record<DraftField | 'messages', DraftProblem>>>
}

export const firstMessage: MessageDraft = {
  ...{ id: 1, weight: '1', from: 'INFO', to: '7916{{n:7}}', text: 'Load {{unique}}', asksReceipt: false },
}

export const newLoadDraft: LoadDraft = {
  ...{
    connectionId: '',
    kind: 'rate',
    rate: '20',
    from: '10',
    to: '100',
    over: '1m',
    by: '10',
    every: '10s',
    trial: '5s',
    upTo: '200',
  },
  ...{ parts: '100', forSpan: '30s', warmup: '', grace: '30s', binds: '', window: '', failIf: '' },
  messages: [firstMessage],
}

type RateField = 'rate' | 'from' | 'to' | 'by' | 'upTo'
type SpanField = 'over' | 'every' | 'trial' | 'forSpan' | 'warmup' | 'grace'

/** Reads single fields, and notes what is wrong with them. */
class FieldReader {
  readonly problems: Problems = {}
  readonly #draft: LoadDraft

  constructor(draft: LoadDraft) {
    this.#draft = draft
  }

  rate(field: RateField): number {
    const value = readRate(this.#draft[field])
    if (value === null) this.problems[field] = { kind: 'rate' }
    return value ?? 0
  }

  span(field: SpanField, isOptional = false): number {
    if (isOptional && this.#draft[field].trim() === '') return 0
    const value = readSpan(this.#draft[field])
    if (value === null) this.problems[field] = { kind: 'span' }
    return value ?? 0
  }

  whole(field: 'binds' | 'window', most: number): number | null {
    if (this.#draft[field].trim() === '') return null
    const value = Number(this.#draft[field])
    if (Number.isInteger(value) && value >= 1 && value <= most) return value
    this.problems[field] = { kind: 'count' }
    return null
  }
}

/** The plan or search of the form, or what is wrong with each of its fields. */
export function readLoadDraft(draft: LoadDraft): ReadDraft {
  const reader = new FieldReader(draft)
  const { problems } = reader
  const asked = draft.kind === 'limit' ? readSearch(reader) : readPace({ ...draft, kind: draft.kind }, reader)
  if (draft.connectionId === '') problems.connectionId = { kind: 'connection' }
  const [binds, window] = [reader.whole('binds', 50), reader.whole('window', 10_000)]
  const messages = readMessages(draft, problems)
  const isRight = Object.keys(problems).length === 0 && messages !== null
  if (!isRight) return { plan: null, search: null, peakRate: asked.peakRate, problems }
  const whole = { connectionId: draft.connectionId, messages: [...messages], binds, window }
  return {
    plan: 'settings' in asked ? { ...whole, settings: asked.settings } : null,
    search: 'search' in asked ? { ...whole, search: asked.search } : null,
    peakRate: asked.peakRate,
    problems,
  }
}

function readSearch(reader: FieldReader): { readonly search: LimitPlan; readonly peakRate: number | null } {
  const { problems } = reader
  const search: LimitPlan = {
    ...{ from: reader.rate('from'), by: reader.rate('by'), upTo: reader.rate('upTo') },
    ...{ trialMs: reader.span('trial'), graceMs: reader.span('grace', true) },
  }
  const wrong = limitPlanSchema.safeParse(search).error?.issues[0]?.path[0]
  if (wrong === 'from' || wrong === 'by' || wrong === 'upTo') problems[wrong] ??= { kind: 'rate' }
  if (search.upTo < search.from) problems.upTo ??= { kind: 'below' }
  const isRight = Object.keys(problems).length === 0
  return { search, peakRate: isRight ? checked(problems, 'by', () => limitExtent(search).peakRate) : null }
}

function readPace(
  draft: LoadDraft & { readonly kind: LoadShape['kind'] },
  reader: FieldReader,
): { readonly settings: LoadSettings; readonly peakRate: number | null } {
  const { problems } = reader
  const shape = shapeOf(draft, reader)
  const settings: LoadSettings = {
    shape,
    ...{ forMs: reader.span('forSpan'), count: null },
    ...{ warmupMs: reader.span('warmup', true), graceMs: reader.span('grace', true) },
    failIf: draft.failIf.split('\n').filter((line) => line.trim() !== ''),
  }
  const peakRate = checked(problems, 'rate', () => {
    for (const condition of settings.failIf) checked(problems, 'failIf', () => readThreshold(condition))
    return problems.rate === undefined && (settings.forMs ?? 0) > 0 ? ratePlan(settings).peakRate : null
  })
  return { settings, peakRate }
}

type Problems = Partial<Record<DraftField | 'messages', DraftProblem>>

function shapeOf(draft: LoadDraft & { readonly kind: LoadShape['kind'] }, reader: FieldReader): LoadShape {
  const rate = (field: RateField) => reader.rate(field)
  const span = (field: SpanField) => reader.span(field)
  const made = {
    rate: () => ({ kind: 'rate', rate: rate('rate') }),
    ramp: () => ({ kind: 'ramp', from: rate('from'), to: rate('to'), overMs: span('over') }),
    step: () => ({ kind: 'step', from: rate('from'), by: rate('by'), everyMs: span('every') }),
    burst: () => ({ kind: 'burst', parts: Number(draft.parts), everyMs: span('every') }),
  }[draft.kind]()
  const shape = loadShapeSchema.safeParse(made)
  if (shape.success) return shape.data
  const first = { rate: 'rate', ramp: 'to', step: 'by', burst: 'parts' } as const
  const field = first[draft.kind]
  reader.problems[field] ??= { kind: draft.kind === 'burst' ? 'count' : 'rate' }
  return { kind: 'rate', rate: 1 }
}

function readMessages({ messages }: LoadDraft, problems: Problems): readonly LoadMessage[] | null {
  const read = messages.map(({ weight, from, to, text, asksReceipt }) =>
    loadMessageSchema.safeParse({
      weight: Number(weight.replace(',', '.')),
      from,
      to: to
        .split(/[\n;]/)
        .map((one) => one.trim())
        .filter(Boolean),
      text,
      registered_delivery: asksReceipt ? 1 : 0,
    }),
  )
  const wrong = read.findIndex(({ success }) => !success)
  if (wrong !== -1) {
    const problem = (messages[wrong]?.to ?? '').trim() === '' ? 'no-destination' : 'bad-field'
    const detail = { number: wrong + 1, problem, given: 'weight' }
    problems.messages = { kind: 'fault', code: 'load.bad-message', detail }
    return null
  }
  const all = read.flatMap(({ data }) => data ?? [])
  checked(problems, 'messages', () => new LoadMessages(all, '', () => 0))
  return all
}

/** What `work` returns; a fault becomes the problem of the field. */
function checked<T>(problems: Problems, field: DraftField | 'messages', work: () => T): T | null {
  try {
    return work()
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
    problems[field] ??= { kind: 'fault', code: problem.code, detail: problem.detail }
    return null
  }
}
