import { z } from 'zod'
import { answerLimitsSchema, answerRuleSchema, ruleBounds } from '../answering/answer-rule.ts'
import { heldBackReasons } from '../answering/held-back-table.ts'
import { faultSchema } from './fault-schema.ts'
import { replacesField } from './replaces-field.ts'

const rulesSchema = z.array(answerRuleSchema).max(ruleBounds.rules)

/** What became of one message that a rule found. */
export const answerEntrySchema = z.object({
  /** Counts up. */
  entry: z.number().int(),
  at: z.number(),
  /** `stopped`: held back, and the two numbers are not answered any more until they are quiet. */
  kind: z.enum(['replied', 'held-back', 'stopped', 'acknowledged']),
  /** Index of the rule; its name as it was then. */
  rule: z.number().int(),
  ruleName: z.string(),
  sessionName: z.string(),
  /** Of the message that came in. */
  from: z.string(),
  to: z.string(),
  /** Of the reply, cut to 200 characters; '' where there is none. */
  text: z.string(),
  reason: z.enum(heldBackReasons).nullable(),
  /** Why it cannot be sent. */
  fault: faultSchema.nullable(),
  /** Card of the reply. */
  messageId: z.string().nullable(),
  /** Of `acknowledged`: command_status, null when it is left unanswered. */
  status: z.number().int().nullable(),
})
export type AnswerEntry = z.infer<typeof answerEntrySchema>

/** Entries that are kept, the newest last. */
export const maxAnswerEntries = 100

export const answerCountsSchema = z.object({
  matched: z.number().int(),
  replied: z.number().int(),
  acknowledged: z.number().int(),
  heldBack: z.partialRecord(z.enum(heldBackReasons), z.number().int()),
})
export type AnswerCounts = z.infer<typeof answerCountsSchema>

export const answeringSetupSchema = z.object({
  rules: rulesSchema,
  limits: answerLimitsSchema,
  /** The connection whose messages are answered; null: all. */
  connectionId: z.string().nullable(),
  /** On again after a restart. */
  startsOn: z.boolean(),
})
export type AnsweringSetup = z.infer<typeof answeringSetupSchema>

export const answeringStateSchema = answeringSetupSchema.extend({
  isOn: z.boolean(),
  /** One for each rule. */
  counts: z.array(answerCountsSchema),
  /** Replies that wait for their time. */
  pending: z.number().int(),
  log: z.array(answerEntrySchema),
})
export type AnsweringState = z.infer<typeof answeringStateSchema>

/** One received message, and what the rules would make of it. */
export const dryRunRowSchema = z.object({
  messageId: z.string(),
  at: z.number(),
  from: z.string(),
  to: z.string(),
  text: z.string(),
  /** Index of the rule; null: none finds it. */
  rule: z.number().int().nullable(),
  reply: z.string(),
  /** What the reply goes on with a USSD dialogue by: ussd_service_op, and its_session_info as hex. null: it is of none. */
  ussd: z.object({ serviceOp: z.number(), session: z.string().nullable() }).nullable(),
  reason: z.enum(heldBackReasons).nullable(),
})
export type DryRunRow = z.infer<typeof dryRunRowSchema>

export const answeringCalls = {
  /** Puts rules in force; what is not given stays. Other rules begin with fresh counters. */
  'answering.configure': {
    input: answeringSetupSchema.partial().extend(replacesField),
    output: answeringStateSchema,
    errors: ['saved.changed-elsewhere', 'answering.bad-rules', 'storage.unavailable'],
  },
  /** Off: what waits is not sent. */
  'answering.switch': { input: z.object({ isOn: z.boolean() }), output: answeringStateSchema, errors: [] },
  /** Clears counters and log, and forgets who was answered and who is stopped. */
  'answering.forget': { input: z.object({}), output: answeringStateSchema, errors: [] },
  /** The last received messages, oldest first, as these rules would answer them. Nothing is sent. */
  'answering.dryRun': {
    input: z.object({ rules: rulesSchema, limits: answerLimitsSchema }),
    output: z.object({
      rows: z.array(dryRunRowSchema),
      /** Received messages whose PDU is no longer kept. */
      gone: z.number().int(),
    }),
    errors: ['answering.bad-rules', 'storage.unavailable'],
  },
} as const

export const answeringStreams = {
  'answering.state': { params: z.object({}), item: answeringStateSchema, latest: () => 0 },
} as const
