import { expect, test } from 'vitest'
import { loadRemarks, remarkText } from '../../../shared/load/load-sentences.ts'
import { judge, readThreshold, thresholdNames } from '../../../shared/load/threshold.ts'
import { loadFigures } from '../../support/load-figures.ts'

const figures = loadFigures({
  held_rate: 99.5,
  answered: 1000,
  status: { ESME_ROK: { count: 998, share: 0.998 }, ESME_RTHROTTLED: { count: 2, share: 0.002 } },
  response_time: {
    count: 1000,
    min: 1,
    mean: 20,
    p50: 18,
    p90: 40,
    p95: 55,
    p99: 600,
    'p99.9': 800,
    max: 900,
  },
})

test.each([
  ['response_time.p99 > 500ms', true],
  ['response_time.p99.9 > 1s', false],
  ['response_time.p50>=18ms', true],
  ['status.ESME_RTHROTTLED.share > 0.1%', true],
  ['status.ESME_RTHROTTLED.share > 0.3 %', false],
  ['status.ESME_RMSGQFUL.count != 0', false],
  ['status.0x00000403.count > 0', false],
  ['held_rate < 99/s', false],
  ['held_rate < 6000/m', true],
  ['lost > 0', false],
  ['receipts.unmatched == 0', true],
  ['receipt_time.p95 > 10s', true],
])('%s fails: %s', (text, failed) => {
  // Nothing was measured of receipts, which is no success.
  expect(judge(readThreshold(text), figures).failed).toBe(failed)
})

test.each([
  ['p99 > 500ms', 'p99'],
  ['response_time.p98 > 500ms', 'response_time.p98'],
  ['response_time.p99 > 500', '500'],
  ['status.ESME_NONSENSE.share > 1%', 'status.ESME_NONSENSE.share'],
  ['held_rate < fast', 'fast'],
  ['nonsense', 'nonsense'],
])('refuses %s at %s', (text, part) => {
  expect(() => readThreshold(text)).toThrow(`“${text}” cannot be read at “${part}”`)
})

test('every name that is offered is one of a figure', () => {
  for (const name of thresholdNames)
    expect(judge(readThreshold(`${name} > ${valueFor(name)}`), figures)).toBeDefined()
})

function valueFor(name: string): string {
  return /_time/.test(name) && !name.endsWith('.count') ? '1s' : '1'
}

test('says by how much the window caps the rate', () => {
  const held = loadFigures({ planned: 1000, sent: 1000, asked_rate: 100, held_rate: 100 })
  expect(loadRemarks(held).map(({ code }) => code)).toEqual(['held'])
  const capped = loadFigures({
    ...{ planned: 1000, sent: 500, asked_rate: 100, held_rate: 50, window: 10, window_full_share: 1 },
    response_time_from_write: { ...figures.response_time, mean: 200 },
  })
  const [remark] = loadRemarks(capped)
  expect(remark).toMatchObject({ code: 'capped-by-window', detail: { window: 10, ms: '200.0', cap: '50' } })
  expect(remark && remarkText(remark, 'en')).toContain('no more than 50 parts a second pass')
})

test('tells a machine that is late from a window that is full', () => {
  const late = loadFigures({ planned: 1000, sent: 1000, asked_rate: 100, held_rate: 100, not_on_time: 400 })
  expect(loadRemarks(late).map(({ code }) => code)).toEqual(['machine-late'])
})
