import { responseBit } from './command-id.ts'
import { decodePdu } from './decode.ts'
import { readUint32 } from './frame.ts'
import { cleanRanges, isBindId, knownBy } from './password-ranges.ts'
import { pduTable } from './pdu-table.ts'

/**
 * system_id of a bind request; null for any other PDU, and for a bind that does not read cleanly: what stands in the
 * place of its system_id may be the password.
 */
export function bindSystemId(octets: Uint8Array): string | null {
  if (octets.length < knownBy) return null
  const commandId = readUint32(octets, 4)
  if (!isBindId(commandId) || commandId >= responseBit || commandId === pduTable.outbind.id) return null
  if (cleanRanges(octets) === null) return null
  const systemId = decodePdu(octets).fields['system_id']
  return typeof systemId === 'string' ? systemId : null
}
