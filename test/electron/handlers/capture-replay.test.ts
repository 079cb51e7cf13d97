import { expect, test } from 'vitest'
import type { ReplayItem } from '../../../shared/contract/capture-replay.ts'
import type { StreamParams } from '../../../shared/contract/contract.ts'
import { draftTo, firstItem, runningEngine } from '../../support/running-engine.ts'

/** The simulator, a session bound to it, and three submits of it in the capture, the last to nobody. */
async function sentThree() {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({ port: 0, profileId: 'smpp-3.4' })
  const { port, config } = await engine.handlers['simulator.start']({})
  const { connectionId } = await engine.handlers['connections.save']({
    connectionId: null,
    draft: draftTo(port ?? 0, { systemId: config.accounts[0]!.systemId }),
    password: config.accounts[0]!.password,
  })
  const { sessionId } = await engine.handlers['session.open']({ connectionId })
  const seqs: number[] = []
  for (const destination_addr of ['79160000001', '79160000002', '']) {
    const fields = { source_addr: '79160000000', destination_addr, short_message: '48656c6c6f' }
    const { requestSeq } = await engine.handlers['operation.send']({
      sessionId,
      pdu: { command: 'submit_sm', fields },
    })
    seqs.push(requestSeq ?? 0)
  }
  const replayed = (change: Partial<StreamParams<'capture.replay'>>) =>
    firstItem(
      engine,
      'capture.replay',
      { filter: '', seqs: null, sessionId, perSecond: null, ...change },
      ({ kind }) => kind === 'done',
    ) as Promise<Extract<ReplayItem, { kind: 'done' }>>
  return { engine, sessionId, seqs, replayed }
}

test('sends captured requests again in the same octets, and compares their answers', async () => {
  const { engine, seqs, replayed } = await sentThree()
  const done = await replayed({})
  expect(done).toMatchObject({ total: 3, sent: 3, same: 3, other: 0, inDoubt: 0, notSent: 0, fault: null })
  expect(done.accepted + done.refused).toBe(3)
  const again = await replayed({ seqs: seqs.slice(0, 1) })
  expect(again).toMatchObject({ total: 1, sent: 1, fault: null })

  const octets = async (seq: number) => (await engine.handlers['capture.pdu']({ seq, secrets: false })).hex
  const first = await octets(seqs[0]!)
  const alike: number[] = []
  for (let seq = seqs[0]!; seq < seqs[0]! + 14; seq += 1) {
    const hex = await octets(seq).catch(() => '')
    if (hex.slice(0, 24) + hex.slice(32) === first.slice(0, 24) + first.slice(32)) alike.push(seq)
  }
  expect(alike).toHaveLength(3)
})

test('keeps to the rate, and ends when it is no longer followed', async () => {
  const { engine, sessionId, seqs } = await sentThree()
  const items: ReplayItem[] = []
  const stop = engine.sources['capture.replay'](
    { filter: '', seqs: Array.from({ length: 50 }, () => seqs[0]!).concat(seqs), sessionId, perSecond: 2 },
    (item) => items.push(item),
  )
  await expect.poll(() => items.some((item) => item.kind === 'progress' && item.sent > 0)).toBe(true)
  expect(items.at(-1)).toMatchObject({ kind: 'progress', total: 3 })
  stop()
  await expect.poll(() => items.at(-1)).toMatchObject({ kind: 'done', fault: null })
  expect(items.at(-1)).toSatisfy((item: { sent: number }) => item.sent < 3)
})

test('says why nothing is sent', async () => {
  const { seqs, replayed } = await sentThree()
  const codeOf = async (change: Parameters<typeof replayed>[0]) => (await replayed(change)).fault?.code
  expect(await codeOf({ seqs: [seqs[0]! + 1] })).toBe('capture.no-requests')
  expect(await codeOf({ sessionId: 'nobody' })).toBe('session.not-found')
  expect(await codeOf({ captureId: 'none' })).toBe('capture.not-open')
})
