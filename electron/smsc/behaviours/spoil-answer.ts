import type { AnswerFault } from '../../../shared/simulator/answer-actions.ts'
import { writeUint32 } from '../../../shared/smpp/encode-values.ts'
import { headerOctets, readUint32 } from '../../../shared/smpp/frame.ts'
import { pduTable } from '../../../shared/smpp/pdu-table.ts'

const commandIdAt = 4
const sequenceAt = 12
/** Longer and shorter by so many octets than it is. */
const lie = 4
/** Far from what clients count, which begins at 1. */
const foreignSequence = 0x4000_0000
/** A response that no specification has. */
const unknownResponse = 0x8000_0fff

/** The octets of an answer with a fault that can be seen in its own octets. */
export function spoilt(octets: Uint8Array, fault: Exclude<AnswerFault, 'out-of-order'>): Uint8Array {
  const changed = octets.slice()
  switch (fault) {
    case 'length-too-large':
      writeUint32(changed, 0, octets.length + lie)
      return changed
    case 'length-too-small':
      writeUint32(changed, 0, octets.length - lie)
      return changed
    case 'command-id':
      writeUint32(changed, commandIdAt, otherResponse(readUint32(octets, commandIdAt)))
      return changed
    case 'unknown-command':
      writeUint32(changed, commandIdAt, unknownResponse)
      return changed
    case 'sequence-number':
      writeUint32(changed, sequenceAt, (readUint32(octets, sequenceAt) ^ foreignSequence) >>> 0)
      return changed
    case 'truncated-body':
      return truncated(changed)
    case 'doubled': {
      const twice = new Uint8Array(2 * octets.length)
      twice.set(octets)
      twice.set(octets, octets.length)
      return twice
    }
  }
}

/** query_sm_resp, or for that one submit_sm_resp: a response that the request cannot have. */
function otherResponse(commandId: number): number {
  const { query_sm_resp, submit_sm_resp } = pduTable
  return commandId === query_sm_resp.id ? submit_sm_resp.id : query_sm_resp.id
}

/** Without the second half of its body, as its command_length says; a header alone loses its last octets. */
function truncated(octets: Uint8Array): Uint8Array {
  const body = octets.length - headerOctets
  const cut = octets.subarray(0, body > 0 ? headerOctets + Math.floor(body / 2) : headerOctets - lie)
  writeUint32(cut, 0, cut.length)
  return cut
}
