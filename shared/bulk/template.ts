const variable = /\{\{\s*([^{}]+?)\s*\}\}/g

/** Names in `{{…}}`, as they are looked up, each once, in the order they come. */
export function templateNames(template: string): string[] {
  return [...new Set(Array.from(template.matchAll(variable), (match) => foldName(match[1] ?? '')))]
}

export function hasVariables(template: string): boolean {
  return templateNames(template).length > 0
}

/** The index of the column that a name in a template means: letter case and spaces around it do not count. */
export function columnIndex(columns: readonly string[], name: string): number {
  const folded = foldName(name)
  return columns.findIndex((column) => foldName(column) === folded)
}

export interface FilledTemplate {
  readonly text: string
  /** Names without a column, or with an empty cell in this row. */
  readonly missing: readonly string[]
}

/** The template with the row's cells in place of its variables. Cells are put in as they are, never read as templates. */
export function fillTemplate(
  template: string,
  columns: readonly string[],
  cells: readonly string[],
): FilledTemplate {
  const missing = new Set<string>()
  const text = template.replace(variable, (_whole, name: string) => {
    const cell = cells[columnIndex(columns, name)] ?? ''
    if (cell === '') missing.add(name)
    return cell
  })
  return { text, missing: [...missing] }
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

function foldName(name: string): string {
  return name.trim().toLowerCase()
}
