import { defaultTable, escapeSeptet, extensionTable } from './gsm7-table.ts'

/** One character of GSM 7-bit in the probe. */
interface ProbedCharacter {
  /** '24=' by its septet, 'x65=' behind an escape: ASCII that GSM 7-bit has in the same places. */
  readonly label: string
  readonly character: string
}

const probed: readonly ProbedCharacter[] = [
  ...defaultTable.flatMap((character, code) =>
    character === undefined || code === escapeSeptet ? [] : [{ label: `${hexOf(code)}=`, character }],
  ),
  ...extensionTable.flatMap((character, code) =>
    character === undefined ? [] : [{ label: `x${hexOf(code)}=`, character }],
  ),
]

/** The probe ends with this, so that the last character has an end too. */
const endMark = 'END'
/** What came back for one character is looked for within so many characters. */
const mostPerCharacter = 12

/** A character that came back as something else; `received` '' when it was dropped, null when its label did not come. */
export interface ProbeDifference {
  /** '0x24', '0x1B65' */
  readonly code: string
  readonly sent: string
  readonly received: string | null
}

/** A text with all 127 characters of the default alphabet of GSM 7-bit and the 10 of its extension, each labelled. */
export function probeText(): string {
  return probed.map(({ label, character }) => label + character).join('') + endMark
}

/**
 * What became of each character of the probe on its way to the handset or back. Any text gives an answer; one that is
 * no probe has `received` null throughout.
 */
export function compareProbe(received: string): ProbeDifference[] {
  const found: ProbeDifference[] = []
  let at = 0
  for (const [index, { label, character }] of probed.entries()) {
    const start = placeOf(received, label, at)
    if (start === -1) {
      found.push({ code: codeOf(label), sent: character, received: null })
      continue
    }
    const from = start + label.length
    const next = probed[index + 1]?.label ?? endMark
    const end = endOf(received, next, from, character)
    const came = received.slice(from, end)
    at = end
    if (came !== character) found.push({ code: codeOf(label), sent: character, received: came })
  }
  return found
}

/** Where the next label begins; a character that came whole is not taken for the beginning of that label. */
function endOf(received: string, label: string, from: number, character: string): number {
  if (received.startsWith(character + label, from)) return from + character.length
  const place = placeOf(received, label, from)
  return place === -1 ? Math.min(received.length, from + character.length) : place
}

function placeOf(received: string, label: string, from: number): number {
  const place = received.slice(from, from + mostPerCharacter + label.length).indexOf(label)
  return place === -1 ? -1 : from + place
}

function hexOf(code: number): string {
  return code.toString(16).toUpperCase().padStart(2, '0')
}

function codeOf(label: string): string {
  return `0x${label.replace('x', hexOf(escapeSeptet)).slice(0, -1)}`
}
