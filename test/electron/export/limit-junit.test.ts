import { expect, test } from 'vitest'
import { limitJunit } from '../../../electron/export/limit-junit.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { LimitRecording } from '../../../shared/load/limit-recording.ts'
import { validJUnit } from '../../support/valid-junit.ts'

const nasty = 'Ёж "\'<&>]]>\u0000\u001b\r\n\ufffe\ud800\u202e'

function recording(change: Partial<LimitRecording> = {}): LimitRecording {
  const trial = { held_rate: 49.9, throttled_share: 0, p95: 12.5 }
  return {
    ...({ kind: 'limit-recording', version: 1 } as const),
    ...{ started_at: Date.UTC(2026, 10, 30, 1, 2, 3), peer: nasty, system_id: nasty, span: 1, seconds: [] },
    search: { from: 50, by: 50, upTo: 500, trialMs: 5000, graceMs: 1000 },
    trials: [
      { ...trial, rate: 50, verdict: 'held' },
      { ...trial, rate: 100, verdict: 'throttled', throttled_share: 0.25, p95: null },
    ],
    limit: { rate: 50, above: 100, why: 'throttled', is_confirmed: true },
    ...{ is_whole: true, fault: null },
    ...change,
  }
}

test.each(['en', 'ru'] as const)(
  'a limit that was found is a pass, its trials cases of their own, in %s',
  (language) => {
    const xml = limitJunit(recording(), language)
    const cases = validJUnit(xml)
    expect(cases.map(({ name }) => name)).toEqual(['1: 50/s', '2: 100/s', 'limit'])
    expect(cases.flatMap(({ inside }) => inside.map(({ name }) => name))).toEqual(Array(3).fill('system-out'))
    expect(xml).toContain('tests="3" failures="0" errors="0"')
    expect(xml).toContain('<property name="rate" value="50"/>')
  },
)

test('that no rate was held is a failure', () => {
  const limit = { rate: null, above: 50, why: 'throttled', is_confirmed: false } as const
  const found = validJUnit(limitJunit(recording({ limit }), 'en')).at(-1)
  expect(found).toMatchObject({ name: 'limit', inside: [{ name: 'failure' }] })
  expect(found?.inside[0]?.message).toContain('Already at 50')
})

test('a search that a fault ended is an error, also without a trial', () => {
  const fault = new Fault('session.host-not-found', { host: nasty }).toJSON()
  const limit = { rate: null, above: null, why: null, is_confirmed: false }
  const xml = limitJunit(recording({ fault, limit, trials: [], is_whole: false }), 'en')
  expect(validJUnit(xml)).toMatchObject([{ name: 'limit', inside: [{ name: 'error' }] }])
  expect(xml).toContain('tests="1" failures="0" errors="1"')
})
