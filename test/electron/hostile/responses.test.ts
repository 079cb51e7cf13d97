import { afterEach, describe, expect, test } from 'vitest'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { Opened } from '../session/session-kit.ts'
import { roles, type Stage, stageFor } from './stage.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const responseIds = { submit_sm: '80000005', deliver_sm: '80000004' } as const

/** The response that our request is owed, with a body in hex under any header. */
function respond({ theirs }: Stage, number: number, body: string, status = 0, id?: string): Uint8Array {
  const octets = (value: number) => value.toString(16).padStart(8, '0')
  const rest = `${id ?? responseIds[theirs]}${octets(status)}${octets(number)}${body}`
  return fromHex(octets(rest.length / 2 + 4) + rest) ?? new Uint8Array()
}

const message = '6d3100'

interface OddAnswer {
  readonly name: string
  /** Instead of, or before, the one answer that is due to request `number`. */
  readonly write: (stage: Stage, number: number) => Uint8Array[]
  /** command_status of the answer that was taken. */
  readonly status?: number
  readonly says: readonly string[]
}

const oddAnswers: readonly OddAnswer[] = [
  {
    name: 'twice',
    write: (stage, number) => [respond(stage, number, message), respond(stage, number, message, 8)],
    says: ['repeated-response'],
  },
  {
    name: 'under a number that was never sent, then under the right one',
    write: (stage, number) => [respond(stage, number + 1000, message, 8), respond(stage, number, message)],
    says: ['orphan-response'],
  },
  {
    name: 'under number 0, then under the right one',
    write: (stage, number) => [respond(stage, 0, message, 8), respond(stage, number, message)],
    says: ['orphan-response', 'sequence-zero'],
  },
  {
    name: 'under a number with the top bit set, then under the right one',
    write: (stage, number) => [
      respond(stage, number + 0x8000_0000, message, 8),
      respond(stage, number, message),
    ],
    says: ['orphan-response', 'sequence-out-of-range'],
  },
  {
    name: 'with the response of another command',
    write: (stage, number) => [respond(stage, number, message, 0, '80000103')],
    says: ['response-mismatch'],
  },
  {
    name: 'with a response that no version knows',
    write: (stage, number) => [respond(stage, number, message, 0x58, '80010203')],
    status: 0x58,
    says: ['response-mismatch', 'unknown-command'],
  },
  {
    name: 'with generic_nack',
    write: (stage, number) => [respond(stage, number, '', 3, '80000000')],
    status: 3,
    says: [],
  },
  {
    name: 'with generic_nack under number 0, then with its response',
    write: (stage, number) => [respond(stage, 0, '', 2, '80000000'), respond(stage, number, message)],
    says: ['stream-nack'],
  },
  {
    name: 'with an error and no body',
    write: (stage, number) => [respond(stage, number, '', 0x58)],
    status: 0x58,
    says: [],
  },
  {
    name: 'with an error and a whole body',
    write: (stage, number) => [respond(stage, number, message, 0x58)],
    status: 0x58,
    says: ['body-on-error'],
  },
  {
    name: 'with an error and nothing but TLVs',
    write: (stage, number) => [respond(stage, number, '001d00056572726f72', 0x58)],
    status: 0x58,
    says: [],
  },
  {
    name: 'with success and no body',
    write: (stage, number) => [respond(stage, number, '')],
    says: ['missing-body'],
  },
  {
    name: 'with a message_id that lacks its NUL',
    write: (stage, number) => [respond(stage, number, '6d3132')],
    says: ['missing-nul'],
  },
  {
    name: 'with a TLV that passes the end',
    write: (stage, number) => [respond(stage, number, `${message}0424ffff41`)],
    says: ['tlv-overrun', 'body-fault'],
  },
]

for (const role of roles) {
  describe(`a request of ${role} settles once when it is answered`, () => {
    for (const { name, write, status = 0, says } of oddAnswers) {
      test(name, async () => {
        const stage = await stageFor(opened, role)
        const outcome = stage.ask()
        const { sequence_number } = await stage.asked()
        stage.begin()
        for (const octets of write(stage, sequence_number)) stage.peer.write(octets)
        expect(await outcome).toMatchObject({
          kind: 'answered',
          response: { pdu: { command_status: status } },
        })
        await stage.barrier()
        // Responses are never answered.
        expect(stage.answers).toEqual([])
        for (const code of says) expect(stage.said).toContain(code)
        expect(stage.session.phase).toBe('bound')
        await stage.leavesNothing()
      })
    }

    test('in another order than it was asked, with the others', async () => {
      const stage = await stageFor(opened, role)
      const outcomes = [1, 2, 3, 4].map(() => stage.ask())
      await stage.asked(3)
      const numbers = await Promise.all(
        [0, 1, 2, 3].map(async (at) => (await stage.asked(at)).sequence_number),
      )
      for (const at of [2, 0, 3, 1]) {
        stage.peer.write(respond(stage, numbers[at]!, `3${at}00`))
      }
      expect(await Promise.all(outcomes)).toMatchObject(
        [0, 1, 2, 3].map((at) => ({
          kind: 'answered',
          response: { pdu: { fields: { message_id: String(at) } } },
        })),
      )
      expect(stage.session.state().notes).toEqual([])
      await stage.leavesNothing()
    })
  })

  test(`${role} outlives a flood of answers to nothing, and counts them`, async () => {
    const stage = await stageFor(opened, role)
    const count = 5000
    const flood = Array.from({ length: count }, (_, at) => respond(stage, 1_000_000 + at, message))
    stage.peer.write(Buffer.concat(flood))
    await stage.barrier()
    expect(stage.answers).toEqual([])
    expect(stage.session.state().notes).toMatchObject([{ kind: 'orphan-response', count }])
    await stage.leavesNothing()
  })
}

test('our client gives up on a request that is never answered, goes on, and knows the late answer', async () => {
  const stage = await stageFor(opened, 'our client', { client: { responseTimeout: 0.05 } })
  const outcome = stage.ask()
  const { sequence_number } = await stage.asked()
  expect(await outcome).toMatchObject({ kind: 'timed-out', seconds: 0.05 })
  stage.begin()
  stage.peer.write(respond(stage, sequence_number, message))
  stage.peer.write(respond(stage, sequence_number, message))
  await stage.barrier()
  expect(stage.said).toEqual(
    expect.arrayContaining(['request-timed-out', 'late-response', 'repeated-response']),
  )
  const answers = stage.witness.pdus
    .filter(({ command }) => command === 'submit_sm_resp')
    .map(({ answer }) => answer)
  expect(answers).toEqual(['late', 'orphan'])
  expect(stage.session.phase).toBe('bound')
  await stage.leavesNothing()
})

test('our simulator cuts a client that never answers, and says which request it waited for', async () => {
  const stage = await stageFor(opened, 'our simulator', { timers: { answerDeadlineMs: 60 } })
  expect(await stage.ask()).toMatchObject({ kind: 'timed-out' })
  expect(await stage.closed()).toMatchObject({
    by: 'us',
    how: 'timeout',
    fault: { code: 'session.response-timeout', detail: { command: 'deliver_sm' } },
  })
  await stage.leavesNothing()
})

test('an answer to octets that were sent raw is shown, and is nothing to wonder at', async () => {
  const stage = await stageFor(opened, 'our client')
  stage.session.sendRaw(encodePdu({ command: 'query_sm', sequence_number: 77 }))
  await stage.peer.command('query_sm')
  stage.peer.send({ command: 'query_sm_resp', sequence_number: 77, command_status: 0x67 })
  await stage.barrier()
  expect(stage.witness.pdus.find(({ command }) => command === 'query_sm_resp')).toMatchObject({
    answer: 'orphan',
  })
  expect(stage.session.state().notes).toEqual([])
  await stage.leavesNothing()
})
