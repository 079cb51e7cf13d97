import { expect, test } from 'vitest'
import { Fault } from '../../../shared/faults/fault.ts'
import { checkAgreed, loadAgreementSchema } from '../../../shared/load/load-consent.ts'
import { loadExtent } from '../../../shared/load/rate-plan.ts'

const far = ['smsc.example', '192.0.2.7', 'smsc.example']

function question(peakRate: number, parts: number, agreed: Parameters<typeof checkAgreed>[2] = null) {
  try {
    checkAgreed(far, { peakRate, parts }, agreed)
    return null
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
    return loadAgreementSchema.parse(problem.detail)
  }
}

test('asks about every host with the rate and the parts in all, and takes that answer alone', () => {
  const asked = question(99.5, 1200)
  expect(asked).toEqual({ host: 'smsc.example, 192.0.2.7', rate: 100, parts: 1200 })
  expect(question(99.5, 1200, asked)).toBeNull()
  expect(question(200, 1200, asked)).toMatchObject({ rate: 200 })
  expect(question(99.5, 1300, asked)).toMatchObject({ parts: 1300 })
  expect(question(99.5, 1200, { host: 'other.example', rate: 1e6, parts: 1e9 })).not.toBeNull()
})

test('asks nothing about this machine, nor about little', () => {
  expect(question(50, 1e6)).toBeNull()
  expect(() => checkAgreed(['127.0.0.1', 'localhost'], { peakRate: 1e5, parts: 1e9 }, null)).not.toThrow()
})

test('names what cannot be told before, and is agreed to it', () => {
  const { POSITIVE_INFINITY: infinite } = Number
  const asked = question(infinite, infinite)
  expect(asked).toMatchObject({ rate: '∞', parts: '∞' })
  expect(question(infinite, infinite, asked)).toBeNull()
})

test.each([
  [
    { shape: { kind: 'rate', rate: 100 }, forMs: 2000 },
    { peakRate: 100, parts: 200 },
  ],
  [
    { shape: { kind: 'rate', rate: 100 }, count: 30, warmupMs: 1000 },
    { peakRate: 100, parts: 130 },
  ],
  [{ shape: { kind: 'ramp', from: 0, to: 100, overMs: 10_000 } }, { peakRate: 100, parts: 500 }],
  [
    { shape: { kind: 'step', from: 10, by: 10, everyMs: 1000 }, forMs: 3000 },
    { peakRate: 30, parts: 60 },
  ],
  [
    { shape: { kind: 'burst', parts: 40, everyMs: 500 }, forMs: 1000 },
    { peakRate: 80, parts: 80 },
  ],
] as const)('%o comes to %o', (asked, extent) => {
  const settings = { forMs: null, count: null, warmupMs: 0, graceMs: 0, failIf: [], ...asked }
  expect(loadExtent({ ...settings, failIf: [] })).toEqual(extent)
})
