import { expect, test } from 'vitest'
import { RecordRing } from '../../../electron/capture/record-ring.ts'

function ring(maxRecords: number, maxOctets = 1000): RecordRing<{ name: string; octets: Uint8Array }> {
  return new RecordRing({ nextSeq: 5, maxRecords, maxOctets })
}

const entry = (name: string, size = 1) => ({ name, octets: new Uint8Array(size) })

test('numbers what it holds from the first number given', () => {
  const held = ring(10)
  held.push(entry('a'))
  held.push(entry('b'))
  expect([held.firstSeq, held.nextSeq]).toEqual([5, 7])
  expect(held.get(5)?.name).toBe('a')
  expect(held.get(6)?.name).toBe('b')
  expect(held.get(4)).toBeUndefined()
  expect(held.get(7)).toBeUndefined()
})

test('lets the oldest go above its count', () => {
  const held = ring(3)
  for (const name of 'abcdefgh') held.push(entry(name))
  expect([held.firstSeq, held.nextSeq]).toEqual([10, 13])
  expect([10, 11, 12].map((seq) => held.get(seq)?.name)).toEqual(['f', 'g', 'h'])
})

test('lets the oldest go above its octets, but never the newest', () => {
  const held = ring(10, 100)
  held.push(entry('a', 60))
  held.push(entry('b', 60))
  expect(held.firstSeq).toBe(6)
  held.push(entry('c', 500))
  expect([held.firstSeq, held.get(7)?.name]).toEqual([7, 'c'])
})

test('goes on numbering after it was cleared', () => {
  const held = ring(10)
  held.push(entry('a'))
  held.clear()
  held.push(entry('b'))
  expect([held.firstSeq, held.get(6)?.name]).toEqual([6, 'b'])
})
