import { afterEach, describe, expect, test } from 'vitest'
import type { CloseReason } from '../../../shared/contract/session.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { Opened } from '../session/session-kit.ts'
import { type Answer, roles, type Settings, type Stage, stageFor } from './stage.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const unbind = (sequence_number: number) => encodePdu({ command: 'unbind', sequence_number })
const request = ({ theirs }: Stage, sequence_number: number) =>
  encodePdu({ command: theirs, sequence_number })

const lengths = [
  ...Array.from({ length: 16 }, (_, length) => length),
  65536 + 4096 + 1,
  0x7fff_ffff,
  0x8000_0000,
  0xffff_fff0,
  0xffff_ffff,
]

for (const role of roles) {
  describe(`${role} answers what came before, nacks and closes when the peer claims`, () => {
    for (const length of lengths) {
      test(`a command_length of ${length}`, async () => {
        const stage = await stageFor(opened, role)
        const lie = Buffer.alloc(64, 0x41)
        lie.writeUInt32BE(length)
        stage.peer.write(Buffer.concat([request(stage, 7), lie, request(stage, 8)]))
        expect(await stage.peer.closed).toBe('fin')
        // What follows the lie cannot be told from its octets.
        expect(stage.answers).toEqual([
          [`${stage.theirs}_resp`, 0, 7],
          ['generic_nack', 0x02, 0],
        ])
        expect(await stage.closed()).toMatchObject({
          by: 'us',
          how: 'frame-fault',
          fault: { code: 'session.bad-length', detail: { length } },
          timers: { inFlight: 0 },
        })
        expect(stage.said).toContain('frame-fault')
        expect(stage.said).not.toContain('not-smpp')
        await stage.leavesNothing()
      })
    }
  })

  describe(`${role} says how it ended when the peer`, () => {
    interface Ending {
      readonly name: string
      readonly settings?: Settings
      readonly act: (stage: Stage) => unknown
      readonly answers: (stage: Stage) => Answer[]
      readonly says: readonly string[]
      readonly close: Partial<CloseReason>
      /** How a request of ours that was open at that moment ends. */
      readonly open?: 'lost' | 'timed-out'
    }

    const partOf = (stage: Stage) => request(stage, 8).subarray(0, 20)
    const endings: readonly Ending[] = [
      {
        name: 'closes its half after a request, which is still answered',
        act: (stage) => stage.peer.socket.end(request(stage, 7)),
        answers: ({ theirs }) => [[`${theirs}_resp`, 0, 7]],
        says: [],
        close: { by: 'peer', how: 'fin', fault: null },
        open: 'lost',
      },
      {
        name: 'closes inside a PDU',
        act: (stage) => stage.peer.socket.end(partOf(stage)),
        answers: () => [],
        says: ['cut-short'],
        close: { by: 'peer', how: 'fin' },
        open: 'lost',
      },
      {
        name: 'resets inside a PDU',
        act: async (stage) => {
          const alive = encodePdu({ command: 'enquire_link', sequence_number: 9 })
          stage.peer.write(Buffer.concat([alive, partOf(stage)]))
          await stage.peer.command('enquire_link_resp')
          stage.peer.socket.resetAndDestroy()
        },
        answers: () => [['enquire_link_resp', 0, 9]],
        says: ['cut-short'],
        close: { by: 'peer', how: 'reset' },
        open: 'lost',
      },
      {
        name: 'unbinds',
        act: ({ peer }) => peer.write(unbind(7)),
        answers: () => [['unbind_resp', 0, 7]],
        says: [],
        close: { by: 'peer', how: 'unbind' },
      },
      {
        name: 'unbinds and closes without waiting',
        act: ({ peer }) => peer.socket.end(unbind(7)),
        answers: () => [['unbind_resp', 0, 7]],
        says: [],
        close: { by: 'peer', how: 'unbind' },
        open: 'lost',
      },
      {
        name: 'unbinds three times',
        act: ({ peer }) => peer.write(Buffer.concat([unbind(7), unbind(8), unbind(9)])),
        answers: () => [7, 8, 9].map((number) => ['unbind_resp', 0, number]),
        says: [],
        close: { by: 'peer', how: 'unbind' },
      },
      {
        name: 'sends requests before and after its unbind',
        act: (stage) => stage.peer.write(Buffer.concat([request(stage, 6), unbind(7), request(stage, 8)])),
        answers: ({ theirs }) => [
          [`${theirs}_resp`, 0, 6],
          [`${theirs}_resp`, 0x04, 8],
          ['unbind_resp', 0, 7],
        ],
        says: ['wrong-state'],
        close: { by: 'peer', how: 'unbind' },
      },
    ]

    for (const { name, settings, act, answers, says, close, open } of endings) {
      test(name, async () => {
        const stage = await stageFor(opened, role, settings)
        const outcome = open === undefined ? null : stage.ask()
        if (outcome !== null) await stage.asked()
        stage.begin()
        await act(stage)
        expect(await stage.closed()).toMatchObject(close)
        await stage.peer.closed
        expect(stage.answers).toEqual(answers(stage))
        for (const code of says) expect(stage.said).toContain(code)
        if (outcome !== null) expect(await outcome).toMatchObject({ kind: open })
        // How things stood, and what passed last.
        expect(stage.session.state().close?.timers).toMatchObject({ inFlight: outcome === null ? 0 : 1 })
        expect(stage.session.state().lastPdus.length).toBeGreaterThan(0)
        await stage.leavesNothing()
      })
    }

    test('answers nothing any more, not even enquire_link', async () => {
      const stage = await stageFor(opened, role, {
        client: { enquireLinkInterval: 0.02, responseTimeout: 0.02 },
        timers: { answerDeadlineMs: 20, enquireLinkIntervalMs: 20 },
      })
      const close = await stage.closed()
      expect(close).toMatchObject({
        by: 'us',
        how: 'timeout',
        fault: { code: 'session.response-timeout', detail: { command: 'enquire_link' } },
        timers: { missed: 3 },
      })
      expect(stage.said.filter((kind) => kind === 'enquire-link-missed')).toHaveLength(3)
      await stage.leavesNothing()
    })

    test('reads nothing, while requests of ours wait', async () => {
      const stage = await stageFor(opened, role, {
        client: { enquireLinkInterval: 0.02, responseTimeout: 0.03, window: 5 },
        timers: { answerDeadlineMs: 30 },
      })
      stage.peer.socket.pause()
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => stage.ask()))
      // Five at a time left; those in doubt and those that never left are told apart.
      expect(outcomes.every(({ kind }) => kind !== 'answered')).toBe(true)
      expect(await stage.closed()).toMatchObject({ by: 'us', how: 'timeout' })
      await stage.leavesNothing()
    })
  })
}

test('our simulator says why it cut a client that takes no answers', async () => {
  const stage = await stageFor(opened, 'our simulator', {
    timers: { answerDeadlineMs: 100 },
    onSession: (session) => {
      const { onRequest } = session
      session.onRequest = (pdu, ...rest) =>
        pdu.command === 'submit_sm'
          ? { status: 0, fields: { message_id: 'x'.repeat(4000) } }
          : onRequest(pdu, ...rest)
    },
  })
  stage.peer.socket.pause()
  stage.peer.write(Buffer.concat(Array.from({ length: 4000 }, (_, at) => request(stage, at + 2))))
  expect(await stage.closed()).toMatchObject({
    by: 'us',
    how: 'timeout',
    fault: { code: 'session.peer-stalled' },
  })
  expect(stage.said).toContain('peer-stalled')
  await stage.leavesNothing()
})

test('a claimed length takes no memory before its octets come', async () => {
  const stage = await stageFor(opened, 'our simulator')
  const alive = encodePdu({ command: 'enquire_link', sequence_number: 7 })
  // The largest length that may be true, and twelve octets of the PDU.
  const claim = Buffer.alloc(16)
  claim.writeUInt32BE(65536 + 4096)
  const { remotePort = 0 } = stage.peer.socket
  const before = process.memoryUsage().arrayBuffers
  for (let peers = 0; peers < 100; peers++) {
    const peer = await opened.rawClient(remotePort)
    peer.write(Buffer.concat([alive, claim]))
    await peer.command('enquire_link_resp')
  }
  // As claimed it would be 7 MB; node's own chunks of what was read are in this, too.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 << 20)
})
