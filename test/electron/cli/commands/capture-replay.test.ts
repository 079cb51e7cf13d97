import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodePdu } from '../../../../shared/smpp/encode.ts'
import { toHex } from '../../../../shared/smpp/hex.ts'
import type { DecodedPdu } from '../../../../shared/smpp/pdu.ts'
import { writePcap } from '../../../support/pcap-writer.ts'
import { scriptedSmsc } from '../../../support/scripted-smsc.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'
import { password as env, type Line } from '../send-command.ts'

const fileIn = (name: string, content: string | Uint8Array) => {
  const file = join(testFolder(), name)
  writeFileSync(file, content)
  return file
}
const replay = (file: string, port: number, ...args: string[]) => [
  'capture',
  'replay',
  file,
  ...args,
  '--connection',
  fileIn('connection.json', JSON.stringify({ port, systemId: 'demo' })),
]
const linesOf = (lines: readonly string[]): Line[] => lines.map((line) => JSON.parse(line))

const submit = (sequence_number: number, destination_addr: string) =>
  encodePdu({ command: 'submit_sm', sequence_number, fields: { destination_addr } })
const answer = (sequence_number: number, command_status: number) =>
  encodePdu({ command: 'submit_sm_resp', command_status, sequence_number })
/** Two octets behind everything that can be read: no message that is composed has them. */
const odd = encodePdu({
  command: 'submit_sm',
  sequence_number: 9,
  fields: { destination_addr: '7' },
  tail: { endsAfter: null, hasNul: true, rest: Uint8Array.of(0, 0) },
})

const bind = encodePdu({ command: 'bind_transmitter', sequence_number: 1, fields: { system_id: 'a' } })
const capture = writePcap(
  [
    { by: 'client', at: 1_000_000, octets: bind },
    {
      by: 'server',
      at: 1_000_001,
      octets: encodePdu({ command: 'bind_transmitter_resp', sequence_number: 1, fields: { system_id: 's' } }),
    },
    { by: 'client', at: 1_000_010, octets: submit(2, '1') },
    { by: 'client', at: 1_000_011, octets: submit(3, '2') },
    { by: 'client', at: 1_000_012, octets: encodePdu({ command: 'enquire_link', sequence_number: 4 }) },
    { by: 'server', at: 1_000_013, octets: answer(2, 0) },
    { by: 'server', at: 1_000_014, octets: answer(3, 0x0b) },
    { by: 'server', at: 1_000_015, octets: encodePdu({ command: 'deliver_sm', sequence_number: 9 }) },
    { by: 'client', at: 1_000_016, octets: odd },
  ],
  9000,
)

/** Accepts everything; keeps what came after the bind. */
async function accepting(status: (pdu: DecodedPdu) => number = () => 0) {
  const came: string[] = []
  const smsc = await scriptedSmsc((pdu) => {
    came.push(`${pdu.command} ${toHex(encodePdu(pdu).subarray(16))}`)
    return { status: status(pdu), fields: { message_id: 'm' } }
  })
  return { port: smsc.port, came }
}

describe('capture replay', () => {
  test('sends the requests again, octet for octet, and compares the answers', async () => {
    const { port, came } = await accepting()
    const { code, lines } = await runHere([...replay(fileIn('a.pcap', capture), port), '--json'], { env })
    expect(came.filter((line) => line.startsWith('submit_sm'))).toEqual(
      [submit(2, '1'), submit(3, '2'), odd].map((octets) => `submit_sm ${toHex(octets.subarray(16))}`),
    )
    expect(linesOf(lines).map(({ kind, number, result }) => [kind, number, result])).toEqual([
      ['bound', undefined, undefined],
      ['answer', 3, 'same'],
      ['answer', 4, 'other'],
      ['answer', 9, 'unrecorded'],
      ['summary', undefined, undefined],
    ])
    expect(linesOf(lines).at(-1)).toMatchObject({
      ok: false,
      requests: 3,
      sent: 3,
      accepted: 3,
      same: 1,
      other: 1,
    })
    expect(code).toBe(1)
  })

  test('ends with 0 when every answer is as it was recorded', async () => {
    const { port } = await accepting(({ fields }) => (fields['destination_addr'] === '2' ? 0x0b : 0))
    const { code, stdout } = await runHere(replay(fileIn('a.pcap', capture), port, 'number < 9'), { env })
    expect(stdout).toMatch(/#4 {2}submit_sm {2}submit_sm_resp {2}ESME_RINVDSTADR .* as recorded/)
    expect(stdout).toContain('2 requests, 2 sent, 1 accepted, 1 refused, 2 as recorded\n')
    expect(code).toBe(0)
  })

  test('lists what it would send without connecting', async () => {
    const file = fileIn('a.pcap', capture)
    const { code, lines } = await runHere(['capture', 'replay', file, '--dry-run', '--json'])
    expect(linesOf(lines).map(({ number }) => number)).toEqual([3, 4, 9, undefined])
    expect(linesOf(lines).at(-1)).toEqual({ kind: 'summary', requests: 3, sent: 0 })
    expect(code).toBe(0)
    const connecting = await runHere(['capture', 'replay', file])
    expect([connecting.code, connecting.stderr]).toEqual([2, expect.stringContaining('--system-id')])
  })

  test('keeps to the rate', async () => {
    const { port } = await accepting()
    const begun = performance.now()
    const file = fileIn(
      'many.hex',
      Array.from({ length: 7 }, (_, index) => toHex(submit(index, '1'))).join('\n'),
    )
    const { code } = await runHere(replay(file, port, '--rate', '5'), { env })
    expect(code).toBe(0)
    expect(performance.now() - begun).toBeGreaterThan(1000)
  })

  test.each([
    ['nothing but a keep-alive', '00000010000000150000000000000001', [], 'There is nothing in'],
    ['nothing that the filter finds', toHex(submit(1, '1')), ['number > 1'], 'The filter finds nothing in'],
  ])('refuses %s in words', async (_name, hex, args, words) => {
    const { code, stderr } = await runHere(replay(fileIn('a.hex', hex), 1, ...args), { env })
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)])
  })

  test('ends soon on SIGINT, and tells what is in doubt', async () => {
    const { port } = await scriptedSmsc(() => null)
    const file = fileIn('a.pcap', capture)
    const cli = startCli([...replay(file, port, '--window', '1'), '--json'], env)
    await cli.line(/"kind":"bound"/)
    setTimeout(() => cli.child.kill('SIGINT'), 300)
    const { code, lines } = await cli.ended
    expect(code).toBe(1)
    expect(linesOf(lines).slice(1)).toMatchObject([
      { kind: 'answer', number: 4, result: 'not-sent' },
      { kind: 'answer', number: 3, result: 'in-doubt' },
      { kind: 'summary', ok: false, requests: 3, sent: 1, in_doubt: 1, not_sent: 2 },
    ])
  })
})
