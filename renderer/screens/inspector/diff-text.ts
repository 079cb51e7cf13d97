import { fieldWords } from '../../../shared/diff/diff-field-words.ts'
import type { PduDiff } from '../../../shared/diff/diff-pdus.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatMoment } from '../../parts/format.ts'
import { octetLines } from '../../parts/pdu-lines.ts'
import type { DiffedPdu } from './diffed-pdu.ts'
import { commandWord } from './row-words.ts'

export const diffSigns = { same: '=', changed: '≠', 'only-a': '−', 'only-b': '+' } as const

/** The comparison as plain text: what differs, then the octets of both. */
export function diffText(
  { fields }: PduDiff,
  sides: { readonly a: DiffedPdu; readonly b: DiffedPdu },
  language: Language,
): string {
  const both = [sides.a, sides.b]
  const titles = both.map(
    ({ pdu: { row }, title }) => `${title} ${commandWord(row)}  ${formatMoment(row.at)}`,
  )
  const lines = fields.flatMap(({ name, result, a, b }) => {
    if (result === 'same') return []
    const left = a === null ? '∅' : fieldWords(a, sides.a.octets, language)
    const right = b === null ? '∅' : fieldWords(b, sides.b.octets, language)
    return [`${diffSigns[result]} ${name}: ${left} → ${right}`]
  })
  const octets = both.flatMap(({ title, octets: own }) => ['', title, ...octetLines(own)])
  return [...titles, '', ...lines, ...octets].join('\n')
}
