import type { BindMode } from '../../shared/contract/connections.ts'
import { sharedVersion, version34 } from '../../shared/smpp/interface-version.ts'
import { findTlv } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import { bindModeOf, responseTo } from '../session/bind-rules.ts'

const scInterfaceVersion = tlvTag('sc_interface_version')

/** What the PDUs that pass a link tell of its bind: nobody on it asks us. */
export class BindFacts {
  #asked: { readonly mode: BindMode; readonly pdu: Pick<DecodedPdu, 'command' | 'sequence_number'> } | null =
    null
  #askedVersion: number = version34
  #toldVersion: number | null = null
  #bindMode: BindMode | null = null
  #systemId: string | null = null
  #smscSystemId: string | null = null

  /** null until bound, and again once an unbind was answered. */
  get bindMode(): BindMode | null {
    return this.#bindMode
  }

  /** Of the last bind that was asked for. */
  get systemId(): string | null {
    return this.#systemId
  }

  get smscSystemId(): string | null {
    return this.#smscSystemId
  }

  get interfaceVersion(): number {
    return sharedVersion(this.#askedVersion, this.#toldVersion)
  }

  /** True when the PDU changed the bind. */
  read(pdu: DecodedPdu): boolean {
    const { command } = pdu
    if (command === null) return false
    const mode = bindModeOf(command)
    if (mode !== null) this.#ask(mode, pdu)
    else if (this.#isAnswer(pdu)) return this.#answered(pdu)
    else if (command === 'unbind_resp' && this.#bindMode !== null) {
      this.#bindMode = null
      return true
    }
    return false
  }

  #ask(mode: BindMode, pdu: DecodedPdu): void {
    const { system_id: systemId, interface_version: version } = pdu.fields
    this.#asked = { mode, pdu: { command: pdu.command, sequence_number: pdu.sequence_number } }
    if (typeof systemId === 'string') this.#systemId = systemId
    if (typeof version === 'number') this.#askedVersion = version
  }

  #isAnswer({ command, sequence_number }: DecodedPdu): boolean {
    const asked = this.#asked?.pdu
    if (asked?.command == null || asked.sequence_number !== sequence_number) return false
    return command === responseTo(asked.command)
  }

  #answered(pdu: DecodedPdu): boolean {
    const { mode } = this.#asked ?? {}
    this.#asked = null
    if (pdu.command_status !== 0 || mode === undefined) return false
    const { system_id: systemId } = pdu.fields
    this.#bindMode = mode
    this.#smscSystemId = typeof systemId === 'string' ? systemId : null
    this.#toldVersion = findTlv(pdu.tlvs, scInterfaceVersion)?.value[0] ?? null
    return true
  }
}
