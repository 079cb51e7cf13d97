import { z } from 'zod'
import { type SendIntent, sendIntentSchema } from '../message/send-intent.ts'
import { ussdServiceType } from '../message/ussd.ts'
import { sparseIntent, wholeIntent } from '../message/whole-intent.ts'
import { digitsOf, inferAddress } from '../text/infer-address.ts'
import { fillVariables } from '../text/template-text.ts'
import { sessionInfo } from './ussd-reply.ts'

const pssrIndication = 1

/** The requests that carry a message to an ESME. */
export const mobileOperations = ['deliver_sm', 'data_sm'] as const
export type MobileOperation = (typeof mobileOperations)[number]

/** A message from a handset: its addresses and text, and of the rest of a message whatever is not usual. */
export const mobileMessageSchema = sendIntentSchema
  .partial()
  .required({ source: true, destination: true, text: true })
export type MobileMessage = z.infer<typeof mobileMessageSchema>

/** Numbers of a pool at most, those of a range counted. */
export const mostPooled = 1_000_000

/** A number, or the first and the last of a range: `79160000000-79160000999`. */
const poolSchema = z
  .string()
  .min(1)
  .max(41)
  .refine((text) => pooledCount(text) > 0, 'a number, or a range such as 79160000000-79160000999')

/** Messages from handsets that come by themselves, one after the other. */
export const mobileFlowSchema = z.strictObject({
  /** Off, it is kept and sends nothing. */
  isOn: z.boolean().default(true),
  /** Account that they are for; null: any that receives. */
  systemId: z.string().max(255).nullable().default(null),
  operation: z.enum(mobileOperations).default('deliver_sm'),
  /** Senders, each in turn. */
  from: z.array(poolSchema).min(1).max(1000),
  to: z.string().max(21),
  /** May hold {{n}}, the number of the message from 1, {{from}} and {{to}}. */
  text: z.string().max(10_000),
  /** What else the message is to be: encoding, method, tlvs and so on, as a message that is sent. */
  message: sendIntentSchema.omit({ source: true, destination: true, text: true }).partial().default({}),
  /**
   * Makes each message begin a USSD dialogue of its own, numbered by its_session_info; what the handset answers, in turn,
   * when it is asked or told something in it. It says no more once they are used up.
   */
  ussdReplies: z.array(z.string().max(182)).max(100).default([]),
  /** Messages a second. */
  rate: z.number().min(0.001).max(1000).default(1),
  /** How many; null goes on. */
  count: z.number().int().min(1).max(10_000_000).nullable().default(null),
})
export type MobileFlow = z.infer<typeof mobileFlowSchema>

/** A message to be brought, and how. */
export interface MobileOffer {
  readonly systemId: string | null
  readonly operation: MobileOperation
  readonly intent: SendIntent
}

/** The n-th message of a flow, from 1. */
export function flowMessage(flow: MobileFlow, n: number): MobileOffer {
  const from = pooled(flow.from, n - 1)
  const values: Readonly<Record<string, string>> = { n: String(n), from, to: flow.to }
  const { text } = fillVariables(flow.text, (name) => values[name.toLowerCase()])
  const dialogue = flow.ussdReplies.length === 0 ? {} : ussdBeginning(flow, n)
  const message = {
    ...flow.message,
    ...dialogue,
    source: mobileAddress(from),
    destination: mobileAddress(flow.to),
    text,
  }
  return { systemId: flow.systemId, operation: flow.operation, intent: mobileIntent(message, n) }
}

/** A handset begins: PSSR indication, unless the flow says another operation. */
function ussdBeginning(
  { message }: MobileFlow,
  n: number,
): Pick<MobileMessage, 'service_type' | 'ussdServiceOp' | 'tlvs'> {
  return {
    service_type: message.service_type ?? ussdServiceType,
    ussdServiceOp: message.ussdServiceOp ?? pssrIndication,
    tlvs: [...(message.tlvs ?? []), sessionInfo(n, 0)],
  }
}

/** The whole message; `reference` joins its parts unless the message has one. */
export function mobileIntent(message: MobileMessage, reference: number): SendIntent {
  return sparseIntent(wholeIntent({ reference: reference % 65_536, ...message }))
}

/** An address as it is typed, with the TON and NPI that its form implies. */
export function mobileAddress(typed: string): SendIntent['source'] {
  const addr = typed.trim()
  const { kind, ton, npi } = inferAddress(addr)
  return { ton, npi, addr: kind === 'alphanumeric' ? addr : digitsOf(addr) }
}

/** The number of the pool whose turn it is; after the last comes the first again. */
function pooled(pool: readonly string[], turn: number): string {
  const total = pool.reduce((sum, text) => sum + pooledCount(text), 0)
  let place = turn % total
  for (const text of pool) {
    const count = pooledCount(text)
    if (place < count) return count === 1 ? firstOf(text) : numberAfter(firstOf(text), place)
    place -= count
  }
  return firstOf(pool[0] ?? '')
}

/** How many numbers the text stands for; 0 when it is neither a number nor a range. */
function pooledCount(text: string): number {
  const [, first, last] = /^(\d{1,20})-(\d{1,20})$/.exec(text.trim()) ?? []
  if (first === undefined || last === undefined) return 1
  const count = BigInt(last) - BigInt(first) + 1n
  return first.length === last.length && count > 0n && count <= BigInt(mostPooled) ? Number(count) : 0
}

function firstOf(text: string): string {
  return /^(\d{1,20})-\d{1,20}$/.exec(text.trim())?.[1] ?? text.trim()
}

/** Leading zeros stay. */
function numberAfter(first: string, steps: number): string {
  return String(BigInt(first) + BigInt(steps)).padStart(first.length, '0')
}
