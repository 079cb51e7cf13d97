/** A line of a dump: its offset, the rest, and how it was written. */
export interface DumpLine {
  readonly offset: number
  readonly offsetText: string
  readonly rest: string
  /** What stands behind the offset, blanks included: `od -c` shows a blank by itself. */
  readonly cells: string
  readonly hasColon: boolean
}

const dumpLine = /^[\s>]*(?:0x)?([0-9a-f]{4,8})(:?)((?:[ \t]+(.*))?)$/i

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
