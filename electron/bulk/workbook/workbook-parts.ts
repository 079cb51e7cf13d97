import { posix } from 'node:path'
import { Fault } from '../../../shared/faults/fault.ts'
import { readXmlWhole } from './read-xml.ts'
import type { WorkbookArchive } from './workbook-archive.ts'

/** Facts about the workbook that a reader of one sheet needs. */
export interface WorkbookParts {
  /** Path of the first sheet that is shown. */
  readonly sheet: string
  readonly sharedStrings: string | null
  readonly styles: string | null
  /** Days are counted from 1904, as the Macintosh did. */
  readonly isFrom1904: boolean
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** Limit for each part that is read whole. */
const maxSmallPartOctets = 8 * 1024 * 1024
const maxRelations = 10_000

/** Throws Fault bulk.not-workbook when the archive is not a workbook. */
export async function readWorkbookParts(archive: WorkbookArchive): Promise<WorkbookParts> {
  const workbook =
    (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument')?.target ??
    'xl/workbook.xml'
  let sheetId: string | null = null
  let isFrom1904 = false
  const source = await archive.read(workbook, maxSmallPartOctets)
  await readXmlWhole(source, workbook, {
    open(name, attribute) {
      if (name === 'workbookPr') isFrom1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
      if (name === 'sheet' && sheetId === null && (attribute('state') ?? 'visible') === 'visible') {
        sheetId = attribute('r:id') ?? attribute('id') ?? null
      }
    },
  })
  const relations = await relationsOf(archive, workbook)
  const sheets = relations.filter(({ type }) => type === 'worksheet')
  const sheet = sheets.find(({ id }) => id === sheetId) ?? sheets[0]
  if (sheet === undefined) throw new Fault('bulk.not-workbook', { part: workbook })
  const partOf = (wanted: string): string | null => {
    const target = relations.find(({ type }) => type === wanted)?.target ?? null
    return target !== null && archive.has(target) ? target : null
  }
  return {
    sheet: sheet.target,
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    isFrom1904,
  }
}

/** Relations of a part, or of the archive itself for ''; targets are paths in the archive. */
async function relationsOf(archive: WorkbookArchive, part: string): Promise<Relation[]> {
  const { dir, base } = posix.parse(part)
  const path = posix.join(dir, '_rels', `${base}.rels`)
  if (!archive.has(path)) return []
  const relations: Relation[] = []
  await readXmlWhole(await archive.read(path, maxSmallPartOctets), path, {
    open(name, attribute) {
      if (name !== 'Relationship') return
      if (relations.length === maxRelations) throw new Fault('bulk.not-workbook', { part: path })
      const target = attribute('Target') ?? ''
      relations.push({
        id: attribute('Id') ?? '',
        // The transitional and the strict edition differ in all but the last word.
        type: posix.basename(attribute('Type') ?? ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(dir, target),
      })
    },
  })
  return relations
}
