import { decodePdu } from '../../shared/smpp/decode.ts'
import type { FieldValue, Tlv } from '../../shared/smpp/pdu.ts'
import { tlvByTag, tlvTag } from '../../shared/smpp/tlv-value.ts'
import { approximateSeconds, parseSmppTime } from '../../shared/text/smpp-time.ts'
import type { Dissection, Shown } from './tshark.ts'

type Fields = Readonly<Record<string, Shown>>

const timeFields = new Set(['schedule_delivery_time', 'validity_period', 'final_date'])
/** Counts that tshark does not show: the lists themselves are compared. */
const countFields = new Set(['number_of_dests', 'no_unsuccess'])
const lists: Readonly<Record<string, string>> = { dest_address: 'dlist', unsuccess_sme: 'dlist_resp' }
/** Where tshark's name is another than the specification's. */
const otherNames: Readonly<Record<string, string>> = {
  sc_interface_version: 'SC_interface_version',
  dest_port: 'destination_port',
}

/** What tshark 4.0 does not know or reads wrongly. */
export const tsharkFaults = {
  /** It dissects no command that only 3.3 has. */
  unknownGroup: 'legacy-3.3',
  /** It steps over one octet of broadcast_rep_num instead of two and is lost from there on. */
  lostAfter: tlvTag('broadcast_rep_num'),
  /** Of a response with an error it shows the header alone. Beside that, it looks for no optional parameters in responses that have none in 3.4, where 5.0 allows congestion_state. */
  withoutTlvs: new Set<string | null>([
    'unbind_resp',
    'enquire_link_resp',
    'query_sm_resp',
    'cancel_sm_resp',
    'replace_sm_resp',
    'cancel_broadcast_sm_resp',
  ]),
} as const

/** Every difference between the octets as we read them and as tshark shows them, its known faults aside. */
export function differences(octets: Uint8Array, shown: Dissection): string[] {
  const pdu = decodePdu(octets)
  const found: string[] = []
  const compare = (name: string, ours: unknown, theirs: unknown) => {
    if (ours !== theirs) found.push(`${pdu.command} ${name}: ${String(ours)} ≠ ${String(theirs)}`)
  }
  const { fields } = shown
  compare('command_length', pdu.length, Number(fields['command_length']))
  compare('command_id', pdu.command_id, Number(fields['command_id']))
  compare('sequence_number', pdu.sequence_number, Number(fields['sequence_number']))
  if (pdu.command_id >= 0x80000000)
    compare('command_status', pdu.command_status, Number(fields['command_status']))
  for (const [name, value] of Object.entries(pdu.fields)) {
    if (countFields.has(name)) continue
    const list = lists[name]
    if (Array.isArray(value)) {
      for (const inner of new Set(value.flatMap((item) => Object.keys(item)))) {
        const ours = value.map((item) => item[inner]).filter((one) => one !== undefined)
        // The kind of an entry is told by what it consists of.
        if (inner === 'dest_flag') continue
        const theirs = under(fields[list ?? ''])[`smpp.${inner}`]
        compare(
          `${name}.${inner}`,
          ours.join(),
          allOf(theirs)
            .map((one) => like(ours[0], one))
            .join(),
        )
      }
    } else compare(name, oursOf(name, value), theirsOf(name, value, fields))
  }
  const lostAt = pdu.tlvs.findIndex(({ tag }) => tag === tsharkFaults.lostAfter)
  const isBodyShown = pdu.command_status === 0 && !tsharkFaults.withoutTlvs.has(pdu.command)
  if (isBodyShown) compareTlvs(lostAt < 0 ? pdu.tlvs : pdu.tlvs.slice(0, lostAt), fields, compare)
  if (lostAt >= 0) return found
  return [...found, ...shown.complaints.map((complaint) => `${pdu.command}: ${complaint}`)]
}

function compareTlvs(
  tlvs: readonly Tlv[],
  fields: Fields,
  compare: (name: string, ours: unknown, theirs: unknown) => void,
): void {
  const shown = allOf(under(fields['opt_params'])['smpp.opt_param']).map(under)
  for (const [index, { tag, value }] of tlvs.entries()) {
    const theirs = shown[index] ?? {}
    const name = tlvByTag(tag)?.name ?? ''
    compare(`${name} tag`, tag, Number(theirs['smpp.opt_param_tag']))
    compare(`${name} length`, value.length, Number(theirs['smpp.opt_param_len']))
    const text = theirs[`smpp.${otherNames[name] ?? name}`]
    // Some values are shown in parts, and some are not shown: then the tag and the length must do.
    if (typeof text !== 'string' || name === 'broadcast_end_time') continue
    const row = tlvByTag(tag)
    if (row?.type === 'integer')
      compare(
        name,
        value.reduce((sum, octet) => sum * 256 + octet, 0),
        Number(text),
      )
    else if (row?.type === 'c-octet-string') compare(name, latin1(value).replace('\0', ''), text)
    else if (/^[0-9a-f]{2}(:[0-9a-f]{2})*$/.test(text)) compare(name, colonHex(value), text)
  }
}

function oursOf(name: string, value: FieldValue): unknown {
  if (value instanceof Uint8Array) return colonHex(value)
  if (!timeFields.has(name) || typeof value !== 'string') return value
  const time = parseSmppTime(value)
  if (time.kind === 'absolute') return time.epochMs
  return time.kind === 'relative' ? approximateSeconds(time) : 0
}

function theirsOf(name: string, ours: FieldValue, fields: Fields): unknown {
  const part = (inner: string) => Number(fields[inner])
  if (name === 'esm_class') {
    return (
      part('esm.submit.msg_mode') | (part('esm.submit.msg_type') << 2) | (part('esm.submit.features') << 6)
    )
  }
  if (name === 'registered_delivery') {
    return part('regdel.receipt') | (part('regdel.acks') << 2) | (part('regdel.notif') << 4)
  }
  if (timeFields.has(name)) {
    const absolute = fields[name]
    if (typeof absolute === 'string') return Date.parse(absolute.replace(/(\.\d{3})\d* UTC$/, '$1 UTC'))
    return Number(fields[`${name}_r`] ?? 0)
  }
  if (name === 'short_message') return fields['message'] ?? ''
  if (name === 'service_type' && fields[name] === '(Default)') return ''
  return like(ours, fields[name] ?? (typeof ours === 'string' ? '' : 'nothing'))
}

/** As a number when ours is one. */
function like(ours: unknown, theirs: Shown): unknown {
  return typeof ours === 'number' ? Number(theirs) : theirs
}

function under(shown: Shown | undefined): Fields {
  if (shown === undefined || typeof shown === 'string' || Array.isArray(shown)) return {}
  return Object.fromEntries(Object.entries(shown))
}

function allOf(shown: Shown | undefined): readonly Shown[] {
  if (shown === undefined) return []
  return Array.isArray(shown) ? shown : [shown]
}

function colonHex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(':')
}

function latin1(octets: Uint8Array): string {
  return String.fromCharCode(...octets)
}
