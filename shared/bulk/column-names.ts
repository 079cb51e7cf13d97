import { foldName } from '../text/template-text.ts'

/** The index of the column that a name in a template means; -1 when no column has it. */
export function columnIndex(columns: readonly string[], name: string): number {
  const folded = foldName(name)
  return columns.findIndex((column) => foldName(column) === folded)
}

/**
 * Headings of `width` columns that can be named in a template: an empty one is named by its place, and a repeated one
 * gets its number.
 */
export function columnNames(header: readonly string[] | null, width: number): string[] {
  const names: string[] = []
  const taken = new Set<string>()
  for (let index = 0; index < Math.max(width, header?.length ?? 0); index++) {
    const own = (header?.[index] ?? '').replaceAll(/[{}]/g, '').trim() || `column${index + 1}`
    let name = own
    for (let copy = 2; taken.has(foldName(name)); copy++) name = `${own} ${copy}`
    taken.add(foldName(name))
    names.push(name)
  }
  return names
}
