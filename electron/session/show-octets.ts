import { responseBit } from '../../shared/smpp/command-id.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { headerOctets, readUint32 } from '../../shared/smpp/frame.ts'
import { splitFrames } from '../wire/framer.ts'
import { type AnswerOf, makeMark, type PduObserver } from './pdu-observer.ts'

const orphan: AnswerOf = { request: null, latencyMs: null, answer: 'orphan' }

/**
 * Counts and shows octets that were written as they are, as the PDUs they hold. `answer`: what the first response among
 * them answers; every other is an orphan. `onRequest` is told the sequence_number of each request.
 */
export function showOctets(
  observer: PduObserver,
  octets: Uint8Array,
  answer: AnswerOf = orphan,
  onRequest: (sequenceNumber: number) => void = () => undefined,
): void {
  let next = answer
  observer.readClocks()
  for (const piece of splitFrames(octets)) {
    observer.countSent()
    const { command, command_id, sequence_number } = decodePdu(piece)
    if (command === null && !isAsLongAsItSays(piece)) {
      observer.showSentRest(piece)
      continue
    }
    const isRequest = command_id < responseBit
    if (isRequest) onRequest(sequence_number)
    const mark = makeMark(observer.at, 'sent', command_id, sequence_number)
    observer.showSent(piece, mark, isRequest ? null : next)
    if (!isRequest) next = orphan
  }
}

/** Whether the octets begin with their own command_length: those that do not are no PDU, but part of one. */
function isAsLongAsItSays(octets: Uint8Array): boolean {
  return octets.length >= headerOctets && readUint32(octets, 0) === octets.length
}
