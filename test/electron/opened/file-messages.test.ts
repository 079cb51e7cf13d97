import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { OpenedFiles } from '../../../electron/opened/opened-files.ts'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { catalogue } from '../../support/catalogue.ts'
import { deliverOf, joinedPcap, receiptOf, submitOf, type Traffic } from '../../support/joined-traffic.ts'
import { giveFile, withoutFrame } from '../../support/opened-capture.ts'
import { runningEngine } from '../../support/running-engine.ts'
import { testFolder } from '../../support/temporary-folder.ts'

/** Numbers of the PDUs that a card names, as its timeline shows them. */
function seqsOf({ parts }: MessageCard): number[] {
  return parts
    .flatMap(({ submitSeq, responseSeq, receipts, earlier = [] }) => [
      ...earlier.map((one) => one.submitSeq),
      submitSeq,
      responseSeq,
      ...receipts.map(({ seq }) => seq),
    ])
    .filter((seq) => seq !== null)
}

/** The handshake and the bind with its response. */
const bindFrames = [1, 2, 3, 4, 5]

/** A question about the messages of a file with this traffic. */
async function opened(traffic: Traffic, change = (pcap: Uint8Array) => pcap) {
  const files = new OpenedFiles({ dataDir: testFolder(), catalogue: () => catalogue })
  onTestFinished(() => files.closeAll())
  const captureId = files.begin({ name: 'day.pcap', octets: null })
  await files.file(captureId).add(new Uint8Array(change(joinedPcap(traffic))))
  await files.file(captureId).end()
  return { of: (seq: number) => files.capture(captureId).message(seq) }
}

describe('the message of a PDU in a file', () => {
  test('is its submit, the id after so many ms, and the receipt, from each of the three', async () => {
    const { of } = await opened([
      { at: 0, ...submitOf({ to: '79161234567', sequence: 2 }) },
      { at: 40, answers: 2, id: '39f99dd5' },
      { at: 3040, ...receiptOf({ from: '79161234567', sequence: 1, id: '972660181' }) },
      { at: 3041, takes: 1 },
    ])
    const card = await of(3)
    expect(card).toMatchObject({ direction: 'sent', state: 'delivered', registeredDelivery: 1 })
    expect(card?.parts).toMatchObject([
      {
        submitSeq: 3,
        responseSeq: 4,
        smscMessageId: '39f99dd5',
        receipts: [{ seq: 5, stat: 'DELIVRD', idRule: 'hex-to-decimal', receivedId: '972660181' }],
      },
    ])
    const [part] = card?.parts ?? []
    expect((part?.respondedAt ?? 0) - (part?.submittedAt ?? 0)).toBeCloseTo(40)
    for (const seq of [4, 5, 6]) expect(await of(seq)).toEqual(card)
    // The bind has none.
    expect([await of(1), await of(2)]).toEqual([null, null])
  })

  test('has all its parts, by UDH or by sar_ TLVs, with the receipts of each and the tries of one refused', async () => {
    for (const by of ['udh', 'sar'] as const) {
      const part = (number: number) => ({ reference: 7, number, total: 3, by })
      const { of } = await opened([
        { at: 0, ...submitOf({ to: '1', sequence: 2, text: 'one', part: part(1) }) },
        { at: 1, ...submitOf({ to: '1', sequence: 3, text: 'two', part: part(2) }) },
        { at: 2, ...submitOf({ to: '2', sequence: 4, text: 'two', part: part(2) }) },
        { at: 10, answers: 2, id: 'a1' },
        { at: 11, answers: 3, status: 0x58 },
        { at: 12, answers: 4, id: 'c1' },
        { at: 900, ...submitOf({ to: '1', sequence: 5, text: 'two', part: part(2) }) },
        { at: 920, answers: 5, id: 'a2' },
        { at: 2000, ...receiptOf({ from: '1', sequence: 1, id: 'A2' }) },
        { at: 2001, ...receiptOf({ from: '1', sequence: 2, id: 'a1', tlv: true }) },
      ])
      const card = await of(3)
      expect(card).toMatchObject({ text: 'onetwo', state: 'waiting' })
      expect(card?.parts).toMatchObject([
        { submitSeq: 3, responseSeq: 6, receipts: [{ seq: 12 }] },
        {
          ...{ submitSeq: 9, responseSeq: 10, attempts: 2, receipts: [{ seq: 11 }] },
          earlier: [{ submitSeq: 4, commandStatus: 0x58 }],
        },
        { submitSeq: null, state: 'waiting' },
      ])
      for (const one of await Promise.all([4, 6, 7, 9, 10, 11, 12].map(of))) expect(one).toEqual(card)
      expect((await of(5))?.parts.map(({ submitSeq }) => submitSeq)).toEqual([null, 5, null])
    }
  })

  test('of a handset has its parts in both directions of time, and what is missing', async () => {
    const part = (number: number) => ({ reference: 9, number, total: 3, by: 'udh' as const })
    const { of } = await opened([
      { at: 0, ...deliverOf({ from: '79', sequence: 1, text: 'three', part: part(3) }) },
      { at: 1, takes: 1 },
      { at: 5, ...deliverOf({ from: '79', sequence: 2, text: 'one', part: part(1) }) },
    ])
    const card = await of(5)
    expect(card).toMatchObject({ direction: 'received', text: 'onethree' })
    expect(card?.parts.map(({ submitSeq }) => submitSeq)).toEqual([5, null, 3])
    for (const seq of [3, 4]) expect(await of(seq)).toEqual(card)
  })

  test('is told where the receipt has none, and where only the answer is there', async () => {
    const { of } = await opened([
      { at: 0, ...receiptOf({ from: '1', sequence: 1, id: 'gone' }) },
      { at: 10, answers: 77, id: 'lone' },
      { at: 20, ...receiptOf({ from: '1', sequence: 2, id: 'LONE' }) },
    ])
    expect(await of(3)).toMatchObject({
      direction: 'received',
      parts: [{ receipts: [{ seq: 3, receivedId: 'gone', idRule: 'none' }] }],
    })
    const card = await of(4)
    expect(card?.parts).toMatchObject([{ submitSeq: null, responseSeq: 4, receipts: [{ seq: 5 }] }])
    expect(await of(5)).toEqual(card)
  })

  test('takes a receipt that overtook its response, and of two messages with one id the nearer before it', async () => {
    const { of } = await opened([
      { at: 0, ...submitOf({ to: '1', sequence: 2 }) },
      { at: 5, ...receiptOf({ from: '1', sequence: 1, id: '5' }) },
      { at: 10, answers: 2, id: '5' },
      { at: 60_000, ...submitOf({ to: '1', sequence: 3 }) },
      { at: 60_010, answers: 3, id: '5' },
      { at: 63_000, ...receiptOf({ from: '1', sequence: 2, id: '5' }) },
    ])
    expect(seqsOf((await of(4)) as MessageCard)).toEqual([3, 5, 4])
    expect(seqsOf((await of(8)) as MessageCard)).toEqual([6, 7, 8])
  })

  test('is found by a query_sm about it, and a file in the middle of a session has its messages as well', async () => {
    const { of } = await opened(
      [
        { at: 0, ...submitOf({ to: '1', sequence: 2 }) },
        { at: 10, answers: 2, id: 'x1' },
        { at: 50, asks: 'x1', sequence: 3 },
        { at: 70, ...receiptOf({ from: '1', sequence: 1, id: 'x1', stat: 'UNDELIV' }) },
      ],
      (pcap) => bindFrames.reduce((left) => withoutFrame(left, 0), pcap),
    )
    expect(await of(3)).toEqual(await of(1))
    expect(await of(4)).toMatchObject({ state: 'failed', parts: [{ submitSeq: 1, receipts: [{ seq: 4 }] }] })
  })

  test('is what was made, however messages lie among one another and whichever frames are lost', async () => {
    const message = fc.record({
      to: fc.constantFrom('79161', '79162', '79163'),
      answerAfter: fc.integer({ min: 1, max: 400 }),
      receiptAfter: fc.integer({ min: 1, max: 9000 }),
      begins: fc.integer({ min: 0, max: 5000 }),
      lost: fc.constantFrom('none', 'none', 'none', 'submit', 'answer', 'receipt'),
    })
    const engine = await runningEngine()
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 40 }), async (messages) => {
        const traffic = messages.flatMap(({ to, answerAfter, receiptAfter, begins, lost }, index) => {
          const [sequence, id] = [index + 2, 4096 + index]
          const answered = begins + answerAfter
          const about = { from: to, sequence, id: String(id) }
          return [
            { at: begins, what: 'submit', index, ...submitOf({ to, sequence }) },
            { at: answered, what: 'answer', index, answers: sequence, id: id.toString(16) },
            { at: answered + receiptAfter, what: 'receipt', index, ...receiptOf(about) },
          ].filter(({ what }) => what !== lost)
        })
        traffic.sort((one, other) => one.at - other.at)
        const captureId = await giveFile(engine, 'random.pcap', joinedPcap(traffic))
        const cards = await Promise.all(
          traffic.map((_one, place) => engine.handlers['capture.message']({ captureId, seq: place + 3 })),
        )
        for (const [place, { index, what }] of traffic.entries()) {
          const card = cards[place]
          const lost = messages[index]?.lost
          const ofOne = traffic.flatMap((one, at) =>
            one.index === index ? [[one.what, at + 3] as const] : [],
          )
          const expected = lost === 'answer' ? ofOne.filter(([kind]) => kind === what) : ofOne
          const order = ['submit', 'answer', 'receipt']
          const sorted = expected.toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
          expect(seqsOf(card as MessageCard).filter((seq, at, all) => all.indexOf(seq) === at)).toEqual(
            sorted.map(([, seq]) => seq),
          )
        }
        await engine.handlers['capture.closeFile']({ captureId })
      }),
      { numRuns: 3 },
    )
  })
})
