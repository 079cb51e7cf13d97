import { expect, test } from 'vitest'
import { rowStateOf } from '../../../shared/bulk/row-state.ts'
import { messageCardSchema } from '../../../shared/contract/message.ts'
import {
  isInDoubt,
  isUndecided,
  type PartEvent,
  type PartState,
  partStateAfter,
  partStateSchema,
  undecidedParts,
} from '../../../shared/message/part-state.ts'

const states = partStateSchema.options
/** Each state by the letter that stands for it in the table below, in the order of the columns. */
const letters = {
  W: 'waiting',
  S: 'sent',
  A: 'accepted',
  R: 'refused',
  T: 'timed-out',
  D: 'in-doubt',
  V: 'delivered',
  F: 'failed',
} as const satisfies Record<string, PartState>
const letterOf = (state: PartState) => Object.entries(letters).find(([, one]) => one === state)?.[0]

/** What comes of each state, W S A R T D V F, after an event. */
const table: readonly (readonly [string, PartEvent])[] = [
  ['S S S S S S V F', { kind: 'left' }],
  ['A A A A A A V F', { kind: 'answered', accepted: true }],
  ['R R R R R R V F', { kind: 'answered', accepted: false }],
  ['W S A R A A V F', { kind: 'earlier-answered', accepted: true }],
  ['W S A R T D V F', { kind: 'earlier-answered', accepted: false }],
  ['T T A R T D V F', { kind: 'unanswered', isLinkLost: false }],
  ['D D A R T D V F', { kind: 'unanswered', isLinkLost: true }],
  ['A A A R T D V F', { kind: 'unanswered', isLinkLost: false, takenBefore: true }],
  ['A A A R T D V F', { kind: 'unanswered', isLinkLost: true, takenBefore: true }],
  ['F F A R T D V F', { kind: 'never-left', back: 'failed' }],
  ['W W A R T D V F', { kind: 'never-left', back: 'waiting' }],
  ['T T A R T D V F', { kind: 'never-left', back: 'timed-out' }],
  ['D D A R T D V F', { kind: 'never-left', back: 'in-doubt' }],
  ['V V V R V V V F', { kind: 'receipt', isFinal: true, isDelivered: true }],
  ['F F F R F F V F', { kind: 'receipt', isFinal: true, isDelivered: false }],
  ['W S A R T D V F', { kind: 'receipt', isFinal: false, isDelivered: false }],
  ['V V V R V V V F', { kind: 'queried', messageState: 2 }],
  ...[3, 4, 5, 8, 9].map((messageState) => ['F F F R F F V F', { kind: 'queried', messageState }] as const),
  // ENROUTE, ACCEPTED, UNKNOWN and what no table knows decide nothing.
  ...[0, 1, 6, 7, 200].map((messageState) => ['W S A R T D V F', { kind: 'queried', messageState }] as const),
  ['W S A R W W V F', { kind: 'resent' }],
  ['D D A R T D V F', { kind: 'interrupted', isMarkedAhead: false }],
  ['W D A R T D V F', { kind: 'interrupted', isMarkedAhead: true }],
]

test('the columns of the table are all states', () => {
  expect(Object.values(letters)).toEqual(states)
})

test.each(table)('%s after %j', (expected, event) => {
  expect(states.map((state) => letterOf(partStateAfter(state, event))).join(' ')).toBe(expected)
})

test('a part without an answer is in doubt for a card and for a row alike', () => {
  expect(states.filter(isInDoubt)).toEqual(['timed-out', 'in-doubt'])
  for (const isLinkLost of [true, false]) {
    const state = partStateAfter('sent', { kind: 'unanswered', isLinkLost })
    expect(undecidedParts({ direction: 'sent', parts: [{ state }, { state: 'accepted' }] })).toBe(1)
    expect(rowStateOf(['accepted', state])).toBe('in-doubt')
  }
  expect(isUndecided({ state: 'timed-out', isLeft: true })).toBe(false)
  expect(undecidedParts({ direction: 'received', parts: [{ state: 'in-doubt' }] })).toBe(0)
})

test('a row shows the part that needs its reader most', () => {
  expect(rowStateOf(['delivered', 'accepted'])).toBe('accepted')
  expect(rowStateOf(['accepted', 'refused', 'timed-out'])).toBe('refused')
  expect(rowStateOf(['refused', 'waiting'])).toBe('waiting')
  expect(rowStateOf([])).toBeUndefined()
})

test('a card that 0.1.0 stored with an unanswered part reads as it was', () => {
  const part = {
    ...{ number: 1, text: 'Hello', state: 'timed-out', sequenceNumber: 2, submitSeq: 5, submittedAt: 1 },
    ...{ responseSeq: null, respondedAt: null, commandStatus: null, responseCommand: null },
    ...{ smscMessageId: null, receipts: [], lastQuery: null },
  }
  const address = { ton: 1, npi: 1, addr: '7916' }
  const card = messageCardSchema.parse({
    ...{ messageId: 'm', direction: 'sent', sessionId: 's', connectionId: null, sessionName: 'n' },
    ...{ profileId: 'smpp-3.4', createdAt: 1, source: address, destination: address, text: 'Hello' },
    ...{ encoding: 'gsm7', dataCoding: 0, registeredDelivery: 1, parts: [part], state: 'timed-out' },
  })
  expect(undecidedParts(card)).toBe(1)
})
