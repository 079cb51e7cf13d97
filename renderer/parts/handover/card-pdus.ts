import type { MessageCard } from '../../../shared/contract/message.ts'
import { queriesOf } from '../../../shared/message/part-query.ts'

/** PDUs of one bundle at most. */
const mostSeqs = 1000

/** Capture numbers of everything that a message sent or got: tries, answers, receipts, queries. */
export function seqsOfCard({ parts }: Pick<MessageCard, 'parts'>): number[] {
  const seqs = parts.flatMap(({ earlier = [], submitSeq, responseSeq, receipts, ...part }) => [
    ...earlier.flatMap((one) => [one.submitSeq, one.responseSeq]),
    submitSeq,
    responseSeq,
    ...receipts.map(({ seq }) => seq),
    ...queriesOf(part).flatMap(({ requestSeq = null, seq }) => [requestSeq, seq]),
  ])
  return [...new Set(seqs)].filter((seq): seq is number => seq !== null && seq > 0).slice(0, mostSeqs)
}
