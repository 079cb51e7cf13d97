import type { Catalogue } from '../profiles/catalogue.ts'
import type { PastedItem, PasteProblem } from './pasted-item.ts'

/** The lines of a paste, from 0 here and from 1 for the reader. */
export interface Page {
  readonly lines: readonly string[]
  readonly catalogue: Catalogue
  /** Whether the tables know a code in a field, of those asked for so far: a log repeats itself. */
  readonly known: Map<string, boolean>
}

/** What a recogniser read: from the line it was asked at up to `end`, which is not its own. */
export interface PageReading {
  readonly end: number
  readonly items: readonly PastedItem[]
  readonly problems: readonly PasteProblem[]
}

/** Reads what begins at a line; null when it is not of this recogniser. */
export type Recognise = (page: Page, at: number) => PageReading | null

/** Marks of quoted mail, and of a list, that stand before what was written. */
const quoteMark = /^(?:\s*>)+ ?/

/** A line without the marks of quoted mail, and with blanks of one kind. */
export function cleanLine(line: string): string {
  return line
    .replace(quoteMark, '')
    .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
    .replaceAll(/[\u200b\ufeff\r]/g, '')
}

const longestFurniture = 200

/** The row of column numbers over a dump, with the titles beside it, and the lines of the box around one. */
const columnNumbers =
  /^[\s|│]*(?:offset(?:\s*\(h\))?\s+)?0{0,2}0\s+0?1\s+0?2\s+0?3\s+0?4\s+0?5\s+0?6\s+0?7(?:[\s-]+0?8\s+0?9\s+0?a\s+0?b\s+0?c\s+0?d\s+0?e\s+0?f)?(?:\s+(?:ascii|(?:decoded )?text|0123456789abcdef))?[\s|│]*$/i
const columnTitles = /^\s*(?:offset\s+bytes\s+ascii|label: byte\[\] \(system\.byte\[\]\))\s*$/i
const boxLine = /^[\s+|=\-─═│┌┐└┘├┤┬┴┼╔╗╚╝]{3,}$/

/** Begins a packet of PDML, which is read as one. */
const packetTag = '<packet>'

/** A line that only frames what stands around it: brackets, fences, declarations. */
export function isFurniture(line: string): boolean {
  const text = line.trim()
  if (text.length > longestFurniture) return false
  return (
    /^[\][{}()<>,;"'`\\]*$/.test(text) ||
    columnNumbers.test(text) ||
    columnTitles.test(text) ||
    boxLine.test(text) ||
    /^```\w*$/.test(text) ||
    (text !== packetTag && /^<\/?[a-z][\w:-]*(?:\s[\w:-]+=[^<>]*)?>$/i.test(text)) ||
    /^(?:[\w:*<>.]+\s+){0,5}[\w.]+(?:\[\d*\])*\s*:?=\s*(?:new\s+)?[\w.\][]*\s*[({[<"']+$/.test(text) ||
    /^unsigned int \w+_len = \d+;$/.test(text) ||
    /^"?(?:type|data)"?\s*:\s*(?:"Buffer",?|\[)$/.test(text) ||
    /^\w+\(\d+\)\s*\[$/.test(text)
  )
}
