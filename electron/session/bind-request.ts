import type { ConnectionInput } from '../../shared/contract/connections.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { statusName, statusValue } from '../../shared/smpp/status-table.ts'
import { bindCommands } from './bind-rules.ts'
import type { OutgoingPdu } from './outgoing.ts'

/** The bind a connection asks for. A password over 8 octets goes out whole: whether to cut it is not ours to guess. */
export function bindRequest(connection: ConnectionInput, password: string): OutgoingPdu {
  return {
    command: bindCommands[connection.bindMode],
    fields: {
      system_id: connection.systemId,
      password,
      system_type: connection.systemType,
      interface_version: connection.interfaceVersion,
      addr_ton: connection.addrTon,
      addr_npi: connection.addrNpi,
      address_range: connection.addressRange,
    },
  }
}

/** The refusal that an answer to a bind is, or null when it accepts. Another bind's response is odd, but one. */
export function bindRefusal(connection: ConnectionInput, answer: DecodedPdu): Fault | null {
  const command = bindCommands[connection.bindMode]
  const isOk = answer.command_status === statusValue('ESME_ROK')
  if (answer.command === 'generic_nack' || !isOk) {
    return new Fault('session.bind-refused', { command, commandStatus: statusName(answer.command_status) })
  }
  if (answer.command?.startsWith('bind_')) return null
  return new Fault('session.bind-mismatch', { command, answer: answer.command ?? hexId(answer.command_id) })
}

function hexId(commandId: number): string {
  return `0x${commandId.toString(16).toUpperCase().padStart(8, '0')}`
}
