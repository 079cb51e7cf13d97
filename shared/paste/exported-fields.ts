import { fromHex } from '../smpp/hex.ts'
import { tlvByTag } from '../smpp/tlv-value.ts'
import type { WrittenFields } from './pdu-of-fields.ts'
import { smppTimeOfWireshark } from './wireshark-time.ts'
import { addToTlv, closeTlv, type OpenTlv, openTlv } from './wireshark-tlv.ts'

/** Parts of a field that Wireshark shows one by one, each moved down to its lowest bit. */
const bitFields: Readonly<Record<string, readonly [field: string, shift: number]>> = {
  'esm.submit.msg_mode': ['esm_class', 0],
  'esm.submit.msg_type': ['esm_class', 2],
  'esm.submit.features': ['esm_class', 6],
  'regdel.receipt': ['registered_delivery', 0],
  'regdel.acks': ['registered_delivery', 2],
  'regdel.notif': ['registered_delivery', 4],
}
const bitColumns = new Map(Object.keys(bitFields).map((name) => [name.replaceAll('.', '_'), name]))
const times = /^(schedule_delivery_time|validity_period|final_date)(_r)?$/
/** Parts of TLVs, moved likewise: what stood beside them is not shown. */
const partsOfTlvs = /^(?:msg_wait|callback_num|its_session|dcs)\b/
/** Of TLVs whose tag Wireshark has no name for. */
const unnamed = ['vendor_op', 'reserved_op']

/** Gathers the fields of one PDU by the names of Wireshark's filters, which stand behind `smpp.` */
export class ExportedFields {
  readonly fields: WrittenFields = new Map()
  /** TLVs whose octets are not exported. */
  readonly unsaid: string[] = []
  #tlv: OpenTlv | null = null

  /** The next field, in the order of the PDU. */
  addNamed(name: string, value: string): void {
    if (name === 'opt_param_tag') this.#begin(Number(value))
    else if (this.#tlv !== null) this.#addToTlv(this.#tlv, name, value)
    else this.#addField(name, value)
  }

  /** All fields at once, dots of names as underscores: each with its values, those of TLVs in the order of their tags. */
  addColumns(columns: ReadonlyMap<string, readonly string[]>): void {
    const tags = columns.get('opt_param_tag') ?? []
    const tlvNames = new Set(tags.map((tag) => tlvByTag(Number(tag))?.name.toLowerCase() ?? ''))
    for (const [name, [value]] of columns) {
      const isOfTlv =
        name.startsWith('opt_param') || unnamed.includes(name) || tlvNames.has(name.toLowerCase())
      if (value !== undefined && !isOfTlv) this.#addField(bitColumns.get(name) ?? name, value)
    }
    const used = new Map<string, number>()
    const take = (name: string): string | undefined => {
      const at = used.get(name) ?? 0
      used.set(name, at + 1)
      return columns.get(name)?.[at]
    }
    for (const tag of tags) this.#addTlv(Number(tag), take)
  }

  /** After the last field. */
  end(): void {
    const tlv = this.#tlv
    this.#tlv = null
    if (tlv !== null) closeTlv(tlv, this.fields, this.unsaid)
  }

  #begin(tag: number): void {
    this.end()
    if (tag >= 0 && tag <= 0xffff) this.#tlv = openTlv(tag, '')
  }

  /** `take` gives the next value of a name. */
  #addTlv(tag: number, take: (name: string) => string | undefined): void {
    this.#begin(tag)
    const tlv = this.#tlv
    const name = tlvByTag(tag)?.name ?? ''
    const length = take('opt_param_len')
    if (tlv === null || length === undefined) return
    this.#addToTlv(tlv, 'opt_param_len', length)
    const type = name === 'network_error_code' ? take('network_error_type') : undefined
    if (type !== undefined) this.#addToTlv(tlv, name, type)
    const value = [name, name.replace(/^sc_/, 'SC_'), ...unnamed].reduce<string | undefined>(
      (found, each) => found ?? take(each),
      undefined,
    )
    if (value !== undefined) this.#addToTlv(tlv, name, value)
  }

  #addToTlv(tlv: OpenTlv, name: string, value: string): void {
    if (name === 'opt_param_len') addToTlv(tlv, 'Length', value)
    else if (!partsOfTlvs.test(name)) addToTlv(tlv, name, withoutColons(value))
  }

  #addField(name: string, value: string): void {
    const bits = Object.hasOwn(bitFields, name) ? bitFields[name] : undefined
    const [, time, isPeriod] = times.exec(name) ?? []
    if (bits !== undefined) {
      const [field, shift] = bits
      this.fields.set(field, String(Number(this.fields.get(field) ?? 0) | ((Number(value) << shift) & 0xff)))
    } else if (time !== undefined) {
      const read =
        isPeriod !== undefined && Number(value) === 0
          ? ''
          : smppTimeOfWireshark(isPeriod === undefined ? value : `${value} seconds`)
      if (read !== null) this.fields.set(time, JSON.stringify(read))
    } else if (name === 'message') {
      const octets = fromHex(value.replaceAll(':', ''))
      if (octets !== null) this.fields.set('short_message', octets)
    } else if (/^[a-z_]+$/.test(name) && !this.fields.has(name)) this.fields.set(name, value)
  }
}

/** `0a:0b` as `0a0b`. */
function withoutColons(value: string): string {
  return /^[0-9a-f]{2}(?::[0-9a-f]{2})+$/.test(value) ? value.replaceAll(':', '') : value
}
