import { Fault } from '../../shared/faults/fault.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { statusName, statusValue } from '../../shared/smpp/status-table.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import { bindCommands } from './bind-rules.ts'
import type { BindSettings } from './bind-settings.ts'
import type { OutgoingRequest } from './request.ts'

/** The bind a connection asks for. A password over 8 octets goes out whole: whether to cut it is not ours to guess. */
export function bindRequest(connection: BindSettings): OutgoingRequest {
  return {
    command: bindCommands[connection.bindMode],
    fields: {
      system_id: connection.systemId,
      password: connection.password,
      system_type: connection.systemType,
      interface_version: connection.interfaceVersion,
      addr_ton: connection.addrTon,
      addr_npi: connection.addrNpi,
      address_range: connection.addressRange,
    },
  }
}

/**
 * Fault of an answer that refuses the bind; null when it accepts. A response of another bind type is
 * accepted.
 */
export function bindRefusal(connection: BindSettings, answer: DecodedPdu): Fault | null {
  const command = bindCommands[connection.bindMode]
  const isOk = answer.command_status === statusValue('ESME_ROK')
  if (answer.command === 'generic_nack' || !isOk) {
    const commandStatus = statusName(answer.command_status)
    return new Fault('session.bind-refused', { command, commandStatus, answer: answer.command ?? '' })
  }
  if (answer.command?.startsWith('bind_')) return null
  return new Fault('session.bind-mismatch', { command, answer: answer.command ?? hexId(answer.command_id) })
}

function hexId(commandId: number): string {
  return hexNumber(commandId, 4)
}

/** Why an outbind is turned away, or null when it is the one that is waited for. What is not expected is not compared. */
export function outbindRefusal(
  { outbind, outbindPassword = '' }: BindSettings,
  pdu: DecodedPdu,
): Fault | null {
  if (pdu.command !== 'outbind') {
    return new Fault('session.outbind-expected', { command: pdu.command ?? hexId(pdu.command_id) })
  }
  const { system_id, password } = pdu.fields
  const systemId = typeof system_id === 'string' ? system_id : ''
  const expectedId = outbind?.systemId ?? ''
  if (expectedId !== '' && systemId !== expectedId) {
    return new Fault('session.outbind-mismatch', { field: 'system_id', systemId })
  }
  if (outbindPassword !== '' && password !== outbindPassword) {
    return new Fault('session.outbind-mismatch', { field: 'password', systemId })
  }
  return null
}
