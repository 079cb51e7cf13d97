import type { ComparedField } from '../../../shared/diff/compared-fields.ts'
import type { CaptureDiffCounts, CaptureDiffResult } from '../../../shared/diff/diff-captures.ts'
import { fieldWords } from '../../../shared/diff/diff-field-words.ts'
import type { FieldDiff, PduDiff } from '../../../shared/diff/diff-pdus.ts'
import type { OctetRange } from '../../../shared/diff/differing-octets.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language, Words } from '../../../shared/words/words.ts'
import { captureRowView } from './capture-view.ts'

const signs = { same: '=', changed: '≠', 'only-a': '−', 'only-b': '+' } as const

/** Octets of one range that are shown. */
const mostShown = 32
/** Characters of one value that are shown. */
const mostCharacters = 120

/** Two PDUs: what differs field by field, then the octets. */
export function pduDiffView(diff: PduDiff, a: CapturedRow, b: CapturedRow, language: Language): string {
  const differing = diff.fields.filter(({ result }) => result !== 'same')
  const title = `${titleOf(a)} ↔ ${titleOf(b)}`
  const isRussian = language === 'ru'
  if (differing.length === 0) return `${title}\n${isRussian ? 'различий нет' : 'no differences'}\n`
  const octets = diff.octets.map((range) => {
    const [left, right] = [rangeText(range.a, a.octets), rangeText(range.b, b.octets)]
    return `  ${left} ↔ ${right}`
  })
  const heading = isRussian ? 'октеты' : 'octets'
  return [title, ...differing.map((field) => fieldLine(field, a, b, language)), heading, ...octets, ''].join(
    '\n',
  )
}

/** A pair that differs, or a PDU without its other half; nothing for a pair that is the same. */
export function captureDiffView(result: CaptureDiffResult, language: Language): string {
  switch (result.kind) {
    case 'same':
      return ''
    case 'changed': {
      const { a, b, fields } = result
      const lines = fields.map((field) => fieldLine(field, a, b, language))
      return [`≠ ${titleOf(a)} ↔ ${titleOf(b)}`, ...lines, ''].join('\n')
    }
    case 'only':
      return `${result.side === 'a' ? '− A' : '+ B'} ${captureRowView(result.row)}`
  }
}

export function diffSummaryView(
  { same, changed, onlyA, onlyB, givenUp }: CaptureDiffCounts,
  pair: string,
  ignored: readonly string[],
): Words {
  const names = ignored.join(', ') || '—'
  const given = givenUp === 0 ? null : givenUp
  return {
    en: `same ${same}, changed ${changed}, only in A ${onlyA}, only in B ${onlyB}${given === null ? '' : `, of those ${given} given up while too many waited for their other half`}; paired by ${pair}; ignored: ${names}`,
    ru: `одинаковых ${same}, изменённых ${changed}, только в A ${onlyA}, только в B ${onlyB}${given === null ? '' : `, из них ${given} не дождались пары: ждущих слишком много`}; пары по: ${pair}; не сравниваются: ${names}`,
  }
}

function titleOf({ number, octets }: CapturedRow): string {
  const { command, command_id } = decodePdu(octets)
  return `#${number} ${command ?? hexNumber(command_id, 4)}`
}

function fieldLine(
  { name, result, isIgnored, a, b }: FieldDiff,
  rowA: CapturedRow,
  rowB: CapturedRow,
  language: Language,
): string {
  const sides: [ComparedField | null, Uint8Array][] = [
    [a, rowA.octets],
    [b, rowB.octets],
  ]
  const [left, right] = sides.map(([field, octets]) =>
    field === null ? '∅' : cut(fieldWords(field, octets, language)),
  )
  const aside = !isIgnored ? '' : language === 'ru' ? '  (не в счёт)' : '  (does not count)'
  return inertText(`  ${signs[result]} ${name}: ${left} → ${right}${aside}`)
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text
}

function rangeText(range: OctetRange | null, octets: Uint8Array): string {
  if (range === null || range.start === range.end) return '∅'
  const shown = octets.subarray(range.start, Math.min(range.end, range.start + mostShown))
  const last = range.end - 1
  const place = last === range.start ? String(range.start) : `${range.start}–${last}`
  return `${place}: ${toHex(shown)}${shown.length < range.end - range.start ? '…' : ''}`
}
