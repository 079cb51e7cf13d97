/** Columns that a tab goes on to a multiple of; as the style sheet has it. */
const tabColumns = 4

/**
 * Where the lines of a text begin in rows of so many columns: an entry a line, and one for the end. A line breaks at
 * any character, as in a terminal.
 */
export function rowsOf(lines: readonly string[], columns: number): Int32Array {
  const starts = new Int32Array(lines.length + 1)
  const width = Math.max(1, columns)
  for (const [at, line] of lines.entries()) {
    starts[at + 1] = (starts[at] ?? 0) + Math.max(1, Math.ceil(columnsOf(line) / width))
  }
  return starts
}

function columnsOf(line: string): number {
  if (!line.includes('\t')) return line.length
  let columns = 0
  for (const character of line) columns += character === '\t' ? tabColumns - (columns % tabColumns) : 1
  return columns
}

/** The line, from 1, that a row is of; the last one for a row behind the end. */
export function lineAtRow(starts: Int32Array, row: number): number {
  let low = 0
  let high = Math.max(0, starts.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= row) low = middle
    else high = middle - 1
  }
  return low + 1
}
