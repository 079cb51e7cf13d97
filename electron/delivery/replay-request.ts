import { headerOctets, readUint32 } from '../../shared/smpp/frame.ts'
import { layoutById } from '../../shared/smpp/pdu-layout.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import { isReplayed } from '../../shared/smpp/replayed-command.ts'
import type { Sender } from '../../shared/smpp/session-rules.ts'
import type { OutgoingRequest } from '../session/request.ts'

/** A captured request that is to be sent again. */
export interface ReplayRequest {
  /** In its capture. */
  readonly number: number
  readonly command: CommandName
  /** Of the whole PDU. Not to be written to until it has its outcome. */
  readonly octets: Uint8Array
  /** command_status of the answer that was captured; null where none was. */
  readonly recordedStatus: number | null
}

/**
 * The command of a PDU that a replay sends again: a request of the ESME's side that a bind allows and that has an
 * answer, neither a bind nor a keep-alive. null for all others. `sender` null: nobody knows which side sent it.
 */
export function replayCommand(octets: Uint8Array, sender: Sender | null): CommandName | null {
  if (sender === 'smsc' || octets.length < headerOctets) return null
  const command = layoutById(readUint32(octets, 4))?.command
  return command !== undefined && isReplayed(command) ? command : null
}

/** The request as it was captured, octet for octet; the session gives it a sequence_number of its own. */
export function outgoingRequest({ command, octets }: ReplayRequest): OutgoingRequest {
  return { command, command_status: readUint32(octets, 8), body: octets.subarray(headerOctets) }
}
