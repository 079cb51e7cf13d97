import { bindSystemId } from '../smpp/bind-system-id.ts'
import { isResponseId, responseBit } from '../smpp/command-id.ts'
import { decodePdu } from '../smpp/decode.ts'
import { readUint32 } from '../smpp/frame.ts'
import { sharedVersion } from '../smpp/interface-version.ts'
import { findTlv, integerField } from '../smpp/message-octets.ts'
import { pduTable, type WireState } from '../smpp/pdu-table.ts'
import type { Sender } from '../smpp/session-rules.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import type { Flow } from './capture-event.ts'
import { loneSender } from './lone-sender.ts'

/** The state that each bind leads to, by command_id. */
const boundStates: ReadonlyMap<number, WireState> = new Map([
  [pduTable.bind_transmitter.id, 'BOUND_TX'],
  [pduTable.bind_receiver.id, 'BOUND_RX'],
  [pduTable.bind_transceiver.id, 'BOUND_TRX'],
])
const scInterfaceVersion = tlvTag('sc_interface_version')

/** What the PDUs of one connection say about its session. */
export class CapturedSession {
  /** The direction in which the ESME sends. */
  #esme: Flow | null = null
  #state: WireState | null = null
  #interfaceVersion: number | null = null
  #systemId: string | null = null
  /** interface_version of the bind that was asked for. */
  #asked: number | null = null

  get state(): WireState | null {
    return this.#state
  }

  get interfaceVersion(): number | null {
    return this.#interfaceVersion
  }

  get systemId(): string | null {
    return this.#systemId
  }

  /** A bind decides which side is the ESME; before one, the first command that one side alone sends. */
  lookAtSender(flow: Flow, commandId: number): void {
    const isBind = boundStates.has(commandId)
    if (this.#esme !== null && !isBind) return
    const sender = loneSender(commandId)
    if (sender !== null) this.#esme = sender === 'esme' ? flow : flow.reverse
    if (this.#state === null && isBind) this.#state = 'OPEN'
  }

  senderOf(flow: Flow): Sender | null {
    if (this.#esme === null) return null
    return this.#esme === flow ? 'esme' : 'smsc'
  }

  /** The session after this PDU; `requestId` is the command_id of what it answers. */
  follow(octets: Uint8Array, requestId: number | null): void {
    const commandId = readUint32(octets, 4)
    if (boundStates.has(commandId)) this.#ask(octets)
    else if (commandId === pduTable.outbind.id) this.#state = 'OUTBOUND'
    else if (isResponseId(commandId) && readUint32(octets, 8) === 0 && requestId !== null)
      this.#answer(octets, requestId)
  }

  #ask(octets: Uint8Array): void {
    const pdu = decodePdu(octets)
    this.#systemId = bindSystemId(octets) ?? this.#systemId
    this.#asked = integerField(pdu, 'interface_version')
  }

  #answer(octets: Uint8Array, requestId: number): void {
    const bound = boundStates.get(requestId)
    if (bound !== undefined && readUint32(octets, 4) === requestId + responseBit) {
      this.#state = bound
      const told = findTlv(decodePdu(octets).tlvs, scInterfaceVersion)?.value[0] ?? null
      this.#interfaceVersion = this.#asked === null ? told : sharedVersion(this.#asked, told)
    } else if (requestId === pduTable.unbind.id) this.#state = 'UNBOUND'
  }
}
