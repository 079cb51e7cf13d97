import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  readonly path: string
  readonly content: string | Uint8Array
  /** What the archive says of the unpacked size, where it lies. */
  readonly claimedOctets?: number
}

/** A zip archive of the parts. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, content, claimedOctets } of parts) {
    const octets = Buffer.from(content)
    const packed = deflateRawSync(octets)
    const name = Buffer.from(path)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(octets), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(claimedOctets ?? octets.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, tail, name]))
    pieces.push(local)
    offset += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...pieces, entries, Buffer.from('PK\x05\x06'), end])
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function relations(rows: readonly (readonly [string, string])[]): string {
  const each = rows.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `<?xml version="1.0"?><Relationships>${each.join('')}</Relationships>`
}

/** A workbook of one sheet, by the XML of its rows; `change` replaces parts, or leaves one out where it is null. */
export function workbookOf(
  rows: string,
  change: Readonly<Record<string, string | null>> = {},
  sheet: Partial<ZipPart> = {},
): Buffer {
  const parts: Record<string, string | null> = {
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      '<workbook><workbookPr/><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', '/xl/styles.xml'],
    ]),
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...change,
  }
  return zipOf(
    Object.entries(parts).flatMap(([path, content]) =>
      content === null ? [] : [{ path, content, ...(path.endsWith('sheet1.xml') ? sheet : {}) }],
    ),
  )
}

/** The XML of a row of texts that stand in their cells. */
export function textRow(cells: readonly string[]): string {
  return `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
}
