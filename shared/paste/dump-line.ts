/** A line of a dump: its offset, the rest, and how it was written. */
export interface DumpLine {
  readonly offset: number
  readonly offsetText: string
  readonly rest: string
  /** What stands behind the offset, blanks included: `od -c` shows a blank by itself. */
  readonly cells: string
  readonly hasColon: boolean
  /** The row before stands once more, or more often, between it and this one. */
  readonly isAfterRepeats?: true
}

const dumpLine = /^[\s>]*(?:0x)?([0-9a-f]{16}|[0-9a-f]{4,8})(:?)((?:[ \t]+(.*))?)$/i

/** The line as one of a dump; null when it does not begin with an offset. */
export function dumpLineOf(line: string): DumpLine | null {
  const found = dumpLine.exec(line.trimEnd())
  if (found === null) return null
  const offsetText = found[1] ?? ''
  return {
    offset: Number.parseInt(offsetText, 16),
    offsetText,
    rest: found[4] ?? '',
    cells: found[3] ?? '',
    hasColon: found[2] === ':',
  }
}

/** What offsets may be counted in: hexadecimal, decimal (xxd -d, od -A d), octal (od). */
export const offsetRadixes = [16, 10, 8] as const

/** The offset in a radix; null when it has other digits than that, or is too short for od and xxd. */
export function offsetIn({ offsetText, offset }: DumpLine, radix: number): number | null {
  if (radix === 16) return offset
  const isOf = offsetText.length >= 7 && (radix === 10 ? /^\d+$/ : /^[0-7]+$/).test(offsetText)
  return isOf ? Number.parseInt(offsetText, radix) : null
}
