import { z } from 'zod'
import type { FaultJson } from '../faults/fault.ts'

const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

/**
 * Messages of a window. `input` and `params` are checked afterwards, against the row the name leads to. An
 * `ack` says that the batch has been shown and the next may come.
 */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id, name: z.string().max(100), input: z.unknown() }),
  z.object({ kind: z.literal('follow'), id, name: z.string().max(100), params: z.unknown() }),
  z.object({ kind: z.literal('ack'), id, batch: z.number().int().min(1) }),
  z.object({ kind: z.literal('unfollow'), id }),
])
export type Request = z.infer<typeof requestSchema>

/** Messages of the engine. `id` repeats the request's; a refusal answers a call or ends a stream. */
export type Reply =
  | { readonly kind: 'answer'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly fault: FaultJson }
  | {
      readonly kind: 'batch'
      readonly id: number
      /** Counts from 1 without gaps. */
      readonly batch: number
      /** Items lost between the batch before and this one, because the window was too slow. */
      readonly gap: number
      readonly items: readonly unknown[]
    }
