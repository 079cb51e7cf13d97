import { expect, test } from 'vitest'
import { loadJunit } from '../../../electron/export/load-junit.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { LoadOutcome } from '../../../shared/load/load-recording.ts'
import { TimeHistogram } from '../../../shared/load/time-histogram.ts'
import { loadFigures } from '../../support/load-figures.ts'
import { validJUnit } from '../../support/valid-junit.ts'

const nasty = 'Ёж "\'<&>]]>\u0000\u001b\r\n\ufffe\ud800\u202e'

function outcome(change: Partial<LoadOutcome['result']> = {}): LoadOutcome {
  return {
    ...{
      startedAt: Date.UTC(2026, 10, 30, 1, 2, 3),
      peer: nasty,
      systemId: nasty,
      asked: nasty,
      recordings: 1,
    },
    result: { figures: loadFigures({ seconds: 12.5, sent: 100 }), ended: 'plan', fault: null, ...change },
    responses: new TimeHistogram(),
    seconds: [],
    span: 1,
  }
}

test('a load is told as JUnit by the schema, whatever its peer is called', () => {
  const thresholds = [
    { condition: nasty, name: 'sent', measured: 100, failed: false },
    { condition: 'response_time.p99 > 500ms', name: 'response_time.p99', measured: null, failed: true },
  ]
  const xml = loadJunit(outcome(), thresholds, 'ru')
  expect(validJUnit(xml).map(({ inside }) => inside.map(({ name }) => name).join())).toEqual([
    '',
    '',
    'failure',
  ])
  expect(xml).toContain('tests="3" failures="1" errors="0" skipped="0" time="12.500"')
})

test.each(['en', 'ru'] as const)('a load that ended early is an error of its run in %s', (language) => {
  const fault = new Fault('session.host-not-found', { host: nasty }).toJSON()
  const xml = loadJunit(outcome({ ended: 'lost', fault }), [], language)
  const [run] = validJUnit(xml)
  expect(run).toMatchObject({ name: 'run', inside: [{ name: 'error' }] })
  expect(run?.inside[0]?.message).toContain('Ёж')
})
