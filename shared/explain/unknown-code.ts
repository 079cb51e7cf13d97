import type { Knowledge } from '../codes/knowledge.ts'
import { reasonTable } from '../codes/reason-table.ts'
import type { Catalogue } from '../profiles/catalogue.ts'
import { statusRange } from '../smpp/status-table.ts'
import { firstVendorTag, lastVendorTag } from '../smpp/tlv-value.ts'
import { hexNumber } from '../words/hex-text.ts'
import { type Candidate, gatewayNotes, sentenceCase } from './candidate.ts'
import type { CodeField } from './code-field.ts'
import type { ExplainQuery } from './explain-query.ts'
import type { CodeReading } from './read-code.ts'

const vendor: Knowledge = {
  title: { en: 'the provider’s own status', ru: 'собственный статус провайдера' },
  advice: { en: 'ask the provider for its list', ru: 'запросите у провайдера список' },
  meaning: {
    en: 'Values 0x400 to 0x4FF belong to the provider: the specification gives them no meaning, and the same number differs from one provider to the next.',
    ru: 'Значения 0x400–0x4FF отданы провайдеру: спецификация смысла им не даёт, и у разных провайдеров одно число значит разное.',
  },
  causes: { en: [], ru: [] },
  next: {
    en: [
      'Ask the provider for its table of codes.',
      'Choose the connection’s profile if its table is known; in a terminal with --profile.',
    ],
    ru: [
      'Запросите у провайдера таблицу кодов.',
      'Если таблица известна, выберите профиль подключения; в терминале — через --profile.',
    ],
  },
  retry: 'ask',
  who: 'provider',
}
const unlisted: Knowledge = {
  ...vendor,
  title: { en: 'not in the table of this provider', ru: 'нет в таблице этого провайдера' },
}
const reserved: Knowledge = {
  title: { en: 'reserved value', ru: 'зарезервированное значение' },
  advice: { en: 'ask the provider', ru: 'спросите провайдера' },
  meaning: {
    en: 'The specification reserves this value and leaves the provider no right to it; some gateways use such numbers all the same.',
    ru: 'Спецификация резервирует это значение и провайдеру его не отдаёт; некоторые шлюзы всё же пользуются такими числами.',
  },
  causes: {
    en: [
      'A gateway with codes of its own outside 0x400 to 0x4FF.',
      'The response was read at the wrong octet: look at its command_length.',
    ],
    ru: [
      'Шлюз со своими кодами вне 0x400–0x4FF.',
      'Ответ прочитан не с того октета: посмотрите command_length.',
    ],
  },
  next: {
    en: ['Ask the provider for its table of codes.'],
    ru: ['Запросите у провайдера таблицу кодов.'],
  },
  retry: 'ask',
  who: 'provider',
}
const receiptError: Knowledge = {
  title: { en: 'the provider’s own receipt error', ru: 'собственный код ошибки провайдера в отчёте' },
  advice: { en: 'ask the provider for its list', ru: 'запросите у провайдера список' },
  meaning: {
    en: 'The err of a receipt is each provider’s own: it is not a command_status, and no specification lists it.',
    ru: 'err отчёта у каждого провайдера свой: это не command_status, и ни одна спецификация его не перечисляет.',
  },
  causes: {
    en: ['Many providers use the numbers of the mobile network (MAP), such as 6 for an absent subscriber.'],
    ru: ['Многие провайдеры берут номера мобильной сети (MAP), например 6 для недоступного абонента.'],
  },
  next: {
    en: [
      'Read stat of the same receipt: it is reliable without a table.',
      'Ask the provider for its list of receipt errors.',
    ],
    ru: [
      'Посмотрите stat того же отчёта: он понятен и без таблицы.',
      'Запросите у провайдера список ошибок отчётов.',
    ],
  },
  retry: 'ask',
  who: 'provider',
}
const vendorTag: Knowledge = {
  title: { en: 'a TLV of the provider’s own', ru: 'собственный TLV провайдера' },
  advice: { en: 'ask the provider for its TLVs', ru: 'запросите у провайдера список TLV' },
  meaning: {
    en: 'Tags 0x1400 to 0x3FFF belong to the provider: the specification gives them no meaning. It is no command_status.',
    ru: 'Теги 0x1400–0x3FFF отданы провайдеру: спецификация смысла им не даёт. Это не command_status.',
  },
  causes: { en: [], ru: [] },
  next: {
    en: [
      'Ask the provider what it is, and how long its value may be.',
      'Open the PDU in Inspect, in a terminal with decode.',
    ],
    ru: [
      'Спросите провайдера, что это и какой длины значение.',
      'Откройте PDU в «Трафике», в терминале — decode.',
    ],
  },
  retry: 'ask',
  who: 'provider',
}
const otherNetwork: Knowledge = {
  title: { en: 'error of a network other than GSM', ru: 'ошибка сети, отличной от GSM' },
  advice: { en: 'ask the provider for its list', ru: 'запросите у провайдера список' },
  meaning: {
    en: 'Its first octet says ANSI-136, IS-95 or ANSI-41: the numbers of GSM (MAP) mean something else there.',
    ru: 'Первый октет говорит об ANSI-136, IS-95 или ANSI-41: номера GSM (MAP) там значат другое.',
  },
  causes: {
    en: ['An SMSC that fills in the wrong type: a provider of GSM rarely means another network.'],
    ru: ['SMSC ставит неверный тип: у провайдера GSM другая сеть бывает редко.'],
  },
  next: {
    en: ['Read stat of the same receipt.', 'Ask the provider which table the number is of.'],
    ru: ['Посмотрите stat того же отчёта.', 'Спросите провайдера, из какой таблицы это число.'],
  },
  retry: 'ask',
  who: 'provider',
}
const noError: Knowledge = {
  ...reasonTable['no-error'],
  title: { en: 'no error, at most providers', ru: 'нет ошибки, у большинства провайдеров' },
}
const nothing: Knowledge = {
  title: { en: 'not known', ru: 'не известно' },
  advice: { en: 'check the spelling, ask the provider', ru: 'проверьте написание, спросите провайдера' },
  meaning: {
    en: 'No specification and no provider table here knows this.',
    ru: 'Этого нет ни в спецификациях, ни в известных таблицах провайдеров.',
  },
  causes: { en: [], ru: [] },
  next: {
    en: [
      'Check the spelling: 0x0401, 1025, ESME_RINVDSTADR, DELIVRD.',
      'Ask the provider for its table of codes.',
    ],
    ru: [
      'Проверьте написание: 0x0401, 1025, ESME_RINVDSTADR, DELIVRD.',
      'Запросите у провайдера таблицу кодов.',
    ],
  },
  retry: 'ask',
  who: 'provider',
}

const sources = {
  command_status: {
    en: 'SMPP 3.4 table 5-2, 5.0 table 4-45: ranges',
    ru: 'SMPP 3.4, таблица 5-2; 5.0, таблица 4-45: диапазоны',
  },
  receipt_err: { en: 'SMPP 3.4 appendix B', ru: 'SMPP 3.4, приложение B' },
  none: { en: 'every table of codes', ru: 'все таблицы кодов' },
}

/**
 * The candidate that admits what is not known: a provider's code without (or outside) its table, a reserved value, an
 * err, or anything else nothing was found for. Undefined when the answer is complete without it.
 */
export function unknownCandidate(
  catalogue: Catalogue,
  query: ExplainQuery,
  asked: {
    readonly readings: readonly CodeReading[]
    /** undefined: any field. */
    readonly fields: readonly CodeField[] | undefined
    readonly found: readonly Candidate[]
  },
): Candidate | undefined {
  const { readings, fields, found } = asked
  const isOther = query.network === 'other' && !found.some(({ basis }) => basis === 'profile')
  if (isOther)
    return candidate(catalogue, otherNetwork, query, 'network_error_code', readings[0]?.value ?? null)
  const tag = readings[0]?.value ?? 0
  const isTagAsked = fields === undefined || fields.includes('tlv')
  if (found.length === 0 && isTagAsked && tag >= firstVendorTag && tag <= lastVendorTag) {
    return candidate(catalogue, vendorTag, query, 'tlv', tag)
  }
  const isStatusAsked = fields === undefined || fields.includes('command_status')
  const value = readings[0]?.value
  const range = value === undefined || !isStatusAsked ? null : statusRange(value)
  const isOwn = found.some(({ basis }) => basis === 'profile')
  const isReserved = range !== null && range.meaning !== 'vendor'
  if (value !== undefined && isReserved) {
    // A bare 1234 is as likely an err or a decimal number: only what is read as a status is told to be reserved too.
    const isStatus = found.some((one) => one.field === 'command_status' && one.value === value)
    if (found.length === 0 || isStatus) return candidate(catalogue, reserved, query, 'command_status', value)
    if (!isOwn) return undefined
  }
  if (value !== undefined && range !== null && !isReserved && !isOwn) {
    const hasTable = catalogue.codes(query.profileId, 'command_status').length > 0
    return candidate(catalogue, hasTable ? unlisted : vendor, query, 'command_status', value)
  }
  if (fields?.[0] === 'receipt_err' && !isOwn) {
    const knowledge = /^\s*0+\s*$/.test(String(query.code)) ? noError : receiptError
    return candidate(catalogue, knowledge, query, 'receipt_err', null)
  }
  return found.length === 0
    ? candidate(catalogue, nothing, query, fields?.[0] ?? null, value ?? null)
    : undefined
}

function candidate(
  catalogue: Catalogue,
  knowledge: Knowledge,
  { code, profileId, language }: ExplainQuery,
  field: CodeField | null,
  value: number | null,
): Candidate {
  const title = sentenceCase(knowledge.title[language])
  const isStatus = field === 'command_status' && value !== null
  const hex = isStatus ? hexNumber(value, 4) : null
  const tag = field === 'tlv' && value !== null ? hexNumber(value, 2) : null
  // The typed text may be a whole file; the name only repeats its beginning.
  const typed = String(code).trim().slice(0, 80)
  return {
    id: `unknown ${field ?? ''} ${hex ?? typed}`,
    field,
    kind: null,
    value,
    hex,
    dec: value === null ? null : String(value),
    isHexGuess: false,
    code: hex ?? tag ?? typed,
    name: hex ?? tag ?? (typed || title),
    otherName: null,
    title,
    advice: knowledge.advice[language],
    meaning: knowledge.meaning[language],
    causes: knowledge.causes[language],
    next: knowledge.next[language],
    retry: knowledge.retry,
    who: knowledge.who,
    basis: 'unknown',
    profile: profileId ?? null,
    profileName:
      profileId === undefined
        ? { en: 'no provider', ru: 'без провайдера' }[language]
        : catalogue.name(profileId, language),
    source: sources[field === 'command_status' || field === 'receipt_err' ? field : 'none'][language],
    url: null,
    gateways: isStatus ? gatewayNotes(value, null, language) : [],
    conflicts: [],
  }
}
