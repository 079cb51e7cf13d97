import { z } from 'zod'
import type { BulkPlan } from '../bulk/bulk-plan.ts'
import { planRow } from '../bulk/plan-row.ts'
import { Fault } from '../faults/fault.ts'
import { addressSchema } from '../message/intent-values.ts'
import { type SendIntent, sendIntentSchema } from '../message/send-intent.ts'
import { sparseIntent, usualIntent, wholeIntent } from '../message/whole-intent.ts'
import type { Pdu } from '../smpp/pdu.ts'
import { inferAddress } from '../text/infer-address.ts'
import { fillVariables, hasVariables, variablesIn } from '../text/template-text.ts'

const fields = sendIntentSchema
  .omit({ source: true, destination: true, reference: true, text: true })
  .partial()

/**
 * One kind of message of a load: how often it comes beside the others, its addresses and texts with variables
 * (`{{n}}`, `{{n:6}}` padded, `{{unique}}`, `{{random:9}}` so many digits, `{{time}}`), and any other field of a message. Of several destinations each has its turn, and of several texts.
 */
export const loadMessageSchema = z.strictObject({
  ...fields.shape,
  weight: z.number().gt(0).max(1_000_000).default(1),
  from: z.string().max(255).default(''),
  /** TON and NPI of the sender; null infers them from the address. */
  from_type: addressSchema.pick({ ton: true, npi: true }).nullable().default(null),
  to: z.union([z.string().max(255), z.array(z.string().max(255)).min(1).max(100_000)]),
  text: z.union([z.string().max(100_000), z.array(z.string().max(100_000)).min(1).max(1000)]).default(''),
})
export type LoadMessage = z.infer<typeof loadMessageSchema>

export const loadMixSchema = z.strictObject({ messages: z.array(loadMessageSchema).min(1).max(1000) })

/** A part of a message, in the order in which parts leave. */
export interface LoadPart {
  readonly pdu: Pdu<'submit_sm'>
  /** The last one of its message. */
  readonly isLast: boolean
  readonly asksReceipt: boolean
}

interface Kind {
  readonly message: LoadMessage
  readonly destinations: readonly string[]
  readonly plans: readonly BulkPlan[]
  /** For each plan the columns of planRow: the number, then the variables. */
  readonly columns: readonly (readonly string[])[]
  readonly asksReceipt: boolean
  /** Parts by destination, of messages in which nothing else changes. */
  readonly ready: Map<string, Pdu<'submit_sm'>> | null
  /** Messages of this kind so far. */
  made: number
  /** Grows by the weight with each message, falls by all of them when its turn has come. */
  credit: number
}

const mostReady = 10_000
const mostParts = 255

/** The parts of a load's messages, one after another, without end. Kinds come as evenly as their weights allow. */
export class LoadMessages {
  readonly #kinds: readonly Kind[]
  readonly #weights: number
  readonly #run: string
  readonly #now: () => number
  #messages = 0
  #parts: readonly Pdu<'submit_sm'>[] = []
  #at = 0
  #kind: Kind | null = null

  /** `run` makes `{{unique}}` differ between runs; `now` in epoch ms. Throws Fault load.bad-message for what cannot be sent. */
  constructor(messages: readonly LoadMessage[], run: string, now: () => number) {
    this.#run = run
    this.#now = now
    this.#kinds = messages.map(kindOf)
    this.#weights = messages.reduce((sum, { weight }) => sum + weight, 0)
    for (const [index, kind] of this.#kinds.entries())
      for (const plan of kind.plans.keys()) for (const to of tried(kind)) this.#plan(kind, index, plan, to, 1)
  }

  /** True when a receipt is asked for, of some. */
  get asksReceipts(): boolean {
    return this.#kinds.some(({ asksReceipt }) => asksReceipt)
  }

  /** Messages that were begun. */
  get messages(): number {
    return this.#messages
  }

  /** Throws Fault load.bad-message. */
  next(): LoadPart {
    if (this.#at >= this.#parts.length) this.#begin()
    const pdu = this.#parts[this.#at++]
    if (pdu === undefined) throw new Error('a message has one part at least')
    return { pdu, isLast: this.#at === this.#parts.length, asksReceipt: this.#kind?.asksReceipt ?? false }
  }

  #begin(): void {
    const index = this.#choose()
    const kind = this.#kinds[index]
    if (kind === undefined) throw new Error('a load has one message at least')
    this.#messages++
    const plan = Math.floor(kind.made / kind.destinations.length) % kind.plans.length
    const to = kind.destinations[kind.made % kind.destinations.length] ?? ''
    kind.made++
    this.#kind = kind
    this.#parts = this.#plan(kind, index, (plan + kind.made) % kind.plans.length, to, this.#messages)
    this.#at = 0
  }

  #choose(): number {
    let best = 0
    for (const [index, kind] of this.#kinds.entries()) {
      kind.credit += kind.message.weight
      if (kind.credit > (this.#kinds[best]?.credit ?? 0)) best = index
    }
    const chosen = this.#kinds[best]
    if (chosen !== undefined) chosen.credit -= this.#weights
    return best
  }

  #plan(kind: Kind, index: number, plan: number, to: string, n: number): readonly Pdu<'submit_sm'>[] {
    const filled = (name: string) => this.#value(name, n)
    const number = hasVariables(to) ? fillVariables(to, filled).text : to
    const ready = kind.ready?.get(number)
    if (ready !== undefined) return [ready]
    const columns = kind.columns[plan] ?? []
    const cells = columns.map((name, at) => (at === 0 ? number : (filled(name) ?? '')))
    const row = planRow(kind.plans[plan] ?? noPlan(), columns, n, cells)
    if (row.built === null) {
      const { kind: problem, detail: given } = row.problem
      throw new Fault('load.bad-message', { number: index + 1, problem, given })
    }
    const { submits } = row.built
    const [only] = submits
    if (kind.ready !== null && submits.length === 1 && only !== undefined) {
      if (kind.ready.size >= mostReady) kind.ready.clear()
      kind.ready.set(number, only)
    }
    return submits
  }

  /** Value of a variable; undefined for one that a load does not have. */
  #value(name: string, n: number): string | undefined {
    const [, head = '', digits] = /^(n|random)(?::(\d{1,2}))?$/.exec(name) ?? []
    if (head === 'n') return digits === undefined ? String(n) : lastDigits(String(n), Number(digits))
    if (head === 'random') return randomDigits(Number(digits ?? 6))
    if (name === 'unique') return `${this.#run}${n.toString(36)}`
    return name === 'time' ? new Date(this.#now()).toISOString() : undefined
  }
}

function noPlan(): never {
  throw new Error('a message has one text at least')
}

/** Every destination that is written out, so that a wrong one is told before anything is sent. */
function tried({ destinations, ready }: Kind): readonly string[] {
  return ready === null && destinations.length > 1000 ? destinations.slice(0, 1000) : destinations
}

function kindOf(message: LoadMessage): Kind {
  const { weight, from, from_type: senderType, to, text, ...said } = message
  const texts = typeof text === 'string' ? [text] : text
  const plans = texts.map((one): BulkPlan => {
    // Fields that are absent are passed over by wholeIntent.
    const whole = wholeIntent({ ...(said as Partial<SendIntent>), text: one, reference: 0 }, usualIntent)
    const { source, destination, reference, ...intent } = sparseIntent(whole)
    return {
      destinationColumn: 0,
      sender: from,
      senderType: senderType ?? typeOf(from),
      intent,
      maxParts: mostParts,
    }
  })
  const columns = plans.map((plan) => [
    'destination',
    ...variablesIn(plan.intent.text, from, plan.intent.wapPush?.href ?? ''),
  ])
  const isSame = plans.length === 1 && columns.every((names) => names.length === 1)
  return {
    message,
    destinations: typeof to === 'string' ? [to] : to,
    plans,
    columns,
    asksReceipt: (plans[0]?.intent.registered_delivery ?? 0) % 4 !== 0,
    ready: isSame ? new Map() : null,
    made: 0,
    credit: 0,
  }
}

/** A sender with variables is taken for what it looks like without them. */
function typeOf(from: string): BulkPlan['senderType'] {
  if (!hasVariables(from)) return null
  const { ton, npi } = inferAddress(fillVariables(from, () => '1').text)
  return { ton, npi }
}

function lastDigits(text: string, digits: number): string {
  return digits === 0 ? '' : text.padStart(digits, '0').slice(-digits)
}

function randomDigits(digits: number): string {
  let text = ''
  while (text.length < digits) text += String(Math.floor(Math.random() * 1e9)).padStart(9, '0')
  return text.slice(0, digits)
}
