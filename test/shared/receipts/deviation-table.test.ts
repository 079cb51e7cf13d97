import { expect, test } from 'vitest'
import { deviationText } from '../../../shared/receipts/deviation-table.ts'
import { parseReceipt } from '../../../shared/receipts/parse-receipt.ts'
import { readReceiptOctets } from '../../../shared/receipts/read-receipt.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { readVectors } from '../../support/read-vectors.ts'

interface Row {
  readonly bodyHex: string
  readonly dataCoding: number
  readonly esmClass: number
  readonly tlvs?: readonly { readonly tag: string; readonly valueHex: string }[]
}

const octets = (hex: string) => fromHex(hex) ?? new Uint8Array(0)

function deviationsOf({ bodyHex, dataCoding, esmClass, tlvs = [] }: Row): readonly string[] {
  const read = tlvs.map(({ tag, valueHex }) => ({ tag: Number(tag), value: octets(valueHex) }))
  return readReceiptOctets({ octets: octets(bodyHex), dataCoding, esmClass, tlvs: read }).deviations
}

test('every deviation of the published receipts has words in both languages', () => {
  const published = readVectors<Row>('receipts').flatMap(deviationsOf)
  const codes = new Set([...published, ...parseReceipt('id:1 stat:UNDELIV err:0027').deviations])
  expect(codes.size).toBeGreaterThan(8)
  for (const code of codes) {
    expect(deviationText(code, 'en'), code).not.toBe(code)
    expect(deviationText(code, 'ru'), code).toMatch(/[а-я]{3}/)
  }
})
