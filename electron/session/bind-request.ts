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

/** The refusal that an answer to a bind is, or null when it accepts. */
export function bindRefusal(connection: ConnectionInput, answer: DecodedPdu): Fault | null {
  const isAccepted = answer.command !== 'generic_nack' && answer.command_status === statusValue('ESME_ROK')
  if (isAccepted) return null
  return new Fault('session.bind-refused', {
    command: bindCommands[connection.bindMode],
    commandStatus: statusName(answer.command_status),
  })
}
