import { enumText } from '../smpp/enum-value.ts'
import { fromHex } from '../smpp/hex.ts'
import { tlvParts } from '../smpp/tlv-parts.ts'
import { tlvByName } from '../smpp/tlv-value.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Language, Words } from '../words/words.ts'

/** SMPP 5.0 §4.8.4.40. */
const behaviours: readonly Words[] = [
  { en: 'store as long as possible', ru: 'хранить без срока' },
  { en: 'until the handset is switched off', ru: 'до выключения телефона' },
  { en: 'while registered in this area', ru: 'пока телефон в этой зоне' },
  { en: 'show only', ru: 'только показать' },
  { en: 'for a period', ru: 'на срок' },
]
const units: readonly Words[] = [
  { en: 'seconds', ru: 'секунд' },
  { en: 'minutes', ru: 'минут' },
  { en: 'hours', ru: 'часов' },
  { en: 'days', ru: 'дней' },
  { en: 'weeks', ru: 'недель' },
  { en: 'months', ru: 'месяцев' },
  { en: 'years', ru: 'лет' },
]
/** SMPP 5.0 §4.8.4.11: 8 and above, each a code of its own. */
const intervals: Readonly<Record<number, Words>> = {
  0: { en: 'as often as possible', ru: 'как можно чаще' },
  8: units[0] ?? { en: '', ru: '' },
  9: units[1] ?? { en: '', ru: '' },
  10: units[2] ?? { en: '', ru: '' },
  11: units[3] ?? { en: '', ru: '' },
  12: units[4] ?? { en: '', ru: '' },
  13: units[5] ?? { en: '', ru: '' },
  14: units[6] ?? { en: '', ru: '' },
}

/** A TLV value of several parts in words, given as hex; null for one that has none or whose octets do not fit. */
export function describeParts(name: string, hex: string, language: Language): string | null {
  const row = tlvByName(name)
  const value = fromHex(hex)
  const parts = row === null || value === null ? null : tlvParts({ tag: row.tag, value })
  if (parts === null) return null
  const number = (key: string): number => Number(parts[key] ?? 0)
  const isRussian = language === 'ru'
  switch (name) {
    case 'callback_num': {
      const mode = number('digit_mode') === 1 ? 'ASCII' : 'TBCD'
      return `${parts['digits']} (${mode}, TON ${parts['addr_ton']}, NPI ${parts['addr_npi']})`
    }
    case 'callback_num_atag':
      return `${parts['characters']} (data_coding ${parts['data_coding']})`
    case 'network_error_code': {
      const type = enumText('network_error_code_type', number('network_type'), language)
      const code = number('error_code')
      const kind = type ?? `${isRussian ? 'тип' : 'type'} ${number('network_type')}`
      return `${kind}: ${code} (${hexNumber(code, 2)})`
    }
    case 'its_session_info': {
      const end = number('end_of_session') === 0 ? '' : isRussian ? ', конец сессии' : ', end of session'
      return isRussian
        ? `сессия ${parts['session']}, номер ${parts['sequence']}${end}`
        : `session ${parts['session']}, sequence ${parts['sequence']}${end}`
    }
    case 'ms_validity': {
      const behaviour = behaviours[number('behaviour')]?.[language] ?? null
      const unit = units[number('unit')]?.[language] ?? String(number('unit'))
      return parts['unit'] === undefined ? behaviour : `${behaviour}: ${parts['number']} ${unit}`
    }
    case 'broadcast_frequency_interval': {
      const unit = intervals[number('unit')]?.[language] ?? hexNumber(number('unit'))
      return number('unit') === 0 ? unit : `${parts['number']} ${unit}`
    }
    default:
      return Object.entries(parts)
        .map(([key, part]) => `${key} ${part}`)
        .join(', ')
  }
}
