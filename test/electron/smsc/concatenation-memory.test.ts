import { expect, test } from 'vitest'
import { ConcatenationMemory, partTextOf } from '../../../electron/smsc/concatenation-memory.ts'
import { fingerprintOf } from '../../../electron/smsc/text-fingerprint.ts'
import { contextCharacters } from '../../../shared/simulator/rule-context.ts'

const place = (part: number, parts: number, reference = 1) => ({ reference, part, parts })

test('gives a part the edges of its neighbours alone, however long they are', () => {
  const memory = new ConcatenationMemory()
  for (const part of [1, 2, 4, 5]) {
    memory.keep('A', place(part, 5), partTextOf(`${part}[${'x'.repeat(60_000)}]${part}`))
  }
  const { before, after } = memory.join('A', place(3, 5), partTextOf('middle'))
  expect([before.length, after.length]).toEqual([contextCharacters, contextCharacters])
  expect([before.endsWith(']2'), after.startsWith('4[')]).toEqual([true, true])
})

test('goes over as many short parts as it takes', () => {
  const memory = new ConcatenationMemory()
  for (const part of [1, 2, 3, 5, 7]) memory.keep('A', place(part, 7), partTextOf(String(part)))
  expect(memory.join('A', place(4, 7), partTextOf('4'))).toMatchObject({ before: '123', after: '5' })
})

test('knows the whole text by its fingerprint when the last part comes', () => {
  const memory = new ConcatenationMemory()
  const parts = [1, 2, 3].map((part) => `${part}${'y'.repeat(5000)}`)
  memory.keep('A', place(3, 3), partTextOf(parts[2]!))
  expect(memory.join('A', place(1, 3), partTextOf(parts[0]!)).whole).toBeNull()
  memory.keep('A', place(1, 3), partTextOf(parts[0]!))
  expect(memory.join('A', place(2, 3), partTextOf(parts[1]!)).whole).toEqual(fingerprintOf(parts.join('')))
})

test('forgets the oldest messages beyond its octets', () => {
  const memory = new ConcatenationMemory({ count: 1000, octets: 20_000 })
  for (let reference = 0; reference < 100; reference++) {
    memory.keep('A', place(1, 2, reference), partTextOf(`${reference}${'z'.repeat(900)}`))
  }
  const isKept = (reference: number) =>
    memory.join('A', place(2, 2, reference), partTextOf('end')).before.startsWith(String(reference))
  const kept = Array.from({ length: 100 }, (_, reference) => reference).filter(isKept)
  expect(kept.length).toBeGreaterThanOrEqual(5)
  expect(kept.length).toBeLessThanOrEqual(20)
  expect(kept.at(-1)).toBe(99)
})
