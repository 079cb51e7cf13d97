import { expect, test } from 'vitest'
import {
  firstMessage,
  type LoadDraft,
  newLoadDraft,
  readLoadDraft,
} from '../../../renderer/stores/load-draft.ts'

const draft = (change: Partial<LoadDraft> = {}): LoadDraft => ({
  ...newLoadDraft,
  connectionId: 'c',
  ...change,
})

test('the form as it first stands is a plan', () => {
  const { plan, problems, peakRate } = readLoadDraft(draft())
  expect(problems).toEqual({})
  expect(peakRate).toBe(20)
  expect(plan?.settings).toMatchObject({
    shape: { kind: 'rate', rate: 20 },
    forMs: 30_000,
    warmupMs: 0,
    graceMs: 30_000,
  })
  expect(plan).toMatchObject({ binds: null, window: null })
})

test.each([
  [
    { kind: 'ramp', from: '0', to: '500/s', over: '2m' },
    { kind: 'ramp', from: 0, to: 500, overMs: 120_000 },
  ],
  [
    { kind: 'step', from: '10', by: '5/s', every: '10s' },
    { kind: 'step', from: 10, by: 5, everyMs: 10_000 },
  ],
  [
    { kind: 'burst', parts: '50', every: '5s' },
    { kind: 'burst', parts: 50, everyMs: 5000 },
  ],
] as const)('reads the pace %o', (change, shape) => {
  expect(readLoadDraft(draft(change)).plan?.settings.shape).toEqual(shape)
})

test.each([
  [{ rate: 'fast' }, 'rate'],
  [{ rate: '0' }, 'rate'],
  [{ forSpan: '' }, 'forSpan'],
  [{ warmup: 'soon' }, 'warmup'],
  [{ kind: 'burst', parts: '1.5' }, 'parts'],
  [{ binds: '0' }, 'binds'],
  [{ window: 'x' }, 'window'],
  [{ failIf: 'p99 > 1s' }, 'failIf'],
  [{ kind: 'limit', from: 'x' }, 'from'],
  [{ kind: 'limit', by: '0' }, 'by'],
  [{ kind: 'limit', from: '10', by: '0.1', upTo: '100' }, 'by'],
  [{ kind: 'limit', from: '100', upTo: '50' }, 'upTo'],
  [{ kind: 'limit', trial: '' }, 'trial'],
  [{ connectionId: '' }, 'connectionId'],
  [{ messages: [{ ...firstMessage, to: '' }] }, 'messages'],
  [{ messages: [{ ...firstMessage, text: 'Hi {{name}}' }] }, 'messages'],
  [{ messages: [{ ...firstMessage, weight: 'x' }] }, 'messages'],
] as const)('tells what is wrong with %o at its field', (change, field) => {
  const { plan, problems } = readLoadDraft(draft(change))
  expect(plan).toBeNull()
  expect(Object.keys(problems)).toEqual([field])
})

test('a message may have several numbers, one a line', () => {
  const { plan } = readLoadDraft(draft({ messages: [{ ...firstMessage, to: '79160000001\n 79160000002' }] }))
  expect(plan?.messages[0]?.to).toEqual(['79160000001', '79160000002'])
})

test('reads a search for the limit', () => {
  const read = readLoadDraft(
    draft({ kind: 'limit', from: '50', by: '25/s', upTo: '200', trial: '3s', grace: '' }),
  )
  expect(read.problems).toEqual({})
  expect(read.plan).toBeNull()
  expect(read.search).toMatchObject({
    search: { from: 50, by: 25, upTo: 200, trialMs: 3000, graceMs: 0 },
    ...{ binds: null, window: null },
  })
  expect(read.peakRate).toBe(200)
})
