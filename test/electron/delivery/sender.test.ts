import { setImmediate } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import type { Answer, DeliveryOutcome, SentMark } from '../../../electron/delivery/delivery-outcome.ts'
import { LateAnswers } from '../../../electron/delivery/late-answers.ts'
import { Sender, type SendOver, type SourcedRequest, sendRequest } from '../../../electron/delivery/sender.ts'
import type { Clock } from '../../../electron/session/clock.ts'
import type { ConnectionBinds } from '../../../electron/session/connection-binds.ts'
import type { ServerSession } from '../../../electron/session/server-session.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { clock, Opened, settingsFor } from '../session/session-kit.ts'
import { ManualClock } from '../smsc/manual-clock.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

function submitTo(number: number) {
  return { command: 'submit_sm', fields: { destination_addr: String(number) } } as const
}

/** Yields submits to the numbers 0 to `count` - 1; whether it was left before its end. */
function countedSource(count: number) {
  const source = { taken: 0, isLeft: false, requests: requests() }
  async function* requests(): AsyncGenerator<SourcedRequest<number>> {
    let isWhole = false
    try {
      for (; source.taken < count; ) {
        const ref = source.taken++
        yield { ref, pdu: submitTo(ref) }
      }
      isWhole = true
    } finally {
      source.isLeft = !isWhole
    }
  }
  return source
}

/** What a sender told of each request, and how often. */
class Ledger {
  readonly outcomes = new Map<number, DeliveryOutcome>()
  readonly marks = new Map<number, SentMark[]>()
  readonly late: [number, Answer][] = []
  double = 0

  readonly listener = {
    onOutcome: (ref: number, outcome: DeliveryOutcome) => {
      if (this.outcomes.has(ref)) this.double++
      this.outcomes.set(ref, outcome)
    },
    onSent: (ref: number, mark: SentMark) => {
      this.marks.set(ref, [...(this.marks.get(ref) ?? []), mark])
    },
    onLate: (ref: number, answer: Answer) => void this.late.push([ref, answer]),
  }

  count(kind: DeliveryOutcome['kind']): number {
    return [...this.outcomes.values()].filter((outcome) => outcome.kind === kind).length
  }
}

function senderOver(
  sendOver: SendOver,
  ledger: Ledger,
  change: { rate?: number; window?: number; late?: LateAnswers; clock?: Clock } = {},
): Sender<number> {
  const { rate = null, window = 10, late = null, clock: on = clock } = change
  return new Sender({ ...ledger.listener, clock: on, sendOver, rate, window, late })
}

const over = (binds: ConnectionBinds): SendOver => {
  return (pdu, settle, onSent) => binds.sendOnce(pdu, settle, onSent)
}

/** A way to send that answers when it is told to, and never by itself. */
function handAnswered() {
  const open: ((status: number) => void)[] = []
  let sequenceNumber = 0
  const sendOver: SendOver = (pdu, settle, onSent) => {
    const mark = { at: 1000, direction: 'sent', commandId: 4, captureSeq: 0 } as const
    const request = { ...mark, sequenceNumber: ++sequenceNumber }
    open.push((command_status) => {
      const pdu = { command: 'submit_sm_resp', command_id: 0x80000004, command_status } as const
      const rest = { sequence_number: 1, fields: { message_id: 'm' }, tlvs: [], error: null }
      const answer = { ...pdu, ...rest, tail: null, hasBody: true, body: new Uint8Array(), length: 18 }
      settle({ kind: 'answered', response: { pdu: answer, latencyMs: 5, request, captureSeq: 0 } })
    })
    onSent?.(request)
    void pdu
  }
  return { sendOver, open }
}

test('each request of a source is answered once, and never more are out than the window lets', async () => {
  let out = 0
  let most = 0
  const smsc = await scriptedSmsc(async (pdu) => {
    most = Math.max(most, ++out)
    await setImmediate()
    out--
    const number = Number(pdu.fields['destination_addr'])
    return number % 10 === 9 ? { status: 0x0b } : { status: 0, fields: { message_id: `m${number}` } }
  })
  const binds = opened.binds(settingsFor(smsc.port, { window: 50 }))
  await binds.open()
  const ledger = new Ledger()
  const source = countedSource(200)
  const sender = senderOver(over(binds), ledger, { window: 7 })
  expect(await sender.run(source.requests)).toBeNull()
  expect(source.isLeft).toBe(false)
  expect([ledger.count('answered'), ledger.double, sender.sent]).toEqual([200, 0, 200])
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(7)
  const { outcomes, marks } = ledger
  expect(outcomes.get(3)).toMatchObject({
    answer: { command: 'submit_sm_resp', commandStatus: 0, messageId: 'm3', isAccepted: true },
  })
  expect(outcomes.get(9)).toMatchObject({
    answer: { commandStatus: 0x0b, messageId: null, isAccepted: false },
  })
  for (const [mark, ...again] of marks.values()) {
    expect(again).toEqual([])
    expect(mark).toMatchObject({ firstTry: null, captureSeq: null, sequenceNumber: expect.any(Number) })
  }
})

test('a link that dies in the middle of a window leaves each request with one outcome, as the SMSC counts', async () => {
  const taken = new Set<string>()
  const smsc = await scriptedSmsc((pdu, session: ServerSession) => {
    taken.add(String(pdu.fields['destination_addr']))
    if (taken.size === 40) void session.cut()
    return taken.size < 35 ? { status: 0, fields: { message_id: 'm' } } : null
  })
  const binds = opened.binds(settingsFor(smsc.port, { window: 20 }))
  await binds.open()
  const ledger = new Ledger()
  const source = countedSource(1000)
  const sender = senderOver(
    (pdu, settle, onSent) =>
      binds.sendOnce(
        pdu,
        (outcome) => {
          settle(outcome)
          if (binds.sessionFor('submit_sm') === null) sender.stop(new Fault('session.lost', {}))
        },
        onSent,
      ),
    ledger,
    { window: 20 },
  )
  expect(await sender.run(source.requests)).toMatchObject({ code: 'session.lost' })
  expect(source.isLeft).toBe(true)
  expect(ledger.outcomes.size).toBe(source.taken)
  expect(ledger.double).toBe(0)
  expect(ledger.count('answered')).toBeGreaterThan(0)
  expect(ledger.count('answered')).toBeLessThanOrEqual(34)
  expect(ledger.count('in-doubt')).toBeGreaterThanOrEqual(taken.size - 34)
  for (const number of taken) expect(ledger.outcomes.get(Number(number))?.kind).not.toBe('failed')
  for (const [number, outcome] of ledger.outcomes) {
    if (outcome.kind === 'answered') expect(taken).toContain(String(number))
    if (outcome.kind === 'failed') expect(taken).not.toContain(String(number))
    if (outcome.kind === 'in-doubt')
      expect(outcome).toMatchObject({ isLinkLost: true, fault: { code: 'session.lost' } })
  }
})

test('nothing is bound: each request fails by itself, and none is said to be in doubt', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0 }))
  const binds = opened.binds(settingsFor(smsc.port, {}))
  await binds.open()
  await binds.close('cut')
  const ledger = new Ledger()
  const source = countedSource(5)
  expect(await senderOver(over(binds), ledger).run(source.requests)).toBeNull()
  expect([...ledger.outcomes.values()].map((outcome) => 'fault' in outcome && outcome.fault.code)).toEqual(
    Array(5).fill('session.not-bound'),
  )
  expect(ledger.marks.size).toBe(0)
})

test('a value that no field can hold fails alone, with its fault', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0, fields: { message_id: 'm' } }))
  const binds = opened.binds(settingsFor(smsc.port, {}))
  await binds.open()
  const ledger = new Ledger()
  async function* requests(): AsyncGenerator<SourcedRequest<number>> {
    yield { ref: 1, pdu: { command: 'submit_sm', fields: { dest_addr_ton: 300 } } }
    yield { ref: 2, pdu: submitTo(2) }
  }
  await senderOver(over(binds), ledger).run(requests())
  expect(ledger.outcomes.get(1)).toMatchObject({ kind: 'failed', fault: { code: 'pdu.bad-field' } })
  expect(ledger.outcomes.get(2)).toMatchObject({ kind: 'answered' })
})

test('segments leave at the rate and no faster; a request that is no segment does not wait', async () => {
  const hand = handAnswered()
  const manual = new ManualClock()
  const ledger = new Ledger()
  const sender = senderOver(hand.sendOver, ledger, { rate: 10, window: 1000, clock: manual })
  async function* requests(): AsyncGenerator<SourcedRequest<number>> {
    for (let ref = 0; ref < 30; ref++) yield { ref, pdu: submitTo(ref) }
    for (let ref = 30; ref < 60; ref++) yield { ref, pdu: { command: 'query_sm' } }
  }
  const over = sender.run(requests())
  const pass = async (ms: number) => {
    for (let at = 0; at < ms; at += 10) {
      await setImmediate()
      manual.turn(10)
    }
    await setImmediate()
  }
  await pass(1000)
  expect(hand.open.length).toBeGreaterThanOrEqual(10)
  expect(hand.open.length).toBeLessThanOrEqual(12)
  await pass(3000)
  expect(hand.open).toHaveLength(60)
  for (const answer of hand.open) answer(0)
  expect(await over).toBeNull()
  expect([ledger.count('answered'), ledger.double]).toEqual([60, 0])
})

test('stopped on a rate, it takes no more; what had left is waited for, and what was taken says that it never left', async () => {
  const hand = handAnswered()
  const manual = new ManualClock()
  const ledger = new Ledger()
  const source = countedSource(100)
  const sender = senderOver(hand.sendOver, ledger, { rate: 1, clock: manual })
  let isOver = false
  const over = sender.run(source.requests).finally(() => {
    isOver = true
  })
  await setImmediate()
  expect([hand.open.length, source.taken]).toEqual([1, 2])
  sender.stop()
  await setImmediate()
  expect([source.isLeft, isOver]).toEqual([true, false])
  expect(ledger.outcomes.get(1)).toMatchObject({ kind: 'failed', fault: { code: 'delivery.stopped' } })
  hand.open[0]?.(0)
  expect(await over).toBeNull()
  expect(ledger.outcomes.get(0)).toMatchObject({ kind: 'answered' })
  expect([ledger.outcomes.size, ledger.double, source.taken]).toEqual([2, 0, 2])
})

test('stopped while the window is full, it gives the same account', async () => {
  const hand = handAnswered()
  const ledger = new Ledger()
  const source = countedSource(100)
  const sender = senderOver(hand.sendOver, ledger, { window: 3 })
  const over = sender.run(source.requests)
  await setImmediate()
  expect([hand.open.length, source.taken]).toEqual([3, 4])
  sender.stop(new Fault('session.lost', {}))
  sender.stop(new Fault('session.not-bound', {}))
  for (const answer of hand.open) answer(0x58)
  expect(await over).toMatchObject({ code: 'session.lost' })
  expect([ledger.count('answered'), ledger.count('failed'), ledger.double]).toEqual([3, 1, 0])
})

test('stopped before it begins, it takes nothing', async () => {
  const hand = handAnswered()
  const source = countedSource(3)
  const sender = senderOver(hand.sendOver, new Ledger())
  sender.stop()
  expect(await sender.run(source.requests)).toBeNull()
  expect([hand.open.length, source.taken]).toEqual([0, 0])
})

test('rejects with what its source throws, once what had left has its outcome', async () => {
  const hand = handAnswered()
  const ledger = new Ledger()
  async function* requests(): AsyncGenerator<SourcedRequest<number>> {
    yield { ref: 0, pdu: submitTo(0) }
    throw new Fault('storage.unavailable', { reason: 'full' })
  }
  const over = senderOver(hand.sendOver, ledger).run(requests())
  let isOver = false
  over.catch(() => undefined).finally(() => (isOver = true))
  await setImmediate()
  expect(isOver).toBe(false)
  hand.open[0]?.(0)
  await expect(over).rejects.toMatchObject({ code: 'storage.unavailable' })
  expect(ledger.count('answered')).toBe(1)
})

test('an answer after the time is over is told once, beside the doubt', async () => {
  const release = Promise.withResolvers<void>()
  const smsc = await scriptedSmsc(async () => {
    await release.promise
    return { status: 0, fields: { message_id: '7' } }
  })
  const late = new LateAnswers()
  let captured = 0
  const binds = opened.binds(settingsFor(smsc.port, { responseTimeout: 0.05 }), {
    onPdu: (_session, event) => {
      event.mark.captureSeq = ++captured
      late.onPdu(event)
    },
  })
  await binds.open()
  const ledger = new Ledger()
  await senderOver(over(binds), ledger, { late }).run(countedSource(2).requests)
  for (const outcome of ledger.outcomes.values()) {
    expect(outcome).toMatchObject({
      kind: 'in-doubt',
      isLinkLost: false,
      fault: { code: 'session.response-timeout' },
    })
  }
  release.resolve()
  await expect.poll(() => ledger.late.length).toBe(2)
  for (const [ref, answer] of ledger.late) {
    expect(answer).toMatchObject({ messageId: '7', isAccepted: true })
    expect(answer.requestSeq).toBe(ledger.marks.get(ref)?.[0]?.captureSeq)
    expect(answer.captureSeq).toBeGreaterThan(answer.requestSeq ?? 0)
  }
  expect(ledger.double).toBe(0)
})

test('what the connection repeats after a loss is one request: each try is marked, and it ends once', async () => {
  let left = 1
  const smsc = await scriptedSmsc((_pdu, session) => {
    if (left-- > 0) {
      void session.cut()
      return null
    }
    return { status: 0, fields: { message_id: '7' } }
  })
  const reconnect = { enabled: true, initialDelay: 0.05, maxDelay: 0.05 }
  const binds = opened.binds(settingsFor(smsc.port, { reconnect, inDoubt: 'repeat' }))
  await binds.open()
  const marks: SentMark[] = []
  const outcome = await new Promise<DeliveryOutcome>((resolve) => {
    const listener = { onSent: (mark: SentMark) => void marks.push(mark), onOutcome: resolve }
    sendRequest((...given) => binds.send(...given), submitTo(1), listener, null)
  })
  expect(outcome).toMatchObject({ kind: 'answered', answer: { messageId: '7' } })
  expect(marks).toMatchObject([
    { firstTry: null },
    { firstTry: { sequenceNumber: marks[0]?.sequenceNumber } },
  ])
})

test('a generic_nack with status 0 is an answer, and no acceptance', async () => {
  const smsc = await scriptedSmsc(() => ({ nack: 0 }))
  const binds = opened.binds(settingsFor(smsc.port, {}))
  await binds.open()
  const ledger = new Ledger()
  await senderOver(over(binds), ledger).run(countedSource(1).requests)
  expect(ledger.outcomes.get(0)).toMatchObject({
    answer: { command: 'generic_nack', commandStatus: 0, messageId: null, isAccepted: false },
  })
})

test('the response of another command with status 0 is an acceptance', async () => {
  const smsc = await scriptedSmsc((pdu, session) => {
    const fields = { message_id: '7' }
    const { sequence_number } = pdu
    session.sendRaw(encodePdu({ command: 'data_sm_resp', command_status: 0, sequence_number, fields }))
    return null
  })
  const binds = opened.binds(settingsFor(smsc.port, {}))
  await binds.open()
  const ledger = new Ledger()
  await senderOver(over(binds), ledger).run(countedSource(1).requests)
  expect(ledger.outcomes.get(0)).toMatchObject({
    answer: { command: 'data_sm_resp', commandStatus: 0, messageId: '7', isAccepted: true },
  })
})

test('says how many left a second, of late', async () => {
  const hand = handAnswered()
  const manual = new ManualClock()
  const sender = senderOver(hand.sendOver, new Ledger(), { rate: 50, window: 1000, clock: manual })
  const over = sender.run(countedSource(100).requests)
  expect(sender.perSecond()).toBe(0)
  for (let at = 0; at < 1000; at += 10) {
    await setImmediate()
    manual.turn(10)
  }
  expect(sender.perSecond()).toBeGreaterThan(40)
  expect(sender.perSecond()).toBeLessThan(60)
  sender.stop()
  await setImmediate()
  for (const answer of hand.open) answer(0)
  await over
})
