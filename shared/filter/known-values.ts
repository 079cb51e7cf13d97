import { stateKnowledge } from '../codes/state-knowledge.ts'
import { statusKnowledge } from '../codes/status-knowledge.ts'
import { noteTable } from '../inspect/note-table.ts'
import { messageStateTable } from '../receipts/stat-table.ts'
import { type EnumName, enumTable } from '../smpp/enum-table.ts'
import { pduTable } from '../smpp/pdu-table.ts'
import { statusTable } from '../smpp/status-table.ts'
import { alphabets } from '../text/data-coding.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Words } from '../words/words.ts'
import { enumOfWire, fieldOrigin } from './field-origin.ts'
import type { AnyField, KnownValue } from './filter-field.ts'

const same = (text: string): Words => ({ en: text, ru: text })
const rows = (values: Readonly<Record<string, Words>>): readonly KnownValue[] =>
  Object.entries(values).map(([text, meaning]) => ({ text, meaning }))

const commands = Object.entries(pduTable).map(([text, { id }]) => ({ text, meaning: same(hexNumber(id, 4)) }))
const statuses = statusTable.map(({ name, value }) => {
  const { en, ru } = statusKnowledge[name].title
  const hex = hexNumber(value, 4)
  return { text: name, meaning: { en: `${hex} ${en}`, ru: `${hex} ${ru}` } }
})
const flags = rows({ true: { en: 'yes', ru: 'да' }, false: { en: 'no', ru: 'нет' } })

/** Values of the fields that have a list of their own, by the field's name. */
const ownValues: Readonly<Record<string, readonly KnownValue[]>> = {
  command_id: commands,
  command_status: statuses,
  message_state: messageStateTable.map(({ name }) => ({ text: name, meaning: stateKnowledge[name].title })),
  'receipt.stat': messageStateTable.map(({ name, stat }) => ({
    text: stat,
    meaning: stateKnowledge[name].title,
  })),
  note: Object.entries(noteTable).map(([text, { what }]) => ({ text, meaning: withoutValues(what) })),
  'note.severity': rows({
    info: { en: 'worth knowing', ru: 'к сведению' },
    warning: { en: 'likely trouble', ru: 'вероятна проблема' },
    error: { en: 'against the specification', ru: 'против спецификации' },
  }),
  'text.encoding': alphabets.map((text) => ({ text, meaning: same(text) })),
  context: rows({
    OPEN: { en: 'connected, not bound', ru: 'соединение без подключения' },
    OUTBOUND: { en: 'after outbind', ru: 'после outbind' },
    BOUND_TX: { en: 'bound to send', ru: 'подключена на передачу' },
    BOUND_RX: { en: 'bound to receive', ru: 'подключена на приём' },
    BOUND_TRX: { en: 'bound to send and receive', ru: 'подключена на передачу и приём' },
    UNBOUND: { en: 'after unbind', ru: 'после unbind' },
  }),
  sender: rows({
    esme: { en: 'the application', ru: 'приложение' },
    smsc: { en: 'the message centre', ru: 'центр сообщений' },
  }),
  direction: rows({
    sent: { en: 'by this side', ru: 'этой стороной' },
    received: { en: 'from the peer', ru: 'от другой стороны' },
  }),
  answered: rows({
    yes: { en: 'it has its answer or request', ru: 'ответ или запрос найден' },
    none: { en: 'request without an answer', ru: 'запрос без ответа' },
    late: { en: 'answered after it was given up', ru: 'ответ, когда его уже не ждали' },
    orphan: { en: 'answer that nobody asked for', ru: 'ответ без запроса' },
  }),
}

/** The values that have a name, whatever a capture holds; none for a field whose values are anything. */
export function knownValues({ name, kind }: AnyField): readonly KnownValue[] {
  const own = ownValues[name]
  if (own !== undefined) return own
  if (kind === 'flag') return flags
  if (kind === 'time') return times
  if (kind === 'duration') return durations
  if (kind !== 'number') return []
  if (name.startsWith('tlv.') && fieldOrigin(name).wire === 'message_state')
    return ownValues['message_state'] ?? []
  const { wire, mask } = fieldOrigin(name)
  const list = enumOfWire(wire)
  return list === null ? [] : enumValues(list, mask)
}

const times = rows({
  '-5m': { en: 'five minutes ago', ru: 'пять минут назад' },
  '-1h': { en: 'an hour ago', ru: 'час назад' },
  '-1d': { en: 'a day ago', ru: 'сутки назад' },
})
const durations = rows({
  '100ms': { en: 'milliseconds', ru: 'миллисекунды' },
  '1s': { en: 'seconds', ru: 'секунды' },
  '5m': { en: 'minutes', ru: 'минуты' },
  '1h': { en: 'hours', ru: 'часы' },
})

const asHex: ReadonlySet<EnumName> = new Set(['data_coding', 'protocol_id', 'interface_version'])

/** Named values of the bits that `mask` takes, moved to their right end as the fields of these parts are. */
function enumValues(list: EnumName, mask: number): KnownValue[] {
  if (list === 'command_status')
    return [...statuses.map(({ meaning }, index) => ({ text: statusHex(index), meaning }))]
  const part = enumTable[list].find((one) => one.mask === mask)
  const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask)
  return (part?.values ?? []).map(({ value, en, ru }) => ({
    text: asHex.has(list) ? hexNumber(value) : String(value >>> shift),
    meaning: { en, ru },
  }))
}

function statusHex(index: number): string {
  return hexNumber(statusTable[index]?.value ?? 0, 4)
}

/** A sentence of a note, without the values that it has for a PDU. */
function withoutValues({ en, ru }: Words): Words {
  const plain = (text: string) => text.replace(/\{\w+\}/g, '…')
  return { en: plain(en), ru: plain(ru) }
}
