import type { LoadPlan } from '../../shared/contract/load.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { FaultCode } from '../../shared/faults/fault-table.ts'
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
  readonly kind: LoadShape['kind']
  readonly rate: string
  readonly from: string
  readonly to: string
  readonly over: string
  readonly by: string
  readonly every: string
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
  | { readonly kind: 'rate' | 'span' | 'count' | 'connection' }
  | { readonly kind: 'fault'; readonly code: FaultCode; readonly detail: Fault['detail'] }

export interface ReadDraft {
  readonly plan: LoadPlan | null
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
  },
  ...{ parts: '100', forSpan: '30s', warmup: '', grace: '30s', binds: '', window: '', failIf: '' },
  messages: [firstMessage],
}

/** The plan of the form, or what is wrong with each of its fields. */
export function readLoadDraft(draft: LoadDraft): ReadDraft {
  const problems: Partial<Record<DraftField | 'messages', DraftProblem>> = {}
  const rate = (field: 'rate' | 'from' | 'to' | 'by'): number => {
    const value = readRate(draft[field])
    if (value === null) problems[field] = { kind: 'rate' }
    return value ?? 0
  }
  const span = (field: 'over' | 'every' | 'forSpan' | 'warmup' | 'grace', isOptional = false): number => {
    if (isOptional && draft[field].trim() === '') return 0
    const value = readSpan(draft[field])
    if (value === null) problems[field] = { kind: 'span' }
    return value ?? 0
  }
  const whole = (field: 'binds' | 'window', most: number): number | null => {
    if (draft[field].trim() === '') return null
    const value = Number(draft[field])
    if (Number.isInteger(value) && value >= 1 && value <= most) return value
    problems[field] = { kind: 'count' }
    return null
  }
  if (draft.connectionId === '') problems.connectionId = { kind: 'connection' }
  const shape = shapeOf(draft, rate, span, problems)
  const settings: LoadSettings = {
    shape,
    ...{ forMs: span('forSpan'), count: null, warmupMs: span('warmup', true), graceMs: span('grace', true) },
    failIf: draft.failIf.split('\n').filter((line) => line.trim() !== ''),
  }
  const binds = whole('binds', 50)
  const window = whole('window', 10_000)
  const messages = readMessages(draft, problems)
  const peakRate = checked(problems, 'rate', () => {
    for (const condition of settings.failIf) checked(problems, 'failIf', () => readThreshold(condition))
    return problems.rate === undefined && (settings.forMs ?? 0) > 0 ? ratePlan(settings).peakRate : null
  })
  const isRight = Object.keys(problems).length === 0 && messages !== null
  const plan = isRight
    ? { connectionId: draft.connectionId, settings, messages: [...messages], binds, window }
    : null
  return { plan, peakRate, problems }
}

type Problems = Partial<Record<DraftField | 'messages', DraftProblem>>

function shapeOf(
  draft: LoadDraft,
  rate: (field: 'rate' | 'from' | 'to' | 'by') => number,
  span: (field: 'over' | 'every') => number,
  problems: Problems,
): LoadShape {
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
  problems[field] ??= { kind: draft.kind === 'burst' ? 'count' : 'rate' }
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
