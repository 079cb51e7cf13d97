import { fromHex } from '../smpp/hex.ts'
import { octetsOfText, type WrittenFields } from './pdu-of-fields.ts'
import { smppTimeOfWireshark } from './wireshark-time.ts'
import { addToTlv, closeTlv, inBrackets, type OpenTlv, openTlv, versions } from './wireshark-tlv.ts'

/** Wireshark's labels of the fields, in lower case. */
const labels: Readonly<Record<string, string>> = {
  operation: 'command_id',
  result: 'command_status',
  'command status': 'command_status',
  'sequence #': 'sequence_number',
  'sequence number': 'sequence_number',
  'service type': 'service_type',
  'type of number (originator)': 'source_addr_ton',
  'numbering plan indicator (originator)': 'source_addr_npi',
  'originator address': 'source_addr',
  'type of number (recipient)': 'dest_addr_ton',
  'numbering plan indicator (recipient)': 'dest_addr_npi',
  'recipient address': 'destination_addr',
  'type of number (esme)': 'esme_addr_ton',
  'numbering plan indicator (esme)': 'esme_addr_npi',
  'esme address': 'esme_addr',
  'protocol id.': 'protocol_id',
  'priority level': 'priority_flag',
  'scheduled delivery time': 'schedule_delivery_time',
  'validity period': 'validity_period',
  'final date': 'final_date',
  'message state': 'message_state',
  'error code': 'error_code',
  'data coding': 'data_coding',
  'smpp data coding scheme': 'data_coding',
  'predefined message': 'sm_default_msg_id',
  'message id.': 'message_id',
  'system id': 'system_id',
  password: 'password',
  'system type': 'system_type',
  'interface version': 'interface_version',
  'smpp version': 'interface_version',
  'version (if)': 'interface_version',
  'type of number': 'addr_ton',
  'numbering plan indicator': 'addr_npi',
  'address range': 'address_range',
  address: 'address_range',
}

/** Which bits a line shows tells the field: both have a “Message type”. */
const bitGroups: readonly (readonly [shown: RegExp, label: RegExp, field: string])[] = [
  [/^\.{4} \.\.[01]{2}$/, /^messaging mode/i, 'esm_class'],
  [/^\.\.[01]{2} [01]{2}\.\.$/, /^message type/i, 'esm_class'],
  [/^[01]{2}\.\. \.{4}$/, /^gsm features/i, 'esm_class'],
  [/^\.{4} \.\.[01]{2}$/, /^delivery receipt/i, 'registered_delivery'],
  [/^\.{4} [01]{2}\.\.$/, /^message type/i, 'registered_delivery'],
  [/^\.{3}[01] \.{4}$/, /^intermediate notif/i, 'registered_delivery'],
  [/^\.{4} \.{3}[01]$/, /^replace/i, 'replace_if_present_flag'],
]

const timeFields = new Set(['schedule_delivery_time', 'validity_period', 'final_date'])

/** Gathers the fields of one PDU from the lines of Wireshark's packet details. */
export class WiresharkDetails {
  readonly fields: WrittenFields = new Map()
  /** TLVs whose octets the details do not show. */
  readonly unsaid: string[] = []
  /** Octets of the message that are left out. */
  leftOut = 0
  #tlv: OpenTlv | null = null
  #messageLength = 0

  add(line: string): void {
    const indent = line.search(/\S/)
    if (this.#tlv !== null && indent <= this.#tlv.indent) this.end()
    const head = /Peer to Peer, Command: ([\w -]+?)(?:,.*?)?(?:, Seq: (\d+))?(?:,|$)/.exec(line)
    if (head !== null) {
      this.#addHead(head[1] ?? '', line)
      return
    }
    const bits = /^\s*([.01]{4} [.01]{4}) = (.+)$/.exec(line)
    if (bits !== null) {
      this.#addBits(bits[1] ?? '', bits[2] ?? '')
      return
    }
    const found = /^\s*([^:]+?)\s*: ?(.*)$/.exec(line)
    if (found === null) return
    const [, label = '', value = ''] = found
    const tag = label === 'Optional parameter' ? /^(.*?) ?\(0x([0-9a-f]{4})\)/i.exec(value) : null
    if (tag !== null) this.#begin(tag[1] ?? '', Number.parseInt(tag[2] ?? '', 16), indent)
    else if (this.#tlv !== null) addToTlv(this.#tlv, label, value)
    else this.#addField(label.toLowerCase(), value)
  }

  /** After the last line. */
  end(): void {
    const tlv = this.#tlv
    this.#tlv = null
    if (tlv !== null) closeTlv(tlv, this.fields, this.unsaid)
  }

  #addHead(command: string, line: string): void {
    this.fields.set('command', command.toLowerCase().replaceAll(/[ -]+/g, '_'))
    const sequence = /Seq: (\d+)/.exec(line)
    if (sequence !== null) this.fields.set('sequence_number', sequence[1] ?? '')
  }

  #addBits(shown: string, words: string): void {
    const value = Number.parseInt(shown.replaceAll(' ', '').replaceAll('.', '0'), 2)
    if (this.#tlv !== null) {
      this.#tlv.bits = (this.#tlv.bits ?? 0) | value
      return
    }
    const name = bitGroups.find(([form, label]) => form.test(shown) && label.test(words))?.[2]
    if (name !== undefined) this.fields.set(name, String(Number(this.fields.get(name) ?? 0) | value))
  }

  #begin(name: string, tag: number, indent: number): void {
    this.#tlv = openTlv(tag, name, indent)
  }

  #addField(label: string, value: string): void {
    if (label === 'message length') this.#messageLength = Number.parseInt(value, 10) || 0
    if (label === 'message bytes' || label === 'message') this.#addMessage(label, value)
    const name = Object.hasOwn(labels, label) ? labels[label] : undefined
    if (name === undefined) return
    if (timeFields.has(name)) {
      const time = smppTimeOfWireshark(value)
      if (time !== null) this.fields.set(name, JSON.stringify(time))
    } else if (name === 'interface_version') {
      this.fields.set(name, String(versions[value.trim()] ?? inBrackets(value) ?? value))
    } else this.fields.set(name, inBrackets(value) ?? value)
  }

  /** The bytes, where they are shown, rather than what Wireshark reads in them; of long ones it shows the first only. */
  #addMessage(label: string, value: string): void {
    const before = this.fields.get('short_message')
    if (label === 'message' && before instanceof Uint8Array) {
      const coding = Number(this.fields.get('data_coding') ?? 0)
      const whole = octetsOfText(value, coding)
      const isIt = whole.length === this.#messageLength && before.every((octet, at) => whole[at] === octet)
      if (this.leftOut > 0 && isIt) this.#setMessage(whole, 0)
      return
    }
    const shown = fromHex(value.replace(cutMark, '').replaceAll(':', ''))
    const isCut = cutMark.test(value) && shown !== null
    this.#setMessage(shown ?? JSON.stringify(value), isCut ? this.#messageLength - shown.length : 0)
  }

  #setMessage(message: Uint8Array | string, leftOut: number): void {
    this.fields.set('short_message', message)
    this.leftOut = Math.max(0, leftOut)
  }
}

/** Behind octets of which there are more. */
const cutMark = /(?:…|\.{3})$/
