import { Fault } from '../../../shared/faults/fault.ts'
import { isDateFormat, unescapeText } from './cell-text.ts'
import { readXmlWhole } from './read-xml.ts'
import type { WorkbookArchive } from './workbook-archive.ts'

/** Shared texts are the one part that must be held: cells name them in any order. */
const maxSharedOctets = 64 * 1024 * 1024
const maxSharedTexts = 2_000_000
const maxStylesOctets = 16 * 1024 * 1024
/** Characters of one cell at most, twice what Excel allows. */
export const maxCellCharacters = 65_534

/** Texts that cells name by their place. Throws Fault bulk.not-workbook, bulk.unpacked-too-large. */
export async function readSharedTexts(archive: WorkbookArchive, path: string): Promise<string[]> {
  const texts: string[] = []
  const reader = textReader('si', (text) => {
    if (texts.length === maxSharedTexts) throw tooLarge()
    texts.push(text)
  })
  await readXmlWhole(await archive.read(path, maxSharedOctets), path, reader)
  return texts
}

/** For each cell style by its number, true when it shows a date or a time. */
export async function readDateStyles(archive: WorkbookArchive, path: string): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let isInCellFormats = false
  await readXmlWhole(await archive.read(path, maxStylesOctets), path, {
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (name === 'cellXfs') isInCellFormats = true
      if (name === 'xf' && isInCellFormats) {
        const id = Number(attribute('numFmtId') ?? 0)
        styles.push(isDateFormat(id, codes.get(id) ?? null))
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCellFormats = false
    },
  })
  return styles
}

/** Gathers the text of each `element`: its runs without their formats and without the aid to their pronunciation. */
export function textReader(element: string, onText: (text: string) => void) {
  let text = ''
  let isText = false
  let isAid = false
  return {
    open(name: string) {
      if (name === element) text = ''
      if (name === 'rPh') isAid = true
      if (name === 't') isText = !isAid
    },
    text(piece: string) {
      if (isText) text += piece
      if (text.length > maxCellCharacters) throw new Fault('bulk.not-workbook', { part: element })
    },
    close(name: string) {
      if (name === 't') isText = false
      if (name === 'rPh') isAid = false
      if (name === element) onText(unescapeText(text))
    },
  }
}

function tooLarge(): Fault {
  return new Fault('bulk.unpacked-too-large', { mib: maxSharedOctets / 1024 / 1024 })
}
