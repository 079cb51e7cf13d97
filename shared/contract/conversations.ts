import { z } from 'zod'
import { messageCardSchema, messageIdSchema } from './message.ts'

/** Unread messages that are counted; beyond it the count is told as this. */
export const mostUnread = 10_000
/** Characters of a conversation's last text that a list shows. */
export const lastTextUnits = 200

const pairSchema = z.object({ own: z.string().max(100), peer: z.string().max(100) })

/** The messages between two numbers. */
export const conversationSchema = pairSchema.extend({
  messages: z.number(),
  received: z.number(),
  unread: z.number(),
  last: messageCardSchema.pick({
    ...{ messageId: true, direction: true, createdAt: true, text: true, state: true, sessionName: true },
  }),
})
export type Conversation = z.infer<typeof conversationSchema>

export const conversationCalls = {
  /**
   * Conversations by their last message, newest first, with a last message older than `before`; null: from the newest.
   * `number`: characters that one of the two numbers holds; '' for any.
   */
  'conversations.list': {
    input: z.object({
      before: messageIdSchema.nullable(),
      limit: z.number().int().min(1).max(200),
      number: z.string().max(100),
      only: z.enum(['all', 'answered', 'unread']),
    }),
    output: z.object({ conversations: z.array(conversationSchema), more: z.boolean() }),
    errors: ['storage.unavailable'],
  },
  /** The messages of one, newest first, older than the card `before`. Long texts make a page shorter than `limit`. */
  'conversations.page': {
    input: pairSchema.extend({
      before: messageIdSchema.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ cards: z.array(messageCardSchema), more: z.boolean() }),
    errors: ['storage.unavailable'],
  },
  /** Received messages become read, or unread again. Those that are gone are left out. */
  'message.mark': {
    input: z.object({ messageIds: z.array(messageIdSchema).min(1).max(1000), isUnread: z.boolean() }),
    output: z.object({}),
    errors: [],
  },
  /** All received messages become read, or those of one conversation. */
  'message.readAll': {
    input: z.object({ pair: pairSchema.nullable() }),
    output: z.object({}),
    errors: ['storage.unavailable'],
  },
} as const

export const unreadSchema = z.object({
  /** At most `mostUnread`. */
  count: z.number(),
  /** Ascends each time many became read at once: what a window shows is then read anew. */
  revision: z.number(),
})
export type Unread = z.infer<typeof unreadSchema>

export const conversationStreams = {
  /** As it is, then each time it changes. */
  'message.unread': { params: z.object({}), item: unreadSchema, latest: () => 'unread' },
} as const
