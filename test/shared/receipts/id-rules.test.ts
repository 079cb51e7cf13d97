import fc from 'fast-check'
import { expect, test } from 'vitest'
import { candidateIds, canonicalId, matchIds } from '../../../shared/receipts/id-rules.ts'

/** Pairs published in issues and manuals, and the rule that joins them. */
const pairs = [
  ['39f99dd5', '39f99dd5', 'same'],
  ['SAR-abc', 'sar-ABC', 'case'],
  ['39f99dd5', '0972660181', 'hex-to-decimal'],
  ['39f99dd5', '972660181', 'hex-to-decimal'],
  ['1891273321', '70BA8A69', 'decimal-to-hex'],
  ['12109406', '00B8C65E', 'decimal-to-hex'],
  ['29095', '0000029095', 'zero-padding'],
  ['00B8BE19', 'b8be19', 'zero-padding'],
  ['1A2B3C4D', '0x1A2B3C4D', '0x'],
  ['0x1a2b', '6699', 'hex-to-decimal'],
  ['abc1', '61626331', 'characters-in-hex'],
  ['53412d3132', 'SA-12', 'characters-in-hex'],
  ['abc', 'abd', null],
  ['', '', null],
  ['10', '17', null],
] as const

test.each(pairs)('%s and %s: %s', (submitted, received, rule) => {
  expect(matchIds(submitted, received)).toBe(rule)
})

test('every rule but the plainest is found again through the candidates', () => {
  for (const [submitted, received, rule] of pairs) {
    if (rule === null) continue
    const candidates = candidateIds(received)
    const byCanonical = candidates.find((candidate) => candidate.id === canonicalId(submitted))
    expect(byCanonical, `${submitted} ${received}`).toBeDefined()
  }
  expect(candidateIds('0972660181')).toContainEqual({ id: '39f99dd5', rule: 'hex-to-decimal' })
  expect(candidateIds('70BA8A69')).toContainEqual({ id: '1891273321', rule: 'decimal-to-hex' })
})

test('offers the id as received first, and nothing twice', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 70 }), (id) => {
      const ids = candidateIds(id).map((candidate) => candidate.id)
      expect(ids[0]).toBe(id)
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})

test('finds every number written in hex when the receipt writes it in decimal, and the other way round', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 10n, max: 2n ** 64n }), (number) => {
      const hex = number.toString(16)
      const decimal = number.toString()
      expect(matchIds(hex, decimal)).not.toBeNull()
      expect(candidateIds(decimal).some(({ id }) => id === hex)).toBe(true)
      expect(candidateIds(hex).some(({ id }) => id === decimal)).toBe(true)
    }),
  )
})
