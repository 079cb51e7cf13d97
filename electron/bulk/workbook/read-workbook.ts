import { stat } from 'node:fs/promises'
import { maxColumns } from '../../../shared/bulk/bulk-plan.ts'
import { maxUploadOctets, maxWorkbookOctets } from '../../../shared/contract/bulk.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { columnOf, dateText, numberText } from './cell-text.ts'
import { maxCellCharacters, readDateStyles, readSharedTexts, textReader } from './read-side-parts.ts'
import { readXml, type XmlHandler } from './read-xml.ts'
import { WorkbookArchive } from './workbook-archive.ts'
import { readWorkbookParts } from './workbook-parts.ts'

/** Rows that a sheet of Excel can hold. */
const maxRows = 1_048_576

interface Surroundings {
  readonly sharedTexts: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly isFrom1904: boolean
}

/**
 * The rows of the first shown sheet of a workbook, as they are unpacked; of a formula its last result. Empty rows are
 * passed over. Throws Fault bulk.not-workbook, bulk.too-large, bulk.unpacked-too-large, bulk.too-many-columns,
 * bulk.too-many-rows.
 */
export async function* readWorkbook(path: string): AsyncGenerator<string[]> {
  const { size } = await stat(path)
  if (size > maxWorkbookOctets) throw new Fault('bulk.too-large', { mib: maxWorkbookOctets / 1024 / 1024 })
  const archive = await WorkbookArchive.open(path)
  try {
    const { sheet, sharedStrings, styles, isFrom1904 } = await readWorkbookParts(archive)
    const reader = new SheetReader({
      sharedTexts: sharedStrings === null ? [] : await readSharedTexts(archive, sharedStrings),
      dateStyles: styles === null ? [] : await readDateStyles(archive, styles),
      isFrom1904,
    })
    let count = 0
    for await (const _piece of readXml(await archive.read(sheet, maxUploadOctets), sheet, reader)) {
      for (const row of reader.take()) {
        if (++count > maxRows) throw new Fault('bulk.too-many-rows', { limit: maxRows })
        yield row
      }
    }
  } finally {
    archive.close()
  }
}

/** Gathers rows out of a sheet's XML. */
class SheetReader implements XmlHandler {
  readonly #around: Surroundings
  #rows: string[][] = []
  #cells: string[] = []
  #column = -1
  #type = 'n'
  #style = 0
  #value = ''
  #isValue = false
  readonly #inline = textReader('is', (text) => {
    this.#value = text
  })

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** The rows that are whole, once. */
  take(): string[][] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') {
      this.#cells = []
      this.#column = -1
    } else if (name === 'c') {
      // A cell without a reference stands beside the one before.
      this.#column = columnOf(attribute('r') ?? '') ?? this.#column + 1
      this.#type = attribute('t') ?? 'n'
      this.#style = Number(attribute('s') ?? 0)
      this.#value = ''
    } else if (name === 'v') {
      this.#isValue = true
    } else this.#inline.open(name)
  }

  text(piece: string): void {
    if (this.#isValue) this.#value += piece
    else this.#inline.text(piece)
    if (this.#value.length > maxCellCharacters) throw new Fault('bulk.not-workbook', { part: 'c' })
  }

  close(name: string): void {
    if (name === 'v') this.#isValue = false
    else if (name === 'c') this.#endCell()
    else if (name === 'row') this.#endRow()
    else this.#inline.close(name)
  }

  #endCell(): void {
    const text = this.#cellText()
    if (text === '') return
    if (this.#column >= maxColumns) throw new Fault('bulk.too-many-columns', { limit: maxColumns })
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = text
  }

  #endRow(): void {
    if (this.#cells.length > 0) this.#rows.push(this.#cells)
    this.#cells = []
  }

  #cellText(): string {
    const { sharedTexts, dateStyles, isFrom1904 } = this.#around
    const value = this.#value
    switch (this.#type) {
      case 's':
        return sharedTexts[Number(value)] ?? ''
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE'
      case 'n':
        return dateStyles[this.#style] ? dateText(value, isFrom1904) : numberText(value)
      default:
        return value
    }
  }
}
