import { explainItem, type ItemQuestion } from '../../../shared/paste/explain-item.ts'
import { maskedText } from '../../../shared/paste/mask-paste.ts'
import { pasteProblemText } from '../../../shared/paste/paste-problem-table.ts'
import { type SummaryLine, summaryLines } from '../../../shared/paste/paste-summary-text.ts'
import type { Lines, PastedItem, PasteReading } from '../../../shared/paste/pasted-item.ts'
import { isoTime } from '../../../shared/pcap/captured-row.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { passwordRanges, withoutPasswords } from '../../../shared/smpp/password-ranges.ts'
import { tlvByTag } from '../../../shared/smpp/tlv-value.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import { fill, type Language, type Words } from '../../../shared/words/words.ts'
import { pduView } from './decode-view.ts'
import { candidateBlocks } from './explain-view.ts'
import { receiptRows } from './receipt-view.ts'

const kinds: Readonly<Record<PastedItem['kind'], Words>> = {
  pdu: { en: 'PDU', ru: 'PDU' },
  receipt: { en: 'receipt', ru: 'отчёт о доставке' },
  code: { en: 'code', ru: 'код' },
  tlv: { en: 'TLVs', ru: 'TLV' },
  udh: { en: 'user data header', ru: 'заголовок UDH' },
  time: { en: 'time', ru: 'время' },
  text: { en: 'octets of a text', ru: 'октеты текста' },
  capture: { en: 'capture', ru: 'захват' },
}

const words = {
  unread: { en: 'not recognised', ru: 'не распознано' },
  nothing: { en: 'Nothing was recognised.', ru: 'Ничего не распознано.' },
  pdus: { en: 'PDUs: {count}', ru: 'PDU: {count}' },
  others: { en: 'others × {count}', ru: 'другие × {count}' },
  missing: { en: 'octets missing at its end', ru: 'не хватает октетов в конце' },
} as const satisfies Record<string, Words>

/** What was made of a paste, for reading: each thing with what it means, then what nothing read. Passwords are masked. */
export function pasteView(reading: PasteReading, question: ItemQuestion): string {
  const { language } = question
  const items = reading.items.map((item) => itemView(item, question))
  const unread = reading.unread.map(({ lines, text }) => {
    const shown = maskedText(text)
      .split('\n')
      .map((line) => `  ${inertText(line)}`)
    return [`${linesText(lines, language)}: ${words.unread[language]}`, ...shown].join('\n')
  })
  const problems = reading.problems.map((problem) => inertText(pasteProblemText(problem, language)))
  const blocks = [
    ...summaryBlock(reading, language),
    ...(items.length === 0 ? [words.nothing[language]] : items),
    ...unread,
    ...problems,
  ]
  return `${blocks.join('\n\n')}\n\n`
}

/** What went wrong in all of it; nothing for a thing alone, whose own words say it. */
function summaryBlock({ items, summary }: PasteReading, language: Language): readonly string[] {
  if (items.length < 2) return []
  const lines = summaryLines(summary, language).map(({ text, kinds, others }) => {
    const told = kinds.map((kind) => inertText(`${kind.text}${firstText(kind, language)}`))
    if (others > 0) told.push(fill(words.others[language], { count: others }))
    return `  ${text}: ${told.join(', ')}`
  })
  return [[fill(words.pdus[language], { count: summary.pdus }), ...lines].join('\n')]
}

/** ' (#12)', ' (line 7)': where the first of a kind stands. */
function firstText({ first }: SummaryLine['kinds'][number], language: Language): string {
  if (first.line !== null) return ` (${linesText([first.line, first.line], language).toLowerCase()})`
  return first.number === null ? '' : ` (#${first.number})`
}

function itemView(item: PastedItem, question: ItemQuestion): string {
  const { language, profileId } = question
  const head = `${placeText(item, language)}: ${kinds[item.kind][language]} (${item.style})`
  const rows = contentRows(item, question).map((row) => `  ${row}`)
  const meanings = candidateBlocks(explainItem(item, question), language, profileId)
  return [[head, ...rows].join('\n').trimEnd(), ...meanings].join('\n\n')
}

/** '#12 2026-11-28T10:00:00.000123Z 10.0.0.1:50000 → 10.0.0.2:2775' of a captured PDU, of all else its lines. */
function placeText(item: PastedItem, language: Language): string {
  if (item.kind !== 'pdu' || item.captured === undefined) return linesText(item.lines, language)
  const { number, at, from, to } = item.captured
  const ends = from === null || to === null ? null : inertText(`${from} → ${to}`)
  return [`#${number}`, isoTime(at), ends].filter((part) => part !== null).join(' ')
}

function linesText([first, last]: Lines, language: Language): string {
  if (first === last) return `${language === 'ru' ? 'Строка' : 'Line'} ${first}`
  return `${language === 'ru' ? 'Строки' : 'Lines'} ${first}–${last}`
}

function contentRows(item: PastedItem, question: ItemQuestion): readonly string[] {
  const { language, catalogue, profileId } = question
  switch (item.kind) {
    case 'pdu': {
      const options = { language, catalogue, profileId, ...inspectOptionsOf(catalogue, profileId) }
      const rows = pduView(withoutPasswords(item.octets, 'odd'), 0, options).split('\n')
      return item.missingOctets > 0 ? [...rows, `${words.missing[language]}: ${item.missingOctets}`] : rows
    }
    case 'receipt':
      return receiptRows(item.receipt, language)
    case 'code':
      return [inertText(maskedText(item.code))]
    case 'tlv':
      return item.tlvs.map(
        ({ tag, value }) => `${tlvByTag(tag)?.name ?? 'TLV'} ${hexNumber(tag, 2)}: ${toHex(value)}`,
      )
    case 'udh':
      return item.udh.elements.map(({ iei, name, data }) =>
        inertText(`${name ?? 'IEI'} ${hexNumber(iei, 1)}: ${toHex(data)}`),
      )
    case 'time':
      return [inertText(`${item.written}: ${timeText(item)}`)]
    case 'text':
      return textRows(item)
    case 'capture':
      return [
        language === 'ru'
          ? `пакетов ${item.frames}, PDU ${item.pdus}, из них показано ${item.listed}`
          : `packets ${item.frames}, PDUs ${item.pdus}, listed ${item.listed}`,
      ]
  }
}

/** As ISO 8601 in the zone of its writer; the parts of a period as they are named. */
function timeText({ time }: Extract<PastedItem, { kind: 'time' }>): string {
  if (time.kind === 'absolute') return `${time.local} (${time.utc})`
  const parts = Object.entries(time).filter(([, value]) => typeof value === 'number' && value !== 0)
  return [time.kind, ...parts.map(([name, value]) => `${name} ${value}`)].join(', ')
}

/** Octets of no PDU may still be a bind under a wrong id. */
function textRows({ octets, readings }: Extract<PastedItem, { kind: 'text' }>): readonly string[] {
  if (passwordRanges(octets, 'odd').length > 0) return [toHex(withoutPasswords(octets, 'odd'))]
  return [
    toHex(octets),
    ...readings.map(({ encoding, text, isClean }) => inertText(`${encoding}${isClean ? '' : '?'}: ${text}`)),
  ]
}
