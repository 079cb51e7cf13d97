import { z } from 'zod'
import { maxFilterLength } from '../filter/parse-filter.ts'
import { cardSortKeys } from '../message/card-sort.ts'
import { addressSchema } from '../message/intent-values.ts'
import { partStateSchema } from '../message/part-state.ts'
import { sendIntentSchema } from '../message/send-intent.ts'
import { searchEndSchemas } from './search-end.ts'
import { partPollSchema, queryViewSchema } from './status-query.ts'

export const receiptViewSchema = z.object({
  /** Capture number of the deliver_sm or data_sm. */
  seq: z.number(),
  at: z.number(),
  /** As written: DELIVRD, UNDELIV …; null when the state came in TLVs alone. */
  stat: z.string().nullable(),
  /** message_state name of the specification: DELIVERED, UNDELIVERABLE …; null when unknown. */
  state: z.string().nullable(),
  err: z.string().nullable(),
  final: z.boolean(),
  /** Which rule joined it to the part (shared/receipts/id-rules.ts). */
  idRule: z.string(),
  receivedId: z.string().nullable(),
  /** message_id that it was joined by, where that is not the part's own but an earlier try's. */
  triedId: z.string().optional(),
})
export type ReceiptView = z.infer<typeof receiptViewSchema>

/** One try of a part; of an earlier one, the answer came after the next try. */
export const earlierTrySchema = z.object({
  sequenceNumber: z.number().nullable(),
  submitSeq: z.number().nullable(),
  submittedAt: z.number().nullable(),
  responseSeq: z.number().nullable(),
  respondedAt: z.number().nullable(),
  commandStatus: z.number().nullable(),
  /** message_id of the response. */
  smscMessageId: z.string().nullable(),
})
export type EarlierTry = z.infer<typeof earlierTrySchema>

/** A part with its latest try. */
export const messagePartSchema = earlierTrySchema.extend({
  number: z.number(),
  text: z.string(),
  state: partStateSchema,
  /** 'submit_sm_resp' or 'generic_nack': a code is read by the PDU it came in. */
  responseCommand: z.string().nullable(),
  /** The newest that came, oldest first. */
  receipts: z.array(receiptViewSchema),
  /** Number of receipts that came, with those that are kept no more. Absent: all are in `receipts`. */
  receiptCount: z.number().optional(),
  /** Number of times it was sent; the SMSC may have as many copies. Absent: once at most. */
  attempts: z.number().optional(),
  /** Oldest first; what stands in the part itself is the last try. Absent: sent once, or by an older version. */
  earlier: z.array(earlierTrySchema).optional(),
  /** How often a part of an incoming message came, when that is more than once. */
  copies: z.number().optional(),
  /** True for the first part of an incoming message whose sender had used its reference minutes before. */
  isReferenceReused: z.boolean().optional(),
  /** True when the text is longer than a card keeps; its PDU has all of it. */
  isCut: z.boolean().optional(),
  /** Of a captured message each part says by itself whether a receipt is wanted. Absent: as its message does. */
  registeredDelivery: z.number().optional(),
  /** True for a part in doubt that somebody decided to leave so. */
  isLeft: z.boolean().optional(),
  /** Result of the last query_sm or cancel_sm. */
  lastQuery: queryViewSchema.nullable(),
  /** Those before it, the newest that came, oldest first. Absent: none. */
  earlierQueries: z.array(queryViewSchema).optional(),
  /** Number of answers that came, with those that are kept no more. Absent: all are kept. */
  queryCount: z.number().optional(),
  /** Absent for a part that was never polled. */
  poll: partPollSchema.optional(),
})
export type MessagePart = z.infer<typeof messagePartSchema>

/** Ids of cards are numbers in the order in which the cards were made. */
export const messageIdSchema = z.string().regex(/^[1-9]\d{0,14}$/)

export const messageCardSchema = z.object({
  messageId: z.string(),
  direction: z.enum(['sent', 'received']),
  sessionId: z.string(),
  connectionId: z.string().nullable(),
  sessionName: z.string(),
  profileId: z.string(),
  createdAt: z.number(),
  source: addressSchema,
  destination: addressSchema,
  text: z.string(),
  encoding: z.string(),
  dataCoding: z.number(),
  registeredDelivery: z.number(),
  parts: z.array(messagePartSchema),
  /** Everything but the text, for sending it again. Absent on received messages. */
  intent: sendIntentSchema.omit({ text: true }).optional(),
  /** The row of a bulk run that it was sent for; the run may have been removed since. Absent: sent by hand, or received. */
  run: z.object({ runId: z.number().int(), row: z.number().int() }).optional(),
  /** True for a received message that nobody has looked at. */
  isUnread: z.boolean().optional(),
  /** Of a received message of a USSD dialogue: the values of its TLVs. Absent: it is of none. */
  ussd: z
    .object({
      /** ussd_service_op; null where the message has none. */
      serviceOp: z.number().nullable(),
      /** its_session_info as a number of two octets: the session, and in the low octet the step and the bit that ends it. */
      session: z.number().nullable(),
    })
    .optional(),
  /** Worst open or final state of the parts; 'received' for mobile-originated ones. */
  state: z.enum([...partStateSchema.options, 'received']),
})
export type MessageCard = z.infer<typeof messageCardSchema>

/** A card that a window has not been told of, or what changed of one that it has: some of its parts. */
export const cardChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), card: messageCardSchema }),
  z.object({
    kind: z.literal('change'),
    messageId: z.string(),
    state: messageCardSchema.shape.state,
    isUnread: messageCardSchema.shape.isUnread,
    parts: z.array(messagePartSchema),
  }),
])
export type CardChange = z.infer<typeof cardChangeSchema>

/** The card after a change of it. */
export function changedCard(card: MessageCard, change: CardChange): MessageCard {
  if (change.kind === 'card') return change.card
  const changed = new Map(change.parts.map((part) => [part.number, part]))
  const parts = card.parts.map((part) => changed.get(part.number) ?? part)
  // The text of a message that came in is that of its parts.
  const text = card.direction === 'received' ? parts.map((part) => part.text).join('') : card.text
  const { isUnread: _before, ...rest } = card
  const unread = change.isUnread === true ? { isUnread: true } : {}
  return { ...rest, ...unread, state: change.state, parts, text }
}

/** In the language of shared/filter, of what cards have; '' is every card. */
const cardFilter = z.string().max(maxFilterLength)

export const cardSortSchema = z.object({
  by: z.enum(cardSortKeys),
  order: z.enum(['ascending', 'descending']),
})

/** Where a page of sorted cards ended: what the last one was sorted by, null where it had nothing, and its number. */
export const sortPlaceSchema = z.object({
  value: z.union([z.number(), z.string().max(1000)]).nullable(),
  messageId: messageIdSchema,
})
export type SortPlace = z.infer<typeof sortPlaceSchema>

export const messageCalls = {
  /**
   * Returns when every part has been handed to a session's queue; the card then lives in `message.cards`. Over a
   * connection each part takes the bind that may send and has most room; a session is that bind and no other.
   */
  'message.send': {
    input: z
      .object({
        connectionId: z.string().optional(),
        sessionId: z.string().optional(),
        intent: sendIntentSchema,
      })
      .refine((input) => (input.connectionId === undefined) !== (input.sessionId === undefined), {
        error: 'connectionId or sessionId, one of them',
      }),
    output: z.object({ messageId: z.string() }),
    errors: [
      'session.not-found',
      'session.not-bound',
      'session.wrong-bind',
      'session.wrong-version',
      'message.not-encodable',
      'message.too-many-parts',
      'pdu.bad-field',
    ],
  },
  /** query_sm or cancel_sm for one part; the answer lands in the part's lastQuery. */
  'message.ask': {
    input: z.object({
      messageId: z.string(),
      part: z.number().int().min(1).max(255),
      command: z.enum(['query_sm', 'cancel_sm']),
    }),
    output: messageCardSchema,
    errors: [
      'message.not-found',
      'message.no-smsc-id',
      'session.not-found',
      'session.not-bound',
      'session.wrong-bind',
      'session.wrong-version',
      'session.response-timeout',
      'session.lost',
    ],
  },
  /**
   * Decides about a part in doubt or without an answer: 'retry' sends it again, marked as sent more than once; 'query'
   * is as message.ask; 'leave' notes that it stays as it is.
   */
  'message.resolve': {
    input: z.object({
      messageId: z.string(),
      part: z.number().int().min(1).max(255),
      action: z.enum(['retry', 'query', 'leave']),
    }),
    output: messageCardSchema,
    errors: [
      'message.not-found',
      'message.not-in-doubt',
      'message.no-smsc-id',
      'message.not-encodable',
      'session.not-found',
      'session.not-bound',
      'session.wrong-bind',
      'session.wrong-version',
      'session.response-timeout',
      'session.lost',
    ],
  },
  /**
   * The same decision about every part that waits for one. A part that cannot be sent now stays as it was; `fault` says
   * why the first of them could not.
   */
  'message.resolveAll': {
    input: z.object({ action: z.enum(['retry', 'leave']) }),
    output: z.object({
      done: z.number(),
      failed: z.number(),
      fault: z
        .object({
          code: z.string(),
          message: z.string(),
          detail: z.record(z.string(), z.union([z.string(), z.number()])),
        })
        .nullable(),
    }),
    errors: [],
  },
  /**
   * Cards that the filter finds, newest first, older than the card `before`; null: from the newest. Long texts make a page
   * shorter than `limit`.
   */
  'message.page': {
    input: z.object({
      before: messageIdSchema.nullable(),
      limit: z.number().int().min(1).max(1000),
      filter: cardFilter,
    }),
    output: z.object({ cards: z.array(messageCardSchema), more: z.boolean() }),
    errors: ['capture.bad-filter', 'storage.unavailable'],
  },
  /**
   * Cards that the filter finds in another order than `message.page`, behind the place `after`; null: from the beginning.
   * `next`: where the next page begins; null: there is none.
   */
  'message.sorted': {
    input: z.object({
      sort: cardSortSchema,
      after: sortPlaceSchema.nullable(),
      limit: z.number().int().min(1).max(1000),
      filter: cardFilter,
    }),
    output: z.object({ cards: z.array(messageCardSchema), next: sortPlaceSchema.nullable() }),
    errors: ['capture.bad-filter', 'storage.unavailable'],
  },
  /** Values of a field that the newest 20,000 cards have, the most frequent first. `isWhole`: there are no other cards. */
  'message.values': {
    input: z.object({ field: z.string().max(100), limit: z.number().int().min(1).max(50) }),
    output: z.object({
      values: z.array(z.object({ text: z.string(), count: z.number() })),
      isWhole: z.boolean(),
    }),
    errors: ['storage.unavailable'],
  },
  'message.get': {
    input: z.object({ messageId: z.string() }),
    output: messageCardSchema,
    errors: ['message.not-found'],
  },
} as const

/** Parts in doubt or unanswered that nobody has decided about. */
export const doubtsSchema = z.object({
  parts: z.number(),
  messages: z.number(),
  /** By the session that sent them, which may be one of an earlier run. */
  sessions: z.array(
    z.object({ sessionId: z.string(), connectionId: z.string().nullable(), parts: z.number() }),
  ),
})
export type Doubts = z.infer<typeof doubtsSchema>

/** What a search through all cards tells as it goes. */
export const cardSearchItemSchema = z.discriminatedUnion('kind', [
  /** Newest first, as they are found; no more come than were asked for. */
  z.object({ kind: z.literal('cards'), cards: z.array(messageCardSchema) }),
  /**
   * In place of those of a search that sorts, once all cards were looked at. `next` is that of message.sorted; `newest`: the
   * number of the newest card that there was, found or not.
   */
  z.object({
    kind: z.literal('sorted'),
    cards: z.array(messageCardSchema),
    next: sortPlaceSchema.nullable(),
    newest: z.string(),
  }),
  ...searchEndSchemas,
])
export type CardSearchItem = z.infer<typeof cardSearchItemSchema>

export const messageStreams = {
  /** As they are, then each time they change. */
  'message.doubts': { params: z.object({}), item: doubtsSchema, latest: () => 'doubts' },
  /**
   * Changes of cards, from now on, several of one card together. A window is told the whole card first; the last 2,000
   * that it was told of are then told by what changed.
   */
  'message.cards': { params: z.object({}), item: cardChangeSchema },
  /**
   * Looks through all cards once, the newest first, and counts; it ends when it is no longer followed. `sort`: which come
   * first; absent: the newest, as they are found.
   */
  'message.search': {
    params: z.object({
      filter: cardFilter,
      limit: z.number().int().min(1).max(1000),
      sort: cardSortSchema.optional(),
    }),
    item: cardSearchItemSchema,
    errors: ['capture.bad-filter'],
  },
} as const
