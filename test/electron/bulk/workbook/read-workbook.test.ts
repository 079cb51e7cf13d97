import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tableKind } from '../../../../electron/bulk/read-table.ts'
import { readWorkbook } from '../../../../electron/bulk/workbook/read-workbook.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { textRow, workbookOf, zipOf } from '../../../support/workbook-writer.ts'

async function fileOf(octets: Uint8Array): Promise<string> {
  const path = join(testFolder(), 'book')
  await writeFile(path, octets)
  return path
}

async function rowsOf(octets: Uint8Array): Promise<string[][]> {
  const rows: string[][] = []
  for await (const row of readWorkbook(await fileOf(octets))) rows.push(row)
  return rows
}

const cell = (reference: string, value: string, rest = '') =>
  `<c r="${reference}" ${rest}><v>${value}</v></c>`

test('reads shared texts, rich ones without their pronunciation, and texts in their cells', async () => {
  const sharedStrings =
    '<sst><si><t>Анна</t></si>' +
    '<si><r><rPr><b/></rPr><t>Bo</t></r><r><t xml:space="preserve">b </t></r><rPh><t>ボ</t></rPh></si>' +
    '<si><t>a_x000D_b &amp; _x005F_x0041_</t></si></sst>'
  const rows =
    `<row>${cell('A1', '0', 't="s"')}${cell('B1', '1', 't="s"')}</row>` +
    `<row>${cell('A2', '2', 't="s"')}${cell('C2', '7', 't="s"')}</row>` +
    textRow(['in', 'place'])
  expect(await rowsOf(workbookOf(rows, { 'xl/sharedStrings.xml': sharedStrings }))).toEqual([
    ['Анна', 'Bob '],
    ['a\rb & _x0041_'],
    ['in', 'place'],
  ])
})

test('writes out numbers with an exponent where no digit is lost, and leaves the others', async () => {
  const numbers = ['79171234567', '7.9171234567E10', '7.9171234567E+10', '79171234567.0', '0.5', '-12']
  const lossy = ['1.2345678901234568E+18', '7.9E-5', '1E+15']
  const row = [...numbers, ...lossy].map((value) => `<c><v>${value}</v></c>`).join('')
  expect(await rowsOf(workbookOf(`<row>${row}</row>`))).toEqual([
    ['79171234567', '79171234567', '79171234567', '79171234567', '0.5', '-12', ...lossy],
  ])
})

test('shows dates by their style, from 1900 and from 1904', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/>' +
    '<numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
  const rows = `<row>${[
    cell('A1', '46353', 's="0"'),
    cell('B1', '46353', 's="1"'),
    cell('C1', '46353.4375', 's="2"'),
    cell('D1', '46353', 's="3"'),
    cell('E1', '0.75', 's="2"'),
    cell('F1', '-1', 's="1"'),
  ].join('')}</row>`
  const parts = { 'xl/styles.xml': styles }
  const shown = ['46353', '2026-11-27', '2026-11-27 10:30:00', '46353', '18:00:00', '-1']
  expect(await rowsOf(workbookOf(rows, parts))).toEqual([shown])
  const workbook =
    '<workbook><workbookPr date1904="1"/><sheets><sheet sheetId="1" r:id="rId1"/></sheets></workbook>'
  const [from1904] = await rowsOf(workbookOf(rows, { ...parts, 'xl/workbook.xml': workbook }))
  expect(from1904?.[1]).toBe('2030-11-28')
})

test('takes the last result of a formula, never the formula', async () => {
  const rows =
    '<row><c t="str"><f>HYPERLINK("http://x")</f><v>7917</v></c><c><f>1+1</f><v>2</v></c>' +
    '<c><f>1+1</f></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
  expect(await rowsOf(workbookOf(rows))).toEqual([['7917', '2', '', 'TRUE', '#N/A']])
})

test('reads the first sheet that is shown, names with a prefix, and passes over empty rows', async () => {
  const change = {
    'xl/workbook.xml':
      '<workbook><sheets><sheet state="hidden" r:id="rId1"/><sheet r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="a.xml"/>' +
      '<Relationship Id="rId2" Type="x/worksheet" Target="b.xml"/></Relationships>',
    'xl/a.xml': `<worksheet>${textRow(['hidden'])}</worksheet>`,
    'xl/b.xml':
      '<x:worksheet><x:row/><x:row><x:c r="B3" t="inlineStr"><x:is><x:t>shown</x:t></x:is></x:c></x:row></x:worksheet>',
  }
  expect(await rowsOf(workbookOf('', change))).toEqual([['', 'shown']])
})

test('is done with a sheet as soon as nobody reads on', async () => {
  const path = await fileOf(workbookOf(textRow(['a']).repeat(50_000)))
  for await (const row of readWorkbook(path)) {
    expect(row).toEqual(['a'])
    break
  }
})

test('passes over styled empty cells far out, and refuses a value there', async () => {
  expect(await rowsOf(workbookOf(`<row>${cell('A1', '7')}<c r="XFD1" s="1"/></row>`))).toEqual([['7']])
  await expect(rowsOf(workbookOf(`<row>${cell('XFD1', '7')}</row>`))).rejects.toMatchObject({
    code: 'bulk.too-many-columns',
  })
  const million = `<row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`
  await expect(rowsOf(workbookOf(million))).rejects.toMatchObject({ code: 'bulk.too-many-columns' })
})

test.each([
  ['a bomb by what it says of itself', { claimedOctets: 0xf000_0000 }, 'bulk.unpacked-too-large'],
  ['a bomb that lies about its size', { claimedOctets: 100 }, 'bulk.not-workbook'],
])('refuses %s', async (_name, sheet, code) => {
  const book = workbookOf(textRow(['x']).repeat(100_000), {}, sheet)
  await expect(rowsOf(book)).rejects.toMatchObject({ code })
})

test('stops a text, a nest or a heap of attributes before it fills the memory', async () => {
  const hostile = [
    `<row><c t="str"><v>${'x'.repeat(200_000)}</v></c></row>`,
    `<row><c t="inlineStr"><is>${'<t>x</t>'.repeat(200_000)}</is></c></row>`,
    '<a>'.repeat(100_000),
    `<row ${Array.from({ length: 1000 }, (_, index) => `a${index}="1"`).join(' ')}/>`,
    `<row a="${'x'.repeat(300_000)}"/>`,
  ]
  for (const rows of hostile) {
    await expect(rowsOf(workbookOf(rows))).rejects.toMatchObject({ code: 'bulk.not-workbook' })
  }
})

test('refuses entities, broken XML, and archives without a sheet', async () => {
  const bomb =
    '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><worksheet><row><c t="str"><v>&c;</v></c></row></worksheet>'
  const books = [
    workbookOf('', { 'xl/worksheets/sheet1.xml': bomb }),
    workbookOf('<row>&c;</row>'),
    workbookOf('<row><c></row>'),
    workbookOf('', { 'xl/worksheets/sheet1.xml': null }),
    workbookOf('', { 'xl/_rels/workbook.xml.rels': null }),
    zipOf([{ path: 'content.xml', content: '<ods/>' }]),
    zipOf([{ path: '../../etc/passwd', content: '' }]),
    Buffer.from('PK\x03\x04 nothing'),
  ]
  for (const book of books) {
    await expect(rowsOf(book)).rejects.toMatchObject({ code: 'bulk.not-workbook' })
  }
})

test('refuses every truncation, and survives every changed octet', async () => {
  const book = workbookOf(textRow(['79171234567', 'Ann']))
  for (let octets = 4; octets < book.length; octets += 7) {
    await expect(rowsOf(book.subarray(0, octets))).rejects.toMatchObject({ code: 'bulk.not-workbook' })
  }
  for (let at = 4; at < book.length; at += 5) {
    const changed = Buffer.from(book)
    changed[at] = (changed[at] ?? 0) ^ 0xff
    const read = await rowsOf(changed).catch((problem: { code?: string }) => problem.code)
    expect(Array.isArray(read) || /^bulk\./.test(String(read))).toBe(true)
  }
})

test('tells an old workbook, or one with a password', async () => {
  const old = await fileOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  await expect(tableKind(old)).rejects.toMatchObject({ code: 'bulk.old-workbook' })
})

test('reads 100,000 rows piece by piece', async () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => textRow([String(79160000000 + index), 'Name']))
  const path = await fileOf(workbookOf(rows.join('')))
  let count = 0
  let last: string[] = []
  for await (const row of readWorkbook(path)) {
    count++
    last = row
  }
  expect(count).toBe(100_000)
  expect(last).toEqual(['79160099999', 'Name'])
})
