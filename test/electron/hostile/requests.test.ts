import { afterEach, describe, expect, test } from 'vitest'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { Opened } from '../session/session-kit.ts'
import { type Answer, type Role, roles, type Stage, stageFor } from './stage.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const ids = { submit_sm: '00000004', deliver_sm: '00000005' } as const

/** A request with a body in hex, under any header. */
function octetsOf(commandId: string, body: string, number = '00000007', status = '00000000'): Uint8Array {
  const rest = `${commandId}${status}${number}${body}`.replaceAll(' ', '')
  const length = (rest.length / 2 + 4).toString(16).padStart(8, '0')
  return fromHex(length + rest) ?? new Uint8Array()
}

/** A whole, sound body of submit_sm or deliver_sm, and more behind it. */
const body = (more = '') => `00 000000 000037 00 000000 0000 00 00 00 00 02 4142${more}`

interface Misbehaviour {
  readonly name: string
  readonly octets: (stage: Stage) => Uint8Array
  /** What the peer is owed, in order. */
  readonly answers: (stage: Stage) => Answer[]
  /** What must be said of it: a session's note or a note of the inspector. */
  readonly says: readonly string[]
  readonly only?: Role
}

const ok = (number: number) => (stage: Stage) => [[`${stage.theirs}_resp`, 0, number] as const]

const misbehaviours: readonly Misbehaviour[] = [
  {
    name: 'an unknown command',
    octets: () => octetsOf('00010203', 'deadbeef'),
    answers: () => [['generic_nack', 0x03, 7]],
    says: ['unknown-command'],
  },
  {
    name: 'a command_id of all ones below the response bit',
    octets: () => octetsOf('7fffffff', ''),
    answers: () => [['generic_nack', 0x03, 7]],
    says: ['unknown-command'],
  },
  {
    name: 'unknown TLVs, one of them twice',
    octets: ({ theirs }) => octetsOf(ids[theirs], body('1999 0002 0102 1999 0000 3fff 0001 00')),
    answers: ok(7),
    says: ['tlv-unknown'],
  },
  {
    name: 'a body that ends after its first field',
    octets: ({ theirs }) => octetsOf(ids[theirs], '00'),
    answers: ({ theirs }) => [[`${theirs}_resp`, 0x02, 7]],
    says: ['body-fault', 'truncated-body'],
  },
  {
    name: 'no body at all',
    octets: ({ theirs }) => octetsOf(ids[theirs], ''),
    answers: ({ theirs }) => [[`${theirs}_resp`, 0x02, 7]],
    says: ['body-fault', 'truncated-body'],
  },
  {
    name: 'a string without its NUL',
    octets: ({ theirs }) => octetsOf(ids[theirs], '41424344'),
    answers: ({ theirs }) => [[`${theirs}_resp`, 0x15, 7]],
    says: ['body-fault', 'missing-nul'],
  },
  {
    name: 'a body longer than its fields',
    octets: ({ theirs }) => octetsOf(ids[theirs], body('00')),
    answers: ok(7),
    says: ['nul-after-message'],
  },
  {
    name: 'an sm_length that passes the end',
    octets: ({ theirs }) => octetsOf(ids[theirs], '00 000000 000037 00 000000 0000 00 00 00 00 ff 41'),
    answers: ({ theirs }) => [[`${theirs}_resp`, 0x01, 7]],
    says: ['body-fault', 'sm-length-overrun'],
  },
  {
    name: 'a TLV that passes the end',
    octets: ({ theirs }) => octetsOf(ids[theirs], body('0424 ffff 41')),
    answers: ({ theirs }) => [[`${theirs}_resp`, 0xc0, 7]],
    says: ['body-fault', 'tlv-overrun'],
  },
  {
    name: 'sequence_number 0',
    octets: ({ theirs }) => octetsOf(ids[theirs], body(), '00000000'),
    answers: ok(0),
    says: ['sequence-zero'],
  },
  ...['80000000', 'ffffffff'].map((number) => ({
    name: `sequence_number 0x${number}`,
    octets: ({ theirs }: Stage) => octetsOf(ids[theirs], body(), number),
    answers: ok(Number.parseInt(number, 16)),
    says: ['sequence-out-of-range'],
  })),
  {
    name: 'a command_status in a request',
    octets: ({ theirs }) => octetsOf(ids[theirs], body(), '00000007', '00000045'),
    answers: ok(7),
    says: ['status-in-request'],
  },
  {
    name: 'the same number three times',
    octets: ({ theirs }) => join(...[1, 2, 3].map(() => octetsOf(ids[theirs], body()))),
    answers: ({ theirs }) => [1, 2, 3].map(() => [`${theirs}_resp`, 0, 7]),
    says: [],
  },
  {
    name: 'a second bind',
    octets: () => encodePdu({ command: 'bind_receiver', sequence_number: 7, fields: { system_id: 'demo' } }),
    answers: ({ role }) => [['bind_receiver_resp', role === 'our client' ? 0x04 : 0x05, 7]],
    says: ['wrong-state'],
  },
  {
    name: 'what only the other side may send',
    octets: ({ theirs }) => octetsOf(ids[theirs === 'submit_sm' ? 'deliver_sm' : 'submit_sm'], body()),
    answers: ({ theirs }) => [[theirs === 'submit_sm' ? 'deliver_sm_resp' : 'submit_sm_resp', 0x04, 7]],
    says: ['wrong-state'],
  },
  {
    name: 'notifications that only an SMSC may send, and that have no response',
    octets: () =>
      join(
        encodePdu({ command: 'alert_notification', sequence_number: 7 }),
        encodePdu({ command: 'outbind', sequence_number: 8 }),
      ),
    answers: () => [
      ['generic_nack', 0x04, 7],
      ['generic_nack', 0x04, 8],
    ],
    says: ['wrong-state'],
    only: 'our simulator',
  },
  {
    name: 'a notification that has no response, and is taken',
    octets: () => encodePdu({ command: 'alert_notification', sequence_number: 7 }),
    answers: () => [],
    says: [],
    only: 'our client',
  },
  {
    name: 'notifications that cannot be read',
    octets: () =>
      join(
        octetsOf('00000102', ''),
        octetsOf('00000102', '0101'),
        octetsOf('0000000b', ''),
        octetsOf('0000000b', '41'),
      ),
    answers: () => [2, 2, 2, 0x0f].map((status) => ['generic_nack', status, 7]),
    says: ['body-fault'],
  },
  {
    name: 'an outbind once bound',
    octets: () => encodePdu({ command: 'outbind', sequence_number: 7 }),
    answers: () => [['generic_nack', 0x04, 7]],
    says: ['wrong-state'],
  },
  {
    name: 'enquire_link with a body',
    octets: () => octetsOf('00000015', '0102030405'),
    answers: () => [['enquire_link_resp', 0, 7]],
    says: ['trailing-bytes'],
  },
]

function join(...pieces: Uint8Array[]): Uint8Array {
  return fromHex(pieces.map((piece) => toHex(piece)).join('')) ?? new Uint8Array()
}

for (const role of roles) {
  describe(`${role} answers once, and goes on, when the peer sends`, () => {
    for (const { name, octets, answers, says, only } of misbehaviours) {
      if (only !== undefined && only !== role) continue

      test(name, async () => {
        const stage = await stageFor(opened, role)
        stage.peer.write(octets(stage))
        await stage.barrier()
        expect(stage.answers).toEqual(answers(stage))
        for (const code of says) expect(stage.said).toContain(code)
        expect(stage.session.phase).toBe('bound')
        await stage.leavesNothing()
      })
    }

    test('any of these one octet at a time', async () => {
      const stage = await stageFor(opened, role)
      const rows = misbehaviours.filter(({ only }) => only === undefined || only === role)
      for (const octet of join(...rows.map(({ octets }) => octets(stage)))) {
        stage.peer.write(new Uint8Array([octet]))
        await new Promise((resolve) => setImmediate(resolve))
      }
      await stage.barrier()
      expect(stage.answers).toEqual(rows.flatMap(({ answers }) => answers(stage)))
      await stage.leavesNothing()
    })

    test('5000 of them in one go, each answered in its turn', async () => {
      const stage = await stageFor(opened, role)
      const { theirs } = stage
      const count = 5000
      // Above the number of the bind.
      const numbers = Array.from({ length: count }, (_, index) => index + 100)
      const asHex = (number: number) => number.toString(16).padStart(8, '0')
      const each = (number: number) =>
        octetsOf(number % 5 === 0 ? '00010203' : ids[theirs], body(), asHex(number))
      stage.peer.write(join(...numbers.map(each)))
      await stage.barrier()
      expect(stage.answers).toEqual(
        numbers.map((number) =>
          number % 5 === 0 ? ['generic_nack', 3, number] : [`${theirs}_resp`, 0, number],
        ),
      )
      // One note of a kind with its count, not a thousand.
      expect(stage.session.state().notes).toMatchObject([{ kind: 'unknown-command', count: count / 5 }])
      await stage.leavesNothing()
    })
  })
}
