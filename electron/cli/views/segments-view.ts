import type { TlvJson } from '../../../shared/json/pdu-json.ts'
import type { SegmentJson, SegmentsJson } from '../../../shared/json/segments-json.ts'
import { nationalNames } from '../../../shared/text/national-names.ts'
import { codePointName, hexNumber } from '../../../shared/words/hex-text.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'

/** Octets of a TLV that are shown; the rest is counted. */
const shownHex = 64

/** A plan for reading: a line for each part, then the characters that keep the text out of GSM 7-bit. */
export function segmentsView(plan: SegmentsJson, line: number, language: Language): string {
  const lines = [
    firstLine(plan, line, language),
    limitsLine(plan, language),
    ...plan.segments.flatMap((segment, index) => partLines(segment, index, plan, language)),
    ...graphemeLines(plan, language),
    ...outsideLines(plan, language),
  ]
  return `${lines.join('\n')}\n\n`
}

function firstLine(plan: SegmentsJson, line: number, language: Language): string {
  const { segments, encoding, data_coding: dataCoding, units } = plan
  const totals =
    language === 'ru'
      ? `единиц ${units}, частей ${segments.length}`
      : `${units} units, ${segments.length} ${segments.length === 1 ? 'part' : 'parts'}`
  const label = language === 'ru' ? 'Строка' : 'Line'
  return `${label} ${line}: ${encoding}, data_coding ${dataCoding}, ${totals}${nationalWords(plan, language)}`
}

function nationalWords({ national }: SegmentsJson, language: Language): string {
  const named = (kind: string, id: number | null): string =>
    id === null ? '' : `, ${kind} ${nationalNames[id]?.[language] ?? id}`
  return `${named('single shift', national.single_shift)}${named('locking shift', national.locking_shift)}`
}

function limitsLine({ limits, method }: SegmentsJson, language: Language): string {
  const { single, first, part } = limits
  const isRussian = language === 'ru'
  const alone = isRussian ? `${single} в одно сообщение` : `${single} in one message`
  const parts =
    first === part ? String(part) : isRussian ? `${first}, далее ${part}` : `${first}, then ${part}`
  const isCut = method !== 'none' && method !== 'payload'
  const split = !isCut ? '' : isRussian ? `, ${parts} в часть` : `, ${parts} in a part`
  return `  ${method}: ${isRussian ? 'помещается' : 'room for'} ${alone}${split}`
}

function partLines(
  segment: SegmentJson,
  index: number,
  { segments }: SegmentsJson,
  language: Language,
): string[] {
  const number = String(index + 1).padStart(String(segments.length).length)
  const units = String(segment.units).padStart(5)
  const octets = String(segment.octets).padStart(5)
  const counts = language === 'ru' ? `единиц ${units}  октетов ${octets}` : `${units} units  ${octets} octets`
  const esmClass = segment.esm_class === 0 ? '' : `  esm_class ${hexNumber(segment.esm_class)}`
  const header = segment.udh === '' ? '' : `  udh ${segment.udh}`
  return [
    `  ${number}  ${counts}${esmClass}${header}  "${inertText(segment.text)}"`,
    ...segment.tlvs.map((tlv) => `  ${' '.repeat(number.length)}    ${tlvWords(tlv)}`),
  ]
}

/** 'sar_msg_ref_num = 42' */
function tlvWords({ tag, name, hex, value, length }: TlvJson): string {
  const label = name ?? hexNumber(tag, 2)
  if (value !== null && value !== hex) return `${label} = ${inertText(String(value))}`
  return `${label} = ${hex.slice(0, shownHex)}${hex.length > shownHex ? `… (${length})` : ''}`
}

function graphemeLines(plan: SegmentsJson, language: Language): string[] {
  const { graphemes_cut: cut, graphemes_cost: cost } = plan
  const isRussian = language === 'ru'
  if (cut > 0) {
    return [
      isRussian
        ? `  разорвано символов: ${cut}; с --graphemes частей больше на ${cost}`
        : `  characters cut in two: ${cut}; --graphemes would take ${morePartsText(cost)}`,
    ]
  }
  if (cost === 0) return []
  return [
    isRussian ? `  целые символы стоят частей: ${cost}` : `  whole characters cost ${morePartsText(cost)}`,
  ]
}

function morePartsText(count: number): string {
  return `${count} more ${count === 1 ? 'part' : 'parts'}`
}

function outsideLines({ outside_gsm: outside }: SegmentsJson, language: Language): string[] {
  if (outside.length === 0) return []
  const isRussian = language === 'ru'
  const characters = outside.slice(0, 20).map(({ character, index, replacement }) => {
    const name = `${inertText(character)} ${codeText(character)}`
    const place = isRussian ? `с позиции ${index}` : `at ${index}`
    const instead = replacement === undefined ? '' : ` → ${inertText(replacement)}`
    return `    ${name}  ${place}${instead}`
  })
  const more = outside.length - characters.length
  const rest = more === 0 ? [] : [isRussian ? `    и ещё ${more}` : `    and ${more} more`]
  return [isRussian ? '  вне GSM 7-bit:' : '  outside GSM 7-bit:', ...characters, ...rest]
}

function codeText(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return codePointName(code)
}
