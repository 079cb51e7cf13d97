import { z } from 'zod'
import { messageActions } from '../message/message-action.ts'
import { faultSchema } from './fault-schema.ts'
import { messageSelectionSchema } from './message-export.ts'

const actionSchema = z.enum(messageActions)

export const selectionCountSchema = z.object({
  messages: z.number(),
  /** How many of them have a part that the action is about. */
  applies: z.record(actionSchema, z.number()),
  /** Why they could not be counted. */
  fault: faultSchema.nullable(),
})
export type SelectionCount = z.infer<typeof selectionCountSchema>

/** How far the work on a selection is. */
export const messageWorkSchema = z.object({
  /** Messages looked at, of so many; those with a part that the action is about, and these parts. */
  looked: z.number(),
  messages: z.number(),
  parts: z.number(),
  /** Of the parts: accepted, answered or left; refused once more; in doubt; not sent or not asked. */
  done: z.number(),
  refused: z.number(),
  inDoubt: z.number(),
  failed: z.number(),
  /** Why the first of those failed, or why the work ended before its end. */
  fault: faultSchema.nullable(),
  isOver: z.boolean(),
})
export type MessageWork = z.infer<typeof messageWorkSchema>

export const messageWorkStreams = {
  /** Once; then it is over. */
  'message.selected': {
    params: messageSelectionSchema,
    item: selectionCountSchema,
    errors: ['capture.bad-filter'],
  },
  /**
   * Does it with every part that it is about, newest message first, within rate and window of each connection; progress
   * comes a few times a second. Ending the stream begins no more: what has left is still answered.
   */
  'message.work': {
    params: z.object({ action: actionSchema, selection: messageSelectionSchema }),
    item: messageWorkSchema,
    latest: () => 'work',
    errors: ['capture.bad-filter'],
  },
} as const
