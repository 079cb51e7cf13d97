import type { Language } from '../../shared/faults/fault.ts'
import type { SegmentsJson } from '../../shared/text/segments-json.ts'
import { inertText } from './inert-text.ts'

/** A plan for reading: a line for each part, then the characters that keep the text out of GSM 7-bit. */
export function segmentsView(plan: SegmentsJson, line: number, language: Language): string {
  const isRussian = language === 'ru'
  const { segments, outside_gsm: outside } = plan
  const totals = isRussian
    ? `единиц ${plan.units}, частей ${segments.length}`
    : `${plan.units} units, ${segments.length} ${segments.length === 1 ? 'part' : 'parts'}`
  const lines = [
    `${isRussian ? 'Строка' : 'Line'} ${line}: ${plan.encoding}, data_coding ${plan.data_coding}, ${totals}`,
    ...segments.map((segment, index) => {
      const number = String(index + 1).padStart(String(segments.length).length)
      const units = String(segment.units).padStart(5)
      const octets = String(segment.octets).padStart(5)
      const counts = isRussian ? `единиц ${units}  октетов ${octets}` : `${units} units  ${octets} octets`
      const header = segment.udh === '' ? '' : `  udh ${segment.udh}`
      return `  ${number}  ${counts}${header}  "${inertText(segment.text)}"`
    }),
  ]
  if (outside.length > 0) {
    const characters = outside
      .map(({ character, index, replacement }) => {
        const name = `${inertText(character)} ${codeText(character)}`
        const place = isRussian ? `с позиции ${index}` : `at ${index}`
        const instead = replacement === undefined ? '' : ` → ${inertText(replacement)}`
        return `    ${name}  ${place}${instead}`
      })
      .slice(0, 20)
    const more = outside.length - characters.length
    lines.push(isRussian ? '  вне GSM 7-bit:' : '  outside GSM 7-bit:', ...characters)
    if (more > 0) lines.push(isRussian ? `    и ещё ${more}` : `    and ${more} more`)
  }
  return `${lines.join('\n')}\n\n`
}

function codeText(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
