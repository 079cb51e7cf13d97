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
