import { isoTime } from '../pcap/captured-row.ts'
import { toHex } from '../smpp/hex.ts'
import { readTag, tlvByTag } from '../smpp/tlv-value.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { FilterFault } from './filter-fault-table.ts'
import type { FilterField } from './filter-field.ts'
import { readValue } from './filter-value.ts'
import { quoted } from './join-filter.ts'
import { type FilterTree, parseFilter, type WrittenValue } from './parse-filter.ts'
import { hasWiresharkName, wiresharkTlv } from './wireshark-fields.ts'

/** A filter as Wireshark reads it. */
export interface WiresharkFilter {
  /** '' when nothing of it can be said there. */
  readonly text: string
  /** Fields and words that Wireshark does not have; conditions with one are left out, so that it finds more there. */
  readonly missing: readonly string[]
}

/** Wireshark's filter of the same PDUs; `now` is what -5m is counted from, in µs since 1970. Never throws. */
export function toWireshark(filter: string, now: number): WiresharkFilter | FilterFault {
  const tree = parseFilter(filter)
  if (tree === null) return { text: '', missing: [] }
  if ('code' in tree) return tree
  const writer = new WiresharkWriter(now)
  // A condition that must hold beside others can be left out; within `or` and `not` its place would change what is found.
  const parts = tree.kind === 'and' ? tree.parts : [tree]
  const texts = parts
    .map((part) => (parts.length > 1 ? writer.part(part) : writer.written(part)))
    .filter((text) => text !== null)
  return { text: texts.join(' and '), missing: [...new Set(writer.missing)] }
}

/** Fields that Wireshark has under another name than `smpp.` and ours. */
const otherNames: Readonly<Record<string, string>> = {
  time: 'frame.time',
  'frame.number': 'frame.number',
  'ip.src': 'ip.src',
  'ip.dst': 'ip.dst',
  'ip.addr': 'ip.addr',
  'tcp.srcport': 'tcp.srcport',
  'tcp.dstport': 'tcp.dstport',
  'tcp.port': 'tcp.port',
  octets: 'smpp.command_length',
  command_id: 'smpp.command_id',
  command_status: 'smpp.command_status',
  message_state: 'smpp.message_state',
  'parts.ref': 'gsm_sms.udh.mm.msg_id',
  'parts.total': 'gsm_sms.udh.mm.msg_parts',
  'parts.number': 'gsm_sms.udh.mm.msg_part',
}

function wiresharkName({ name }: FilterField): string | null {
  const other = otherNames[name]
  if (other !== undefined) return other
  if (hasWiresharkName(name)) return `smpp.${name}`
  const tag = tagOf(name)
  if (tag === null) return null
  const there = tlvByTag(tag)?.name === 'message_state' ? 'message_state' : wiresharkTlv(tag)
  return there === null ? null : `smpp.${there}`
}

function tagOf(name: string): number | null {
  return name.startsWith('tlv.') ? readTag(name.slice('tlv.'.length)) : null
}

class WiresharkWriter {
  readonly missing: string[] = []
  readonly #now: number

  constructor(now: number) {
    this.#now = now
  }

  /** null for what cannot be said. */
  written(tree: FilterTree): string | null {
    switch (tree.kind) {
      case 'and':
      case 'or':
      case 'xor':
        return this.#joined(tree.kind, tree.parts)
      case 'not': {
        const inner = this.written(tree.inner)
        return inner === null ? null : `not ${isSingle(tree.inner) ? inner : `(${inner})`}`
      }
      case 'word':
        return this.#without(tree.text)
      case 'field':
        return this.#existence(tree.field)
      case 'compare':
        return this.#comparison(tree)
    }
  }

  /** As one of several that are joined. */
  part(tree: FilterTree): string | null {
    const text = this.written(tree)
    return text === null || tree.kind === 'not' || isSingle(tree) ? text : `(${text})`
  }

  #joined(kind: 'and' | 'or' | 'xor', parts: readonly FilterTree[]): string | null {
    const texts = parts.map((part) => this.part(part))
    return texts.includes(null) ? null : texts.join(` ${kind} `)
  }

  #without(name: string): null {
    this.missing.push(name)
    return null
  }

  #existence(field: FilterField): string | null {
    if (field.name === 'is_response') return 'smpp.command_id >= 0x80000000'
    const name = wiresharkName(field)
    if (name !== null) return name
    const tag = tagOf(field.name)
    return tag === null
      ? this.#without(field.name)
      : `smpp.opt_param_tag == ${hexNumber(tag, 2).toLowerCase()}`
  }

  #comparison({ field, operator, values }: Extract<FilterTree, { kind: 'compare' }>): string | null {
    const name = wiresharkName(field)
    if (name === null) return this.#without(field.name)
    const texts = values.map(([first, last]) => {
      const one = this.#value(field, first, operator)
      const other = this.#value(field, last, operator)
      return first === last ? one : `${one}..${other}`
    })
    return operator === 'in' ? `${name} in {${texts.join(', ')}}` : `${name} ${operator} ${texts[0] ?? ''}`
  }

  #value(field: FilterField, written: WrittenValue, operator: string): string {
    if (operator === 'matches' || (written.isQuoted && field.kind === 'octets')) return quoted(written.text)
    const value = readValue(field, written, this.#now)
    if (field.kind === 'text' || value === null) return quoted(written.text)
    if (value instanceof Uint8Array) return toHex(value).replace(/(..)(?!$)/g, '$1:')
    if (field.kind === 'time') return `"${isoTime(Number(value)) ?? ''}"`
    if (field.kind === 'duration') return String(Number(value) / 1_000_000)
    if (field.name === 'command_id' || field.name === 'command_status')
      return hexNumber(Number(value), 4).toLowerCase()
    return /^0x[0-9a-f]+$/i.test(written.text) ? written.text : String(value)
  }
}

function isSingle({ kind }: FilterTree): boolean {
  return kind === 'field' || kind === 'compare' || kind === 'word'
}
