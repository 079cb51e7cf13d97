import { expect, test } from 'vitest'
import { timelineSteps } from '../../../../renderer/screens/inspector/timeline-steps.ts'
import type { MessagePart } from '../../../../shared/contract/message.ts'
import { messageCard, messagePart } from '../../message-card.ts'

const part = (change: Partial<MessagePart>) =>
  messagePart({ state: 'waiting', submitSeq: null, submittedAt: null, ...change })
const card = (parts: MessagePart[], registeredDelivery = 1) => messageCard({ parts, registeredDelivery })

const accepted = {
  state: 'accepted',
  submitSeq: 3,
  submittedAt: 1000,
  responseSeq: 5,
  respondedAt: 1004.8,
  commandStatus: 0,
  smscMessageId: '39f99dd5',
} as const
const receipt = {
  seq: 9,
  at: 3004.8,
  stat: 'DELIVRD',
  state: 'DELIVERED',
  err: '000',
  final: true,
  idRule: 'hex-to-decimal',
  receivedId: '972660181',
}

test('an accepted part that asked for a receipt waits for it', () => {
  expect(timelineSteps(card([part(accepted)])).map((step) => step.kind)).toEqual([
    'submit',
    'accepted',
    'open',
  ])
  expect(timelineSteps(card([part(accepted)], 0)).map((step) => step.kind)).toEqual(['submit', 'accepted'])
})

test('times are those since the step before', () => {
  const steps = timelineSteps(card([part({ ...accepted, state: 'delivered', receipts: [receipt] })]))
  expect(steps[1]).toMatchObject({ kind: 'accepted', id: '39f99dd5', afterMs: expect.closeTo(4.8) })
  expect(steps[2]).toMatchObject({
    kind: 'receipt',
    stat: 'DELIVRD',
    isDelivered: true,
    afterMs: expect.closeTo(2000),
    seq: 9,
  })
  expect(steps).toHaveLength(3)
})

test('receipts come in the order of time, not of parts', () => {
  const steps = timelineSteps(
    card([
      part({ ...accepted, state: 'delivered', receipts: [{ ...receipt, at: 9000, seq: 12 }] }),
      part({ ...accepted, number: 2, state: 'delivered', receipts: [{ ...receipt, at: 8000, seq: 11 }] }),
    ]),
  )
  expect(steps.filter((step) => step.kind === 'receipt').map((step) => step.part)).toEqual([2, 1])
})

test('a refused part ends with its status', () => {
  const steps = timelineSteps(card([part({ ...accepted, state: 'refused', commandStatus: 0x403 })]))
  expect(steps.at(-1)).toMatchObject({ kind: 'refused', commandStatus: 0x403 })
})

test('a part whose link was lost before the answer stays open', () => {
  const steps = timelineSteps(card([part({ state: 'in-doubt', submitSeq: 3, submittedAt: 1000 })], 0))
  expect(steps.at(-1)).toMatchObject({ kind: 'open', state: 'in-doubt' })
})

test('an earlier try has its own answer before the next', () => {
  const { submitSeq, submittedAt, responseSeq, respondedAt } = accepted
  const earlier = [
    {
      submitSeq,
      submittedAt,
      responseSeq,
      respondedAt,
      commandStatus: 0x58,
      sequenceNumber: 1,
      smscMessageId: null,
    },
  ]
  const steps = timelineSteps(card([part({ ...accepted, submitSeq: 8, responseSeq: 9, earlier })], 0))
  expect(steps.map((step) => [step.kind, 'seq' in step ? step.seq : null])).toEqual([
    ['submit', 3],
    ['refused', 5],
    ['submit', 8],
    ['accepted', 9],
  ])
})

test('a part of which a file has nothing is one step, and without times the answer is there all the same', () => {
  const untimed = { ...accepted, submittedAt: null, respondedAt: null }
  const steps = timelineSteps(card([part(untimed), part({ number: 2 })], 0), true)
  expect(steps.map((step) => [step.kind, 'seq' in step ? step.seq : null])).toEqual([
    ['submit', 3],
    ['accepted', 5],
    ['submit', null],
  ])
  expect(steps[1]).toMatchObject({ afterMs: null })
})

test('a message that came in parts is those, one that is missing among them; a whole one has no steps', () => {
  const came = (number: number, seq: number | null, at: number | null) =>
    part({ number, state: seq === null ? 'waiting' : 'delivered', submitSeq: seq, submittedAt: at })
  const parts = [came(1, 7, 2000), came(2, null, null), came(3, 5, 1000)]
  const received = (of: MessagePart[]) => messageCard({ direction: 'received', state: 'received', parts: of })
  expect(timelineSteps(received(parts))).toEqual([
    { kind: 'came', part: 1, parts: 3, seq: 7, afterMs: 1000 },
    { kind: 'came', part: 2, parts: 3, seq: null, afterMs: null },
    { kind: 'came', part: 3, parts: 3, seq: 5, afterMs: null },
  ])
  expect(timelineSteps(received([came(1, 7, 2000)]))).toEqual([])
})

test('a receipt of no message says so before it', () => {
  const orphan = part({ state: 'delivered', submitSeq: 9, receipts: [{ ...receipt, idRule: 'none' }] })
  const steps = timelineSteps(messageCard({ direction: 'received', state: 'received', parts: [orphan] }))
  expect(steps).toMatchObject([
    { kind: 'unknown', id: '972660181' },
    { kind: 'receipt', seq: 9, stat: 'DELIVRD', afterMs: null },
  ])
})
