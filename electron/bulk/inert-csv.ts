import { stringify } from 'csv-stringify/sync'

/** Characters by which spreadsheets know a formula, in every width and height, and the minus sign itself. */
const formula = /[=+\-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌\u2212]/
/** Where a cell may begin: whoever reads the file may part it by another delimiter than ours, or by lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: separators are among them
const delimiter = /[,;|\t\v\f\r\n\u001c-\u001f\u0085\u2028\u2029]/
/** Characters that a spreadsheet, or the eye, passes over before a formula: blanks, invisible ones, and quotes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: invisible characters are meant
const passedOver = /[\s\u0000-\u001f\u007f-\u009f\p{Cf}\p{DI}\p{Zs}\u2800"“”„‟«»‹›‘’‚‛＂＇`]/u
const anyOfThese = new RegExp(`${formula.source}|^[^\\S\\t\\r\\n]*'*[\\t\\r\\n]`)
const breakAtStart = /^[^\S\t\r\n]*('*)(?=[\t\r\n])/
const apostrophe = "'"

/**
 * The cell as text that no spreadsheet runs as a formula, whatever delimiter it parts the file by: an apostrophe stands
 * before each sign that a cell could begin with. `plainCell` takes them out again.
 */
export function inertCell(cell: string): string {
  if (!anyOfThese.test(cell)) return cell
  const guarded = rewritten(cell, (sign) => apostrophe + sign)
  return guarded.replace(breakAtStart, (blanks) => blanks + apostrophe)
}

/** The cell as it was before `inertCell`. */
export function plainCell(cell: string): string {
  if (!cell.includes(apostrophe)) return cell
  const guarded = cell.replace(breakAtStart, (blanks, apostrophes: string) =>
    apostrophes === '' ? blanks : blanks.slice(0, -1),
  )
  return rewritten(guarded, (sign, isGuarded) => (isGuarded ? null : sign))
}

/**
 * The text with each sign that begins a formula made into something else; null takes out the apostrophe before it
 * instead. Blanks and quotes may stand between where the cell begins and the apostrophes, none after them.
 */
function rewritten(text: string, change: (sign: string, isGuarded: boolean) => string | null): string {
  const out: string[] = []
  let mayBegin = true
  let apostrophes = 0
  for (const character of text) {
    if (character === apostrophe && mayBegin) apostrophes++
    else if (mayBegin && formula.test(character)) {
      const changed = change(character, apostrophes > 0)
      if (changed === null) out.pop()
      out.push(changed ?? character)
      mayBegin = false
      continue
    } else {
      mayBegin = delimiter.test(character) || (mayBegin && apostrophes === 0 && passedOver.test(character))
      apostrophes = 0
    }
    out.push(character)
  }
  return out.join('')
}

/**
 * Rows of a CSV file, every cell quoted: a line end, a quote or a delimiter inside a cell moves no column. The cells
 * are written as they are.
 */
export function csvRows(rows: readonly (readonly string[])[], delimiter = ','): string {
  return stringify(
    rows.map((row) => [...row]),
    { delimiter, record_delimiter: 'windows', quoted: true, quoted_empty: true },
  )
}
