import type { MessagePart } from '../../shared/contract/message.ts'

/** Receipts of a part that are kept, the newest; `receiptCount` counts all. */
export const keptReceipts = 8

/** Answers to query_sm and cancel_sm of a part that are kept, beside the last. */
export const keptQueries = 24

/** A part that nothing has happened to yet. */
export function blankPart(number: number, text: string): MessagePart {
  return {
    number,
    text,
    state: 'waiting',
    sequenceNumber: null,
    submitSeq: null,
    submittedAt: null,
    responseSeq: null,
    respondedAt: null,
    commandStatus: null,
    responseCommand: null,
    smscMessageId: null,
    receipts: [],
    lastQuery: null,
  }
}

/** Number of receipts that came for a part; those that are not kept count. */
export function receiptCount({ receipts, receiptCount: count }: MessagePart): number {
  return count ?? receipts.length
}

/** Number of answers to query_sm and cancel_sm that came for a part. */
export function queryCount({ lastQuery, earlierQueries = [], queryCount: count }: MessagePart): number {
  return count ?? earlierQueries.length + (lastQuery === null ? 0 : 1)
}

/** True while the part is asked about by schedule. */
export function isPolled({ poll }: MessagePart): boolean {
  return poll !== undefined && poll.end === null
}
