import { inferAddress } from '../text/infer-address.ts'

const numberHeading =
  /phone|msisdn|mobile|number|^to$|destination|recipient|dest|телефон|номер|получател|абонент/i
const textHeading = /text|message|^body$|текст|сообщени/i

/** The column that most likely holds the numbers: by its heading, else by what its cells look like; else the first. */
export function guessDestination(columns: readonly string[], rows: readonly (readonly string[])[]): number {
  const score = (index: number): number => {
    const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '')
    const numbers = cells.filter((cell) => inferAddress(cell).kind === 'international').length
    const share = cells.length === 0 ? 0 : numbers / cells.length
    return share * 2 + (numberHeading.test(columns[index] ?? '') ? 1 : 0)
  }
  let best = 0
  for (let index = 1; index < columns.length; index++) if (score(index) > score(best)) best = index
  return best
}

/** The column that holds a text for each row, by its heading; null when none says so. */
export function guessText(columns: readonly string[]): number | null {
  const index = columns.findIndex((column) => textHeading.test(column))
  return index === -1 ? null : index
}

/** True when the first row names the columns: none of its cells is empty or looks like a number. */
export function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const [first] = rows
  if (first === undefined || first.some((cell) => cell.trim() === '')) return false
  return !first.some((cell) => /^\+?[\d\s().-]{5,}$/.test(cell))
}

/**
 * The delimiter of a CSV: the one that splits its first line most often outside quotes; ',' when none does.
 */
export function guessDelimiter(firstLine: string): string {
  const bare = firstLine.replaceAll(/"(?:[^"]|"")*"/g, '')
  const count = (delimiter: string): number => bare.split(delimiter).length
  return [',', ';', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best))
}
