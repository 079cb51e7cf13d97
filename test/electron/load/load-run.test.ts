import { expect, test } from 'vitest'
import type { LoadLink } from '../../../electron/load/load-link.ts'
import { LoadRun } from '../../../electron/load/load-run.ts'
import type { Settle } from '../../../electron/session/pending-requests.ts'
import type { PduMark } from '../../../electron/session/session-hooks.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { LoadSecond } from '../../../shared/load/load-figures.ts'
import { LoadMessages, loadMessageSchema } from '../../../shared/load/load-messages.ts'
import type { LoadSettings } from '../../../shared/load/load-settings.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { ManualClock } from '../smsc/manual-clock.ts'

const mark: PduMark = { at: 0, direction: 'sent', commandId: 4, sequenceNumber: 1, captureSeq: 0 }

/** A peer on a clock that is turned by hand: `window` requests may be open, each is answered when `answerAll` says so. */
class SlowPeer implements LoadLink {
  sending = 1
  /** ms after which a request is answered by itself; null: when told to. */
  answerMs: number | null = null
  status = 0
  readonly open: { readonly settle: Settle; readonly id: string }[] = []
  readonly #clock: ManualClock
  readonly #window: number
  #ids = 0

  constructor(clock: ManualClock, window: number) {
    this.#clock = clock
    this.#window = window
  }

  get room(): number {
    return this.sending === 0 ? 0 : this.#window - this.open.length
  }

  sendOnce(_pdu: unknown, settle: Settle, onSent?: (mark: PduMark) => void): void {
    onSent?.(mark)
    const request = { settle, id: String(++this.#ids) }
    this.open.push(request)
    if (this.answerMs !== null) this.#clock.setTimeout(() => this.answer(request), this.answerMs)
  }

  answer(request: SlowPeer['open'][number]): void {
    this.open.splice(this.open.indexOf(request), 1)
    const fields = { message_id: request.id }
    const response = {
      command: 'submit_sm_resp',
      command_status: this.status,
      sequence_number: 1,
      fields,
    } as const
    const pdu = decodePdu(encodePdu(response))
    request.settle({ kind: 'answered', response: { pdu, latencyMs: 0, request: mark, captureSeq: 0 } })
  }

  answerAll(): void {
    for (const request of [...this.open]) this.answer(request)
  }
}

function receipt(id: string) {
  const dates = 'submit date:2611221200 done date:2611221201'
  return deliverSm(`id:${id} sub:001 dlvrd:001 ${dates} stat:DELIVRD err:000 text:`, 4)
}

function deliverSm(text: string, esm_class: number) {
  const fields = { esm_class, short_message: new Uint8Array(Buffer.from(text)) }
  return decodePdu(encodePdu({ command: 'deliver_sm', sequence_number: 1, fields }))
}

function begin(settings: Partial<LoadSettings>, window = 1000, message: object = {}) {
  const clock = new ManualClock()
  const link = new SlowPeer(clock, window)
  const seconds: LoadSecond[] = []
  const messages = new LoadMessages(
    [loadMessageSchema.parse({ to: '79161234567', text: 'x', ...message })],
    'r',
    () => 0,
  )
  const run = new LoadRun({
    ...{ link, window, clock, messages, onSecond: (second: LoadSecond) => seconds.push(second) },
    settings: {
      ...{
        shape: { kind: 'rate', rate: 100 },
        forMs: 10_000,
        count: null,
        warmupMs: 0,
        graceMs: 5000,
        failIf: [],
      },
      ...settings,
    },
  })
  const result = run.run()
  /** Turns the clock on by so much; what answers set off runs between two ms. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed++) {
      clock.turn(1)
      await null
    }
  }
  return { clock, link, run, seconds, result, pass }
}

test('sends what is due, whole and on time, while the peer answers', async () => {
  const { link, result, pass, seconds } = begin({})
  link.answerMs = 20
  await pass(10_100)
  const { figures, ended } = await result
  expect(ended).toBe('plan')
  expect(figures).toMatchObject({
    planned: 1000,
    sent: 1000,
    accepted: 1000,
    lost: 0,
    not_on_time: 0,
    held_rate: 100,
  })
  expect(figures.response_time.p50).toBeGreaterThanOrEqual(20)
  expect(figures.response_time.max).toBeLessThan(25)
  expect(seconds.slice(0, 10).map(({ asked, sent }) => [asked, sent >= 99])).toEqual(
    Array(10).fill([100, true]),
  )
})

test('a stall of the peer is in the times from the plan, not only of the few that were open', async () => {
  const { link, result, pass } = begin({}, 10)
  link.answerMs = 10
  await pass(4000)
  link.answerMs = null
  await pass(2000)
  link.answerMs = 10
  link.answerAll()
  await pass(4100)
  const { figures } = await result
  // 200 parts became due in the 2 s; their mean wait was 1 s, which 20 % of all parts show.
  expect(figures.response_time.p90).toBeGreaterThan(900)
  expect(figures.response_time.p50).toBeLessThan(20)
  // From the write only the ten that were open show it, 1 % of all.
  expect(figures.response_time_from_write.p95).toBeLessThan(20)
  expect(figures.response_time_from_write.max).toBeGreaterThan(1900)
  expect(figures.window_full_share).toBeCloseTo(0.2, 1)
  expect(figures.planned).toBe(1000)
  expect(figures.sent).toBe(1000)
  expect(figures.not_on_time).toBeGreaterThan(150)
})

test('counts what a full window kept from leaving by the end', async () => {
  const { link, result, pass } = begin({ forMs: 2000 }, 1)
  link.answerMs = 100
  await pass(2300)
  const { figures } = await result
  expect(figures.planned).toBe(200)
  expect(figures.sent).toBeGreaterThan(15)
  expect(figures.sent + figures.not_sent).toBe(200)
  expect(figures.held_rate).toBeCloseTo(figures.sent / 2)
  expect(figures.window_full_share).toBeGreaterThan(0.95)
})

test('ends with its count, and finishes a message that was begun', async () => {
  const { link, result, pass } = begin({ forMs: null, count: 100 }, 1000, { text: 'x'.repeat(400) })
  link.answerMs = 5
  await pass(1500)
  const { figures, ended } = await result
  expect(ended).toBe('count')
  expect(figures).toMatchObject({ sent: 102, messages: 34, not_sent: 0 })
})

test('leaves the warm-up out of every figure', async () => {
  const { link, result, pass } = begin({ warmupMs: 1000, forMs: 1000 })
  link.answerMs = 5
  link.status = 0x58
  await pass(1000)
  link.status = 0
  await pass(1200)
  const { figures } = await result
  expect(figures).toMatchObject({ planned: 100, sent: 100, throttled: 0, warmup_sent: 100, seconds: 1 })
})

test('tells refusals by their names, and those for the speed', async () => {
  const { link, result, pass } = begin({ forMs: 1000 })
  link.answerMs = 5
  await pass(500)
  link.status = 0x58
  await pass(700)
  const { figures } = await result
  expect(figures.status['ESME_RTHROTTLED']?.share).toBeCloseTo(0.5, 1)
  expect(figures.throttled).toBe(figures.refused)
})

test('waits for answers no longer than its grace, and counts those that never came', async () => {
  const { result, pass, run } = begin({ forMs: 1000, graceMs: 3000 })
  await pass(3900)
  expect(run.isEnding).toBe(true)
  await pass(200)
  const { figures } = await result
  expect(figures).toMatchObject({ sent: 100, answered: 0, lost: 100 })
})

test('times receipts from the plan, those before their response too', async () => {
  const { link, result, pass, run } = begin({ forMs: 1000 }, 1000, { registered_delivery: 1 })
  expect(run.arrived(receipt('1'))).toBe(0)
  link.answerMs = 100
  await pass(1200)
  // No receipt of this load, and a message that is none: it stays with the SMSC.
  expect(run.arrived(receipt('9999'))).toBe(0)
  expect(run.arrived(deliverSm('Call me', 0))).toBe(0x64)
  for (let id = 2; id <= 100; id++) run.arrived(receipt(String(id)))
  const { figures } = await result
  expect(figures.receipts).toMatchObject({
    expected: 100,
    matched: 100,
    unmatched: 1,
    incoming: 1,
    forgotten: 0,
  })
  expect(figures.receipt_time.max).toBeGreaterThan(1000)
  expect(figures.stat['DELIVRD']?.count).toBe(100)
})

test('can be paused, made faster and stopped', async () => {
  const { link, result, pass, run, seconds } = begin({})
  link.answerMs = 5
  await pass(1000)
  run.pause()
  await pass(5000)
  run.resume()
  run.setFactor(2)
  expect(run.askedRate).toBe(200)
  await pass(1000)
  run.stop()
  await pass(100)
  const { figures, ended } = await result
  expect(ended).toBe('stopped')
  expect(figures.sent).toBeGreaterThanOrEqual(298)
  expect(figures.sent).toBeLessThanOrEqual(302)
  expect(figures.seconds).toBeCloseTo(2, 1)
  expect(seconds.slice(1, 6).every(({ asked, sent }) => asked + sent <= 2)).toBe(true)
})

test('the second stop waits for nothing', async () => {
  const { result, pass, run } = begin({ graceMs: 600_000 })
  await pass(1000)
  run.stop()
  run.stop()
  expect((await result).figures.lost).toBe(100)
})

test('tells the time without a bind, and why it ended', async () => {
  const { link, result, pass, run } = begin({})
  link.answerMs = 5
  await pass(1000)
  link.sending = 0
  await pass(1000)
  run.fail(new Fault('session.lost', {}))
  const { figures, ended, fault } = await result
  expect([ended, fault?.code]).toEqual(['lost', 'session.lost'])
  expect(figures.unbound_share).toBeGreaterThan(0.4)
})
