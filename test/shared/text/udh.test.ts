import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { concatenationElement, concatenationOf, readUdh, writeUdh } from '../../../shared/text/udh.ts'

function octets(hex: string): Uint8Array {
  return fromHex(hex) ?? new Uint8Array(0)
}

test('reads an 8-bit concatenation header and where the text begins', () => {
  const udh = readUdh(octets('0500032a0201041f'))
  expect(udh.headerOctets).toBe(6)
  expect(udh.problems).toEqual([])
  expect(udh.elements).toMatchObject([{ iei: 0, name: 'concatenation-8', start: 1, end: 6 }])
  expect(concatenationOf(udh)).toEqual({ referenceBits: 8, reference: 42, total: 2, number: 1 })
})

test('reads ports and a 16-bit concatenation side by side', () => {
  const udh = readUdh(octets('0c05040b8423f0080412340302'))
  expect(udh.elements.map((element) => element.name)).toEqual(['port-16', 'concatenation-16'])
  expect(udh.elements[0]?.ports).toEqual({ destination: 2948, source: 9200 })
  expect(concatenationOf(udh)).toEqual({ referenceBits: 16, reference: 0x1234, total: 3, number: 2 })
})

test('says where a header or an element passes its end, and keeps what came before', () => {
  expect(readUdh(octets('0800032a0201'))).toMatchObject({ problems: [{ code: 'length-overrun', offset: 0 }] })
  const udh = readUdh(octets('0700032a02010504'))
  expect(udh.elements).toHaveLength(1)
  expect(udh.problems).toEqual([{ code: 'element-overrun', offset: 6 }])
  expect(readUdh(new Uint8Array(0)).problems).toEqual([{ code: 'length-overrun', offset: 0 }])
})

test('ignores a concatenation whose numbers cannot be (TS 23.040 9.2.3.24.1)', () => {
  for (const hex of ['0500032a0001', '0500032a0200', '0500032a0203']) {
    const udh = readUdh(octets(hex))
    expect(concatenationOf(udh)).toBeNull()
    expect(udh.problems).toMatchObject([{ code: 'concatenation-invalid' }])
  }
})

test('lets the last of a repeated element count', () => {
  const udh = readUdh(octets('0a00032a020100032b0202'))
  expect(concatenationOf(udh)).toMatchObject({ reference: 43, number: 2 })
  expect(udh.problems).toMatchObject([{ code: 'repeated', offset: 6, iei: 0 }])
})

test('names an element of the wrong length', () => {
  expect(readUdh(octets('0400022a02')).problems).toMatchObject([{ code: 'element-length', iei: 0 }])
})

test('writes what it reads', () => {
  const element = fc.record({ iei: fc.integer({ min: 0, max: 255 }), data: fc.uint8Array({ maxLength: 20 }) })
  fc.assert(
    fc.property(fc.array(element, { maxLength: 8 }), (elements) => {
      const read = readUdh(writeUdh(elements))
      expect(read.elements.map(({ iei, data }) => [iei, toHex(data)])).toEqual(
        elements.map(({ iei, data }) => [iei, toHex(data)]),
      )
    }),
  )
  expect(
    toHex(writeUdh([concatenationElement({ referenceBits: 16, reference: 0x12345, total: 2, number: 1 })])),
  ).toBe('06080423450201')
  expect(() => writeUdh([{ iei: 1, data: new Uint8Array(254) }])).toThrow(RangeError)
})

test('reads any octets', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const udh = readUdh(bytes)
      expect(udh.headerOctets).toBeLessThanOrEqual(bytes.length)
      for (const { start, end } of udh.elements) expect(end).toBeGreaterThan(start)
    }),
  )
})
