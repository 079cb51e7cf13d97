import { z } from 'zod'
import { messageEncodings, messageMethods } from '../text/message-options.ts'

/** What rules may hold at most. A filter and a text are bounded by themselves, so that a list of them is. */
export const ruleBounds = { rules: 100, nameUnits: 60, filterUnits: 10_000, replyUnits: 10_000 } as const

/** '500ms', '2s', '10m', '1h', '1d'; read by durationMs. */
const duration = z.string().max(20)
const octet = z.number().int().min(0).max(255)
const address = z.string().min(1).max(100)

/** How a deliver_sm or data_sm is answered in place of at once and with ESME_ROK. */
export const ackSchema = z.strictObject({
  /** The response waits so long. */
  delay: duration.optional(),
  /** command_status of the response, as a name or a number. */
  status: z.union([z.string().max(60), z.number().int().min(0).max(0xffffffff)]).optional(),
  /** There is no response. */
  none: z.boolean().optional(),
})

const thenSchema = z.strictObject({
  /** A text, or a template: {{name}} is a named group of a pattern in `when`, or a field of the filter language. */
  reply: z.string().min(1).max(ruleBounds.replyUnits).optional(),
  /** Time before it leaves. */
  delay: duration.optional(),
  /** A number gets this reply once in such a time. */
  once: duration.optional(),
  /** In place of the number that the message was sent to; a template like `reply`. */
  from: address.optional(),
  /** In place of the number that the message came from. */
  to: address.optional(),
  encoding: z.enum(messageEncodings).optional(),
  method: z.enum(messageMethods).optional(),
  data_coding: octet.optional(),
  registered_delivery: octet.optional(),
  /** Name of the connection it leaves over; without it the one that the message came over. */
  session: z.string().min(1).max(200).optional(),
  ack: ackSchema.optional(),
})

/**
 * A rule of an auto-reply file. Of the rules with a reply the first whose filter finds the message answers it; of those
 * with `ack` the first whose filter finds the PDU says how that is acknowledged.
 */
export const answerRuleSchema = z.strictObject({
  name: z.string().max(ruleBounds.nameUnits).optional(),
  /** False: the rule is passed over. */
  on: z.boolean().optional(),
  /** In the filter language; '' finds every message. */
  when: z.string().max(ruleBounds.filterUnits),
  // biome-ignore lint/suspicious/noThenProperty: rules are written { when, then }; an object is no function to be called
  then: thenSchema,
})
export type AnswerRule = z.infer<typeof answerRuleSchema>
export type AnswerThen = AnswerRule['then']
export type AckRule = z.infer<typeof ackSchema>

/** What keeps rules from answering too much. */
export const answerLimitsSchema = z.strictObject({
  /** Replies to one number a second. */
  perNumber: z.number().min(0.001).max(100).default(1),
  /** Replies in all a second; those beyond wait. */
  inAll: z.number().min(0.01).max(1000).default(10),
  /** Replies between one pair of numbers within `pairWithin`; with more, the two are taken for machines. */
  pairReplies: z.number().int().min(1).max(1000).default(5),
  pairWithin: duration.default('10m'),
})
export type AnswerLimits = z.infer<typeof answerLimitsSchema>
export const usualLimits: AnswerLimits = answerLimitsSchema.parse({})

/** A file of rules, as the window exports and `listen --auto-reply` reads it. */
export const ruleFileSchema = z.strictObject({
  autoReply: z.literal(1),
  limits: answerLimitsSchema.default(usualLimits),
  rules: z.array(answerRuleSchema).max(ruleBounds.rules),
})
export type RuleFile = z.infer<typeof ruleFileSchema>

export function ruleOf(when: string, parts: AnswerThen): AnswerRule {
  // biome-ignore lint/suspicious/noThenProperty: as in the schema above
  return { when, then: parts }
}

/** The rule with changes of what it does; undefined takes a part away. */
export function withThen(
  rule: AnswerRule,
  change: { readonly [K in keyof AnswerThen]?: AnswerThen[K] | undefined },
): AnswerRule {
  const parts = Object.entries({ ...rule.then, ...change }).filter(([, value]) => value !== undefined)
  return { ...rule, ...ruleOf(rule.when, Object.fromEntries(parts)) }
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
/** A reply that is due later is a broadcast; timers of Node end at 24.8 days. */
const longestMs = 7 * 86_400_000

/** Milliseconds of '500ms', '2s', '1.5h'; seconds without a unit; null for anything else and above a week. */
export function durationMs(text: string): number | null {
  const [, number, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)?$/.exec(text.trim()) ?? []
  if (number === undefined) return null
  const ms = Number(number) * (units[unit] ?? Number.NaN)
  return ms <= longestMs ? ms : null
}
