import { z } from 'zod'
import { maxFilterLength } from '../filter/parse-filter.ts'
import { captureFormSchema, fileItemSchema, maskChoiceSchema } from './capture-export.ts'
import { messageIdSchema } from './message.ts'

/** Forms in which messages are written; each makes a file of that ending. */
export const messageFormSchema = captureFormSchema.extract(['csv', 'jsonl'])
export type MessageFormName = z.infer<typeof messageFormSchema>

/** What is hidden in them: middle digits of addresses, texts. */
const messageMaskSchema = maskChoiceSchema.omit({ secrets: true })
export type MessageMask = z.infer<typeof messageMaskSchema>

/** Messages that may be named one by one. */
export const maxChosenMessages = 10_000

/** Messages that are selected. */
export const messageSelectionSchema = z.object({
  /** null: those that the filter finds. */
  messageIds: z.array(messageIdSchema).max(maxChosenMessages).nullable(),
  /** In the language of shared/filter, of what cards have; '' is every card. */
  filter: z.string().max(maxFilterLength),
  /** The newest of those; what came since is not selected. null: any. */
  newest: messageIdSchema.nullable().default(null),
  /** Not these of them. */
  except: z.array(messageIdSchema).max(maxChosenMessages).default([]),
})
export type MessageSelection = z.infer<typeof messageSelectionSchema>

const messageExportOrderSchema = messageSelectionSchema.extend({
  form: messageFormSchema,
  mask: messageMaskSchema,
  /** Ends it after so many. */
  limit: z.number().int().min(1).nullable().default(null),
})
export type MessageExportOrder = z.infer<typeof messageExportOrderSchema>

export const messageExportStreams = {
  /**
   * The messages that the filter finds, or of `messageIds` those, newest first, as a file; `pdus` of its end are
   * messages. Ending the stream ends the work.
   */
  'message.export': {
    params: messageExportOrderSchema,
    item: fileItemSchema,
    errors: ['capture.bad-filter'],
  },
} as const
