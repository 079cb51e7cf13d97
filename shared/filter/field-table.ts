import type { Receipt } from '../receipts/parse-receipt.ts'
import { messageStateByName, messageStateByValue } from '../receipts/stat-table.ts'
import { isResponseId } from '../smpp/command-id.ts'
import { toHex } from '../smpp/hex.ts'
import { layoutById } from '../smpp/pdu-layout.ts'
import { pduTable } from '../smpp/pdu-table.ts'
import { statusByName, statusTable } from '../smpp/status-table.ts'
import { readTag, tlvByTag } from '../smpp/tlv-value.ts'
import { fieldMeaning } from './field-meaning-table.ts'
import type { FieldTable, FilterField, FilterValue, NamedField } from './filter-field.ts'
import type { FilterSubject } from './filter-subject.ts'
import { knownValues } from './known-values.ts'
import { kindOfTag, valuesOfTag, wiresharkRows } from './wireshark-fields.ts'

const none: readonly FilterValue[] = []
const one = (value: FilterValue | null | undefined): readonly FilterValue[] =>
  value === null || value === undefined ? none : [value]

/** 'submit_sm_resp', also as Wireshark says it: 'Submit_sm - resp'. */
function commandOf(text: string): number | null {
  const rows: Readonly<Record<string, { readonly id: number }>> = pduTable
  return rows[text.replace(/\s*-\s*resp$/, '_resp')]?.id ?? null
}

const severities: readonly string[] = ['info', 'warning', 'error']
const severityOf = (text: string): number | null => {
  const place = severities.indexOf(text)
  return place < 0 ? null : place
}

/** MESSAGE_STATE names of responses and TLVs. */
function stateOf(text: string): number | null {
  const name = text.toUpperCase()
  return messageStateByName(name)?.value ?? null
}

const stateTlv = readTag('message_state') ?? 0
const messageState: FilterField['values'] = (subject) => {
  const field = subject.pdu.fields['message_state']
  return typeof field === 'number' ? [field] : valuesOfTag(stateTlv)(subject)
}

const ofReceipt =
  (read: (receipt: Receipt) => string | null): FilterField['values'] =>
  ({ receipt }) =>
    receipt === null ? none : one(read(receipt))

/** An address with its port as its two parts. */
function endOf(text: string | null, part: 'address' | 'port'): readonly FilterValue[] {
  const [, address, port] = /^(.*):(\d+)$/.exec(text ?? '') ?? []
  if (address === undefined) return none
  return part === 'port' ? [Number(port)] : [address.replace(/^\[|\]$/g, '')]
}

function answersOf({ row, commandId, context, answer }: FilterSubject): readonly FilterValue[] {
  if (isResponseId(commandId)) return [answer ?? 'yes']
  return [context.isAnswered(row.number) ? 'yes' : 'none']
}

/** Responses, and requests that have no response in any version, wait for none. */
const unanswerable: ReadonlySet<number> = new Set([pduTable.alert_notification.id, pduTable.outbind.id])
const isAnswered = ({ row, commandId, context }: FilterSubject) =>
  isResponseId(commandId) || unanswerable.has(commandId) || context.isAnswered(row.number)

const ownFields: readonly (FilterField & { readonly aliases?: readonly string[] })[] = [
  {
    name: 'command_id',
    aliases: ['smpp.command_id', 'command'],
    kind: 'number',
    reach: 'alike',
    values: ({ commandId }) => [commandId],
    named: commandOf,
    nameOf: (id) => layoutById(id)?.command ?? null,
    expected: 'command',
  },
  {
    name: 'command_status',
    aliases: ['smpp.command_status', 'status'],
    kind: 'number',
    reach: 'alike',
    values: ({ commandStatus }) => [commandStatus],
    named: (text) => statusByName(text.toUpperCase()),
    nameOf: (status) => statusTable.find(({ value }) => value === status)?.name ?? null,
    expected: 'status',
  },
  {
    name: 'message_state',
    aliases: ['smpp.message_state'],
    kind: 'number',
    values: messageState,
    named: stateOf,
    nameOf: (state) => messageStateByValue(state)?.name ?? null,
    expected: 'state',
  },
  { name: 'number', kind: 'number', reach: 'number', values: ({ row }) => [row.number] },
  { name: 'time', aliases: ['frame.time'], kind: 'time', reach: 'time', values: ({ row }) => one(row.at) },
  { name: 'frame.number', kind: 'number', values: ({ row }) => row.frames },
  { name: 'ip.src', aliases: ['ipv6.src'], kind: 'text', values: ({ row }) => endOf(row.from, 'address') },
  { name: 'ip.dst', aliases: ['ipv6.dst'], kind: 'text', values: ({ row }) => endOf(row.to, 'address') },
  {
    name: 'ip.addr',
    aliases: ['ipv6.addr'],
    kind: 'text',
    values: ({ row }) => [...endOf(row.from, 'address'), ...endOf(row.to, 'address')],
  },
  { name: 'tcp.srcport', kind: 'number', values: ({ row }) => endOf(row.from, 'port') },
  { name: 'tcp.dstport', kind: 'number', values: ({ row }) => endOf(row.to, 'port') },
  {
    name: 'tcp.port',
    kind: 'number',
    values: ({ row }) => [...endOf(row.from, 'port'), ...endOf(row.to, 'port')],
  },
  {
    name: 'session',
    kind: 'text',
    reach: 'alike',
    values: ({ row }) => [...one(row.own?.sessionName), ...one(row.session), ...one(row.systemId)],
  },
  {
    name: 'connection',
    kind: 'text',
    reach: 'alike',
    values: ({ row }) => one(row.own?.sessionName ?? row.session),
  },
  { name: 'profile', kind: 'text', reach: 'alike', values: ({ row }) => one(row.own?.profileId) },
  { name: 'direction', kind: 'text', reach: 'alike', values: ({ row }) => one(row.own?.direction) },
  { name: 'sender', kind: 'text', reach: 'alike', values: ({ row }) => one(row.sender) },
  { name: 'context', kind: 'text', reach: 'alike', values: ({ row }) => one(row.state) },
  {
    name: 'is_response',
    kind: 'flag',
    reach: 'alike',
    values: ({ commandId }) => [isResponseId(commandId) ? 1 : 0],
  },
  { name: 'latency', kind: 'duration', values: ({ row }) => one(row.latency) },
  { name: 'request_seq', kind: 'number', values: ({ row }) => one(row.request) },
  { name: 'repeat_of', kind: 'number', values: ({ row }) => one(row.own?.repeatOf) },
  { name: 'pair', kind: 'number', values: ({ row }) => [row.request ?? row.number], isPair: true },
  { name: 'answered', kind: 'text', values: answersOf, holds: isAnswered, needsAnswers: true },
  { name: 'octets', kind: 'number', values: ({ row }) => [row.octets.length] },
  { name: 'hex', kind: 'text', values: ({ row }) => [toHex(row.octets)] },
  { name: 'marked', kind: 'flag', values: ({ row, mark }) => ((mark?.bookmark ?? row.marked) ? [1] : none) },
  {
    name: 'comment',
    kind: 'text',
    values: ({ row, mark }) => (mark?.comment ? [...row.comments, mark.comment] : row.comments),
  },
  {
    name: 'note',
    kind: 'text',
    isSlow: true,
    values: ({ inspection }) => inspection.notes.map(({ code }) => code),
  },
  {
    name: 'note.severity',
    kind: 'number',
    isSlow: true,
    values: ({ inspection }) => inspection.notes.map(({ severity }) => severities.indexOf(severity)),
    named: severityOf,
    nameOf: (severity) => severities[severity] ?? null,
    expected: 'severity',
  },
  {
    name: 'text.encoding',
    kind: 'text',
    isSlow: true,
    values: ({ inspection }) => one(inspection.textEncoding),
  },
  { name: 'receipt', kind: 'none', values: ({ receipt }) => (receipt === null ? none : [1]) },
  { name: 'receipt.id', kind: 'text', values: ofReceipt(({ id }) => id) },
  { name: 'receipt.sub', kind: 'text', values: ofReceipt(({ sub }) => sub) },
  { name: 'receipt.dlvrd', kind: 'text', values: ofReceipt(({ dlvrd }) => dlvrd) },
  { name: 'receipt.submit_date', kind: 'text', values: ofReceipt(({ submitDateRaw }) => submitDateRaw) },
  { name: 'receipt.done_date', kind: 'text', values: ofReceipt(({ doneDateRaw }) => doneDateRaw) },
  { name: 'receipt.stat', aliases: ['stat'], kind: 'text', values: ofReceipt(({ stat }) => stat) },
  { name: 'receipt.err', aliases: ['err'], kind: 'text', values: ofReceipt(({ err }) => err) },
  { name: 'receipt.text', kind: 'text', values: ofReceipt(({ text }) => text) },
  {
    name: 'parts.ref',
    aliases: ['gsm_sms.udh.mm.msg_id'],
    kind: 'number',
    values: ({ part }) => one(part?.reference),
  },
  {
    name: 'parts.total',
    aliases: ['gsm_sms.udh.mm.msg_parts'],
    kind: 'number',
    values: ({ part }) => one(part?.parts),
  },
  {
    name: 'parts.number',
    aliases: ['gsm_sms.udh.mm.msg_part'],
    kind: 'number',
    values: ({ part }) => one(part?.part),
  },
]

/** Short names, and the specification's where Wireshark has another. */
const shortNames: Readonly<Record<string, string>> = {
  seq: 'sequence_number',
  from: 'source_addr',
  src: 'source_addr',
  to: 'destination_addr',
  dest: 'destination_addr',
  text: 'message_text',
  dcs: 'data_coding',
  short_message: 'message',
  billing_identification: 'billing_id',
}

const fields: ReadonlyMap<string, FilterField> = fieldsByName()

function fieldsByName(): Map<string, FilterField> {
  const all = new Map<string, FilterField>()
  for (const [name, kind, values] of wiresharkRows) {
    const field = { name, kind, values, isSlow: name === 'message_text' }
    all.set(name, field)
    all.set(`smpp.${name}`, field)
  }
  for (const field of ownFields)
    for (const name of [field.name, ...(field.aliases ?? [])]) all.set(name, field)
  for (const [short, name] of Object.entries(shortNames)) {
    const field = all.get(name)
    if (field !== undefined) all.set(short, field)
  }
  return all
}

/** Fields that are asked for most, by the names that people use. */
const everyday = [
  'command',
  'status',
  'from',
  'to',
  'text',
  'session',
  'time',
  'latency',
  'answered',
  'receipt.stat',
  'receipt.err',
  'message_id',
  'seq',
  'note.severity',
  'note',
  'data_coding',
] as const

/** Every name of a field, in the order of the tables; `tlv.0x1400` and `tlv.message_state` are others without number. */
export const fieldNames: readonly string[] = [...fields.keys()]

/** The field of a name in any of its spellings; null when there is none. */
export function filterField(name: string): FilterField | null {
  const known = fields.get(name)
  if (known !== undefined) return known
  const tag = name.startsWith('tlv.') ? readTag(name.slice(4)) : null
  if (tag === null) return null
  const isState = tlvByTag(tag)?.name === 'message_state'
  return {
    name,
    kind: kindOfTag(tag),
    values: valuesOfTag(tag),
    holds: ({ pdu }) => pdu.tlvs.some((tlv) => tlv.tag === tag),
    ...(isState ? { named: stateOf } : {}),
  }
}

/** What PDUs may be asked. */
export const pduFields: FieldTable = {
  listed: listFields(filterField, [...everyday, ...fieldNames]),
  field: filterField,
  refusal: (name) => ({ code: 'unknown-field', detail: { name, near: nearestField(name) } }),
  meaning: fieldMeaning,
  known: knownValues,
}

/** Each field of these names once, in their order. */
export function listFields<S>(
  field: (name: string) => FilterField<S> | null,
  names: readonly string[],
): NamedField<S>[] {
  const all = new Map<FilterField<S>, string[]>()
  for (const name of names) {
    const one = field(name)
    if (one === null) continue
    const known = all.get(one)
    if (known === undefined) all.set(one, [name])
    else if (!known.includes(name)) known.push(name)
  }
  return [...all].map(([one, spellings]) => ({ field: one, names: spellings }))
}

/** The field that a name was most likely meant to be; '' when none is near. */
export function nearestField(name: string): string {
  return nearestName(fieldNames, name)
}

/** A known name that differs in a letter or two, or goes on where this one ends; '' when none is near. */
export function nearestName(names: readonly string[], name: string): string {
  const lower = name.toLowerCase()
  const near = names.find((known) => isNear(known.toLowerCase(), lower))
  return near ?? names.find((known) => lower.length > 3 && known.startsWith(lower)) ?? ''
}

/** At most one letter is another, missing, too many, or two are exchanged. */
function isNear(known: string, typed: string): boolean {
  if (Math.abs(known.length - typed.length) > 1) return false
  let start = 0
  while (start < known.length && known[start] === typed[start]) start += 1
  let end = 0
  const most = Math.min(known.length, typed.length) - start
  while (end < most && known.at(-1 - end) === typed.at(-1 - end)) end += 1
  const [left, leftTyped] = [known.slice(start, known.length - end), typed.slice(start, typed.length - end)]
  const isExchanged = left.length === 2 && left[0] === leftTyped[1] && left[1] === leftTyped[0]
  return (left.length <= 1 && leftTyped.length <= 1) || isExchanged
}
