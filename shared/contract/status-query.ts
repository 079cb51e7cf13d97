import { z } from 'zod'
import { queryModeChoices } from '../profiles/query-mode.ts'

/** Settings of a connection that say when query_sm asks for the state of what was sent over it. Times are seconds. */
export const statusQuerySchema = z.object({
  mode: z.enum(queryModeChoices),
  /** From the acceptance of a message to its first query_sm. */
  first: z.number().min(0.05).max(86_400),
  /** Each wait is twice the one before it, and at most so long. */
  longest: z.number().min(0.05).max(86_400),
  /** A message without a final state is given up after so many query_sm. */
  tries: z.number().int().min(1).max(1000),
  /** Or so long after polling began. */
  giveUpAfter: z.number().min(1).max(2_592_000),
})
export type StatusQuery = z.infer<typeof statusQuerySchema>

/**
 * Why a part is polled no more. 'final': its end is known; 'refused': a command_status that will not change;
 * 'not-served': the peer does not know query_sm; 'limit': tries or time are used up; 'stopped': somebody said so;
 * 'crowded': it was the oldest when too many were followed; 'fault': it cannot be asked about, `fault` says why.
 */
export const pollEnds = ['final', 'refused', 'not-served', 'limit', 'stopped', 'crowded', 'fault'] as const
export type PollEnd = (typeof pollEnds)[number]

/** How a part is polled. Times are epoch ms. */
export const partPollSchema = z.object({
  startedAt: z.number(),
  /** query_sm sent so far. */
  tries: z.number(),
  /** Those among them without an answer. */
  unanswered: z.number(),
  /** When the next is due; null once polling has ended. */
  nextAt: z.number().nullable(),
  end: z.enum(pollEnds).nullable(),
  /** command_status that ended it. */
  commandStatus: z.number().optional(),
  /** Code of the fault that ended it. */
  fault: z.string().optional(),
})
export type PartPoll = z.infer<typeof partPollSchema>

/** A query_sm or cancel_sm about one part that left, and its answer. */
export const queryViewSchema = z.object({
  /** When the answer came, or was given up. */
  at: z.number(),
  /** Capture number of the answer; null: none came in time. So are `command` and `commandStatus`. */
  seq: z.number().nullable(),
  /** When the request left, and its capture number. Absent: answered before these were kept. */
  sentAt: z.number().optional(),
  requestSeq: z.number().optional(),
  /** True when the engine asked by its schedule. */
  isPolled: z.boolean().optional(),
  /** Command of the request; a generic_nack is read by it. */
  requestCommand: z.enum(['query_sm', 'cancel_sm']),
  command: z.string().nullable(),
  commandStatus: z.number().nullable(),
  messageState: z.number().nullable(),
  finalDate: z.string().nullable(),
  errorCode: z.number().nullable(),
})
export type QueryView = z.infer<typeof queryViewSchema>

/** Messages of one call at most. */
const mostMessages = 1000

export const statusQueryCalls = {
  /**
   * query_sm about every part of these messages that is without a final state: 'once' now, 'follow' until it has one,
   * 'stop' ends that. 'stop' without `messageIds` is about all. Returns at once: the answers come in the cards, the
   * counts in `message.polls`. `skipped` counts the parts, or messages that are gone, left as they were, by reason.
   */
  'message.poll': {
    input: z.object({
      messageIds: z.array(z.string()).max(mostMessages).optional(),
      action: z.enum(['once', 'follow', 'stop']),
    }),
    output: z.object({
      parts: z.number(),
      skipped: z.object({
        gone: z.number(),
        final: z.number(),
        noId: z.number(),
        notServed: z.number(),
        unbound: z.number(),
      }),
    }),
    errors: [],
  },
} as const

/** What polling does now, and has done since the engine started. */
export const pollsSchema = z.object({
  /** Parts followed until they have a final state, or asked about once. */
  following: z.number(),
  /** Of those, query_sm on its way. */
  asking: z.number(),
  /** Of those, due and without a bind that may ask. */
  waiting: z.number(),
  /** query_sm sent. */
  asked: z.number(),
  ended: z.record(z.enum(pollEnds), z.number()),
})
export type Polls = z.infer<typeof pollsSchema>

export const statusQueryStreams = {
  /** As it is, then each time it changes. */
  'message.polls': { params: z.object({}), item: pollsSchema, latest: () => 'polls' },
} as const
