import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodePdu } from '../../../../shared/smpp/encode.ts'
import { writePcap } from '../../../support/pcap-writer.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { runHere } from '../cli-in-process.ts'

const octetsOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
/** Commands of a provider's own, which nothing tells from chance. */
const own = [1, 2].map((number) => octetsOf(`0000001200abcd01000000000000000${number}4142`))
const submit = encodePdu({ command: 'submit_sm', sequence_number: 3 })

/** A connection that carried these; its beginning is missing. */
function capture(pdus: readonly Uint8Array[]): Uint8Array {
  const sent = pdus.map((octets, at) => ({ by: 'client' as const, at: 1_000_000 + at, octets }))
  const whole = Buffer.from(writePcap(sent, 9000))
  let at = 24
  for (let frame = 0; frame < 3; frame++) at += 16 + whole.readUInt32BE(at + 8)
  return Buffer.concat([whole.subarray(0, 24), whole.subarray(at)])
}
const fileIn = (name: string, content: string | Uint8Array) => {
  const file = join(testFolder(), name)
  writeFileSync(file, content)
  return file
}

test('a capture that holds no SMPP at all is said to, with its frames', async () => {
  const udp = Buffer.from('4500001c00010000401100000a0000010a000002003500350008000000', 'hex').subarray(0, 28)
  const header = Buffer.alloc(24)
  header.writeUInt32BE(0xa1b2c3d4, 0)
  header.writeUInt16BE(2, 4)
  header.writeUInt16BE(4, 6)
  header.writeUInt32BE(65_535, 16)
  header.writeUInt32BE(101, 20)
  const record = Buffer.alloc(16)
  record.writeUInt32BE(udp.length, 8)
  record.writeUInt32BE(udp.length, 12)
  for (const [name, octets, frames] of [
    ['none.pcap', header, 0],
    ['udp.pcap', Buffer.concat([header, record, udp]), 1],
  ] as const) {
    const { code, stdout, stderr } = await runHere(['capture', 'query', fileIn(name, octets), '--lang', 'en'])
    expect([code, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(
      new RegExp(`^warning: The capture has ${frames} frames, and nothing in them is SMPP`),
    )
  }
})

describe('--decode-as', () => {
  test('reads a port as SMPP whatever its octets look like, also when a filter reads the file twice', async () => {
    const file = fileIn('own.pcap', capture(own))
    const guessed = await runHere(['capture', 'query', file, '--count'])
    expect(guessed).toMatchObject({ code: 0, stdout: '0\n' })
    expect(guessed.stderr).toContain('is not SMPP')
    const query = ['capture', 'query', file, 'answered == none', '--count', '--decode-as']
    expect(await runHere([...query, '9000'])).toMatchObject({ code: 0, stdout: '2\n', stderr: '' })
    const other = await runHere([...query, '9001', '--decode-as', '9000'])
    expect(other).toMatchObject({
      code: 0,
      stdout: '2\n',
      stderr: 'warning: Nothing that reads as SMPP passes port 9001 in this capture.\n',
    })
  })

  test('converts, compares and replays what it reads', async () => {
    const file = fileIn('own.pcap', capture(own))
    const said = ['--decode-as', '9000']
    const out = join(testFolder(), 'out.hex')
    expect((await runHere(['capture', 'convert', file, out, ...said])).stdout).toContain('2 PDUs, 0 gaps')
    expect(readFileSync(out, 'utf8')).toContain('00abcd01')
    expect((await runHere(['capture', 'diff', file, file, ...said])).stdout).toContain('same 2')
    expect((await runHere(['capture', 'diff', `${file}#1`, `${file}#2`, ...said])).code).toBe(1)
    const replay = [
      'capture',
      'replay',
      fileIn('sent.pcap', capture([...own, submit])),
      '--dry-run',
      '--json',
    ]
    const numbers = async (...more: string[]) =>
      (await runHere([...replay, ...more])).lines.map((line) => JSON.parse(line).number)
    expect(await numbers()).toEqual([1, undefined])
    expect(await numbers(...said)).toEqual([3, undefined])
  })

  test('says where there is no port to read by', async () => {
    const hex = fileIn('a.hex', '00000010000000150000000000000001')
    const query = ['capture', 'query', hex, '--count', '--decode-as']
    expect(await runHere([...query, '2775'])).toMatchObject({
      code: 0,
      stderr: 'warning: This is no capture of packets: it has no ports to be read as SMPP.\n',
    })
    for (const port of ['0', '65536', 'smpp'])
      expect(await runHere([...query, port])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('Expected 1 to 65535.'),
      })
    const data = ['capture', 'query', '--data', testFolder(), '--decode-as', '2775']
    expect((await runHere(data)).stderr).toContain('--decode-as and --data exclude each other')
  })
})
