import { cardFlags, flagsOf } from '../message/card-flags.ts'
import { answerMs, receiptMs } from '../message/card-times.ts'
import type { PartView } from '../message/card-view.ts'
import { idsOf } from '../message/part-ids.ts'
import { isUndecided, partStateSchema } from '../message/part-state.ts'
import { ussdOf, ussdSession } from '../message/ussd.ts'
import { messageStateByName } from '../receipts/stat-table.ts'
import { fromHex } from '../smpp/hex.ts'
import { receiptWish } from '../smpp/message-flags.ts'
import { readTag, tlvValue } from '../smpp/tlv-value.ts'
import { cardMeanings, flagMeanings, stateMeanings } from './card-field-words.ts'
import type { CardSubject } from './card-subject.ts'
import { fieldMeaning } from './field-meaning-table.ts'
import { fieldOrigin } from './field-origin.ts'
import { fieldNames, filterField, listFields, nearestName } from './field-table.ts'
import type { FieldTable, FilterField, FilterValue } from './filter-field.ts'
import { knownValues } from './known-values.ts'

type Read = FilterField<CardSubject>['values']
const none: readonly FilterValue[] = []

function given(values: readonly (FilterValue | null | undefined)[]): FilterValue[] {
  return values.filter((value) => value !== null && value !== undefined)
}

const ofParts =
  (read: (part: PartView) => readonly (FilterValue | null | undefined)[]): Read =>
  ({ card }) =>
    given(card.parts.flatMap(read))
const ofReceipts = (read: (receipt: PartView['receipts'][number]) => FilterValue | null): Read =>
  ofParts(({ receipts }) => receipts.map(read))
const text = (value: string): readonly FilterValue[] => (value === '' ? none : [value])
const triesOf = (part: PartView) => [part, ...(part.earlier ?? [])]
const microseconds = (ms: number | null) => (ms === null ? null : Math.round(1000 * ms))

/** The statuses of refused parts: a message is asked for by what went wrong with it; 0 when none was refused. */
const statuses: Read = ({ card }) => {
  const all = given(card.parts.map(({ commandStatus }) => commandStatus))
  const bad = all.filter((status) => status !== 0)
  return bad.length > 0 ? bad : all.slice(0, 1)
}

const answers: Read = ofParts((part) => [
  part.respondedAt !== null ? 'yes' : part.submittedAt !== null ? 'none' : null,
])

/** True of a part that the SMSC has, of which a receipt was asked for, and whose end no receipt or answer told. */
function awaitsReceipt({ card }: CardSubject): boolean {
  const isWished = card.direction === 'sent' && receiptWish(card.registeredDelivery) !== 0
  return isWished && card.parts.some(({ state }) => state === 'accepted')
}

/** A part that has not left: it waits in the queue, or its link ended before. */
function isUnsent({ card }: CardSubject): boolean {
  const isKept = ({ state, submittedAt }: PartView) =>
    submittedAt === null && (state === 'waiting' || state === 'failed')
  return card.direction === 'sent' && card.parts.some(isKept)
}

/** A part of a received message is missing. */
function isIncomplete({ card }: CardSubject): boolean {
  return card.direction === 'received' && card.parts.some(({ state }) => state === 'waiting')
}

/** Bits of registered_delivery, moved to their right end as fields of PDUs are. */
const wishBits =
  (name: string): Read =>
  ({ card }) => {
    const { mask } = fieldOrigin(name)
    return [(card.registeredDelivery & mask) >>> (31 - Math.clz32(mask & -mask))]
  }

/** What a card answers for a field of PDUs, by the field's own name. */
const reads: Readonly<Record<string, Read>> = {
  number: ofParts((part) => [
    ...triesOf(part).flatMap(({ submitSeq, responseSeq }) => [submitSeq, responseSeq]),
    ...part.receipts.map(({ seq }) => seq),
    part.lastQuery?.seq,
  ]),
  time: ({ card }) => [Math.round(1000 * card.createdAt)],
  session: ({ card }) => [card.sessionName],
  connection: ({ card }) => [card.sessionName],
  profile: ({ card }) => [card.profileId],
  direction: ({ card }) => [card.direction],
  command_status: statuses,
  sequence_number: ofParts((part) => triesOf(part).map(({ sequenceNumber }) => sequenceNumber)),
  source_addr: ({ card }) => text(card.source.addr),
  source_addr_ton: ({ card }) => [card.source.ton],
  source_addr_npi: ({ card }) => [card.source.npi],
  destination_addr: ({ card }) => text(card.destination.addr),
  dest_addr_ton: ({ card }) => [card.destination.ton],
  dest_addr_npi: ({ card }) => [card.destination.npi],
  message_text: ({ card }) => text(card.text),
  data_coding: ({ card }) => [card.dataCoding],
  dcs: ({ card }) => [card.dataCoding],
  registered_delivery: ({ card }) => [card.registeredDelivery],
  'regdel.receipt': wishBits('regdel.receipt'),
  'regdel.acks': wishBits('regdel.acks'),
  'regdel.notif': wishBits('regdel.notif'),
  'text.encoding': ({ card }) => text(card.encoding),
  message_id: ofParts(idsOf),
  message_state: ofParts(({ receipts, lastQuery }) => [
    ...receipts.map(({ state }) => (state === null ? null : messageStateByName(state)?.value)),
    lastQuery?.messageState,
  ]),
  error_code: ofParts(({ lastQuery }) => [lastQuery?.errorCode]),
  latency: ofParts((part) => [microseconds(answerMs(part))]),
  answered: answers,
  receipt: ({ card }) => (card.parts.some(({ receipts }) => receipts.length > 0) ? [1] : none),
  'receipt.id': ofReceipts(({ receivedId }) => receivedId),
  'receipt.stat': ofReceipts(({ stat }) => stat),
  'receipt.err': ofReceipts(({ err }) => err),
  'parts.total': ({ card }) => [card.parts.length],
  'parts.number': ofParts(({ number }) => [number]),
  note: ({ card }) => flagsOf(card),
  service_type: ({ card }) => text(card.intent?.service_type ?? ''),
  ussd_service_op: ({ card }) => given([ussdOf(card)?.serviceOp]),
  'its_session.number': ({ card }) => {
    const mark = ussdOf(card)
    return given([mark === null ? null : ussdSession(mark)?.number])
  },
  protocol_id: ({ card }) => given([card.intent?.protocol_id]),
  priority_flag: ({ card }) => given([card.intent?.priority_flag]),
  replace_if_present_flag: ({ card }) => given([card.intent?.replace_if_present_flag]),
}

const flagOf = (holds: (subject: CardSubject) => boolean): Read => {
  return (subject) => [holds(subject) ? 1 : 0]
}

/** What PDUs do not have. */
const ownFields: readonly FilterField<CardSubject>[] = [
  { name: 'state', kind: 'text', values: ({ card }) => [card.state] },
  {
    name: 'parts.state',
    kind: 'text',
    values: ({ card }) => (card.direction === 'sent' ? card.parts.map(({ state }) => state) : none),
  },
  { name: 'run', kind: 'number', values: ({ card }) => given([card.run?.runId]) },
  { name: 'run.row', kind: 'number', values: ({ card }) => given([card.run?.row]) },
  { name: 'receipt.awaited', kind: 'flag', values: flagOf(awaitsReceipt) },
  {
    name: 'receipt.latency',
    kind: 'duration',
    values: ofParts((part) => [microseconds(receiptMs(part))]),
  },
  { name: 'unsent', kind: 'flag', values: flagOf(isUnsent) },
  {
    name: 'undecided',
    kind: 'flag',
    values: flagOf(({ card }) => card.direction === 'sent' && card.parts.some(isUndecided)),
  },
  { name: 'incomplete', kind: 'flag', values: flagOf(isIncomplete) },
  { name: 'ussd', kind: 'flag', values: flagOf(({ card }) => ussdOf(card) !== null) },
  { name: 'unread', kind: 'flag', values: flagOf(({ card }) => card.isUnread === true) },
  {
    name: 'attempts',
    kind: 'number',
    values: ofParts(({ attempts, submittedAt }) => [attempts ?? (submittedAt === null ? 0 : 1)]),
  },
]

const everyday = [
  ...['state', 'status', 'from', 'to', 'text', 'direction', 'session', 'time', 'receipt.stat', 'receipt.err'],
  ...[
    'receipt.awaited',
    'latency',
    'receipt.latency',
    'unsent',
    'undecided',
    'unread',
    'incomplete',
    'ussd',
    'run',
    'message_id',
    'parts.total',
  ],
  ...['parts.state', 'note', 'attempts', 'profile', 'data_coding', 'registered_delivery'],
]

const fields: ReadonlyMap<string, FilterField<CardSubject>> = fieldsByName()

/** Names, kinds and names of values are those of the fields of PDUs. */
function fieldsByName(): Map<string, FilterField<CardSubject>> {
  const cards = new Map<string, FilterField<CardSubject>>()
  const all = new Map<string, FilterField<CardSubject>>(ownFields.map((field) => [field.name, field]))
  for (const name of fieldNames) {
    const field = filterField(name)
    const values = field === null ? undefined : reads[field.name]
    if (field === null || values === undefined) continue
    const known = cards.get(field.name) ?? cardField(field, values)
    cards.set(field.name, known)
    all.set(name, known)
  }
  return all
}

function cardField(field: FilterField, values: Read): FilterField<CardSubject> {
  const { name, kind, named, nameOf, expected } = field
  return {
    ...{ name, kind, values },
    ...(named === undefined ? {} : { named }),
    ...(nameOf === undefined ? {} : { nameOf }),
    ...(expected === undefined ? {} : { expected }),
    // By itself it asks whether all that left was answered.
    ...(name === 'answered' ? { holds: (subject) => !answers(subject).includes('none') } : {}),
  }
}

/** A TLV that the message was sent with. */
function tlvField(name: string): FilterField<CardSubject> | null {
  const tag = name.startsWith('tlv.') ? readTag(name.slice(4)) : null
  const field = tag === null ? null : filterField(name)
  if (tag === null || field === null) return null
  const octetsOf = ({ card }: CardSubject) =>
    (card.intent?.tlvs ?? []).flatMap((tlv) => (tlv.tag === tag ? (fromHex(tlv.hex) ?? []) : []))
  return {
    ...cardField(field, (subject) =>
      given(octetsOf(subject).map((octets) => (field.kind === 'octets' ? octets : tlvValue(tag, octets)))),
    ),
    holds: (subject) => octetsOf(subject).length > 0,
  }
}

const names = [...fields.keys()]

/** What message cards may be asked. A field that PDUs alone have is told of as such. */
export const cardFields: FieldTable<CardSubject> = {
  listed: listFields((name) => fields.get(name) ?? null, [...everyday, ...names]),
  field: (name) => fields.get(name) ?? tlvField(name),
  refusal: (name) =>
    filterField(name) === null
      ? { code: 'unknown-field', detail: { name, near: nearestName(names, name) } }
      : { code: 'field-of-pdus', detail: { name } },
  meaning: (name) => cardMeanings[name] ?? fieldMeaning(name),
  known: (field) => {
    if (field.name === 'state') return valuesOf([...partStateSchema.options, 'received'], stateMeanings)
    if (field.name === 'parts.state') return valuesOf(partStateSchema.options, stateMeanings)
    return field.name === 'note' ? valuesOf(cardFlags, flagMeanings) : knownValues(field)
  },
}

function valuesOf<K extends string>(
  values: readonly K[],
  meanings: Readonly<Record<K, (typeof flagMeanings)[keyof typeof flagMeanings]>>,
) {
  return values.map((value) => ({ text: value, meaning: meanings[value] }))
}
