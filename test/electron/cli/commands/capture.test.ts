import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { writePcap } from '../../../support/pcap-writer.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'

const vector = (name: string) => join(import.meta.dirname, '../../../vectors/captures', name)
const fileIn = (name: string, content: string | Uint8Array) => {
  const file = join(testFolder(), name)
  writeFileSync(file, content)
  return file
}

interface Row {
  number: number
  at: string | null
  from: string
  to: string
  direction: null
  session: string
  frames: number[]
  hex: string
  pdu: { command: string; sequence_number: number; fields: { password?: string } }
  request: number | null
  latency_ms: number | null
  notes: { code: string }[]
}

const bindHex = '000000210000000200000000000000017573657200736563726574000034000000'
const octetsOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
/** A bind, an answer, and an enquire_link of each side. */
const small = writePcap(
  [
    { by: 'client', at: 1_000_000, octets: octetsOf(bindHex) },
    { by: 'server', at: 1_000_007, octets: octetsOf('0000001580000002000000000000000173'.padEnd(42, '0')) },
    { by: 'server', at: 1_000_009, octets: octetsOf('00000010000000150000000000000005') },
    { by: 'client', at: 1_000_010, octets: octetsOf('00000010800000150000000000000005') },
  ],
  9000,
)

describe('capture query', () => {
  test('prints the promised object for each PDU, with its request', async () => {
    const rows = await jsonHere<Row>(['capture', 'query', fileIn('a.pcap', small)])
    expect(Object.keys(rows[0]!).slice(0, 6)).toEqual(['number', 'at', 'from', 'to', 'direction', 'session'])
    expect(
      rows.map(({ number, pdu, request, latency_ms }) => [number, pdu.command, request, latency_ms]),
    ).toEqual([
      [1, 'bind_transmitter', null, null],
      [2, 'bind_transmitter_resp', 1, 7],
      [3, 'enquire_link', null, null],
      [4, 'enquire_link_resp', 3, 1],
    ])
    expect(rows[0]).toMatchObject({
      at: '1970-01-01T00:16:40.000000Z',
      from: '10.0.0.1:40000',
      to: '10.0.0.2:9000',
      direction: null,
      session: '1',
      frames: [4],
      notes: [],
    })
  })

  test('never shows the password of a bind', async () => {
    const { stdout } = await runHere(['capture', 'query', fileIn('a.pcap', small), '--json'])
    expect(stdout).toContain('"password":"******"')
    expect(stdout).not.toMatch(/secret|736563726574/)
  })

  test('counts, and ends after so many', async () => {
    const file = vector('base.pcapng')
    expect((await runHere(['capture', 'query', file, '--count'])).stdout).toBe('80\n')
    expect(await jsonHere(['capture', 'query', file, '--count'])).toEqual([{ count: 80 }])
    expect(await jsonHere(['capture', 'query', file, '--limit', '3'])).toHaveLength(3)
  })

  test.each([
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ])('reads a capture packed with %s, and tells when it is cut', async (_name, pack) => {
    const packed = pack(readFileSync(vector('base.pcapng')))
    const whole = await runHere(['capture', 'query', fileIn('p', packed), '--count'])
    expect([whole.code, whole.stdout, whole.stderr]).toEqual([0, '80\n', ''])
    const cut = await runHere(['capture', 'query', fileIn('c', packed.subarray(0, -9)), '--count'])
    expect(cut.code).toBe(1)
    expect(cut.stderr).toContain('The compressed file is cut or damaged')
  })

  test('shows a gap where it is, and fails for a file that is cut', async () => {
    const file = readFileSync(vector('handshake.pcap'))
    const cut = fileIn('cut.pcap', file.subarray(0, 4000))
    const { code, stderr, lines } = await runHere(['capture', 'query', cut, '--json'])
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^warning: The capture ends inside the record at octet \d+; all before it was read\.\n$/,
    )
    for (const line of lines)
      expect(JSON.parse(line)).toSatisfy((row: object) => 'pdu' in row || 'gap' in row)
  })

  test('says what was lost in the reader’s language', async () => {
    const [head, ...records] = recordsOf(readFileSync(vector('handshake.pcap')))
    const lossy = fileIn(
      'lossy.pcap',
      Buffer.concat([head!, ...records.filter((_record, index) => index !== 9)]),
    )
    const rows = await jsonHere<{ gap?: { why: string; octets: number; message: string } }>([
      'capture',
      'query',
      lossy,
    ])
    const gaps = rows.flatMap(({ gap }) => (gap === undefined ? [] : [gap]))
    expect(gaps[0]).toMatchObject({ why: 'lost' })
    expect(gaps[0]!.message).toContain('are not in the capture')
    const russian = await runHere(['capture', 'query', lossy, '--lang', 'ru'])
    expect(russian.stdout).toContain('в захвате нет октетов')
  })

  test('tells what between the PDUs is no SMPP: each where it is, and all of it once', async () => {
    const pdus = octetsOf('00000010000000150000000000000005'.repeat(4))
    const garbage = octetsOf('deadbeef'.repeat(3))
    const octets = Buffer.concat([pdus, garbage, pdus, garbage, pdus])
    const file = fileIn('garbage.pcap', writePcap([{ by: 'client', at: 1_000_000, octets }], 9000))
    const { lines, stderr } = await runHere(['capture', 'query', file, '--json'])
    const gaps = lines.flatMap((line) => JSON.parse(line).gap ?? [])
    expect(gaps).toMatchObject([
      { why: 'skipped', octets: 12, frame: 4 },
      { why: 'skipped', octets: 12, frame: 4 },
    ])
    expect(gaps[1].message).toContain('at octet 140 of the stream they begin with ·· ·· ·· ··')
    const said =
      /^warning: 24 octets in 2 places are no SMPP; the first: Frame 4: 12 octets .* at octet 64 .*\n$/
    expect(stderr).toMatch(said)
    const found = await runHere(['capture', 'query', file, 'seq == 5', '--count'])
    expect(found).toMatchObject({ code: 0, stdout: '12\n', stderr: expect.stringMatching(said) })
  })

  test('names the protocol of what is not SMPP, once', async () => {
    const hello = octetsOf('160301003c010000380303')
    const tls = writePcap(
      [
        { by: 'client', at: 1_000_000, octets: hello },
        { by: 'server', at: 1_000_001, octets: hello },
      ],
      2776,
    )
    const { code, stdout, stderr } = await runHere(['capture', 'query', fileIn('tls.pcap', tls), '--count'])
    expect([code, stdout]).toEqual([0, '0\n'])
    expect(stderr).toMatch(
      /^warning: Frame \d+: 10\.0\.0\.1:40000 to 10\.0\.0\.2:2776 is TLS, not plain SMPP\..*\n$/,
    )
  })

  test('reads hex and logs', async () => {
    const hex = fileIn('a.txt', `${bindHex}\n00000010000000150000000000000005\n`)
    const rows = await jsonHere<Row>(['capture', 'query', hex])
    expect(rows.map(({ pdu, at }) => [pdu.command, at])).toEqual([
      ['bind_transmitter', null],
      ['enquire_link', null],
    ])
  })

  test('reads its own lines', async () => {
    const { stdout } = await runHere(['capture', 'query', vector('ipv6.pcapng'), '--json'])
    const again = await runHere(['capture', 'query', fileIn('a.jsonl', stdout), '--json'])
    expect(again.stdout.replaceAll(/"notes":\[[^\]]*\]/g, '')).toBe(
      stdout.replaceAll(/"notes":\[[^\]]*\]/g, ''),
    )
  })

  test('reads standard input', async () => {
    const input = readFileSync(vector('ipv6.pcapng'))
    expect((await runHere(['capture', 'query', '-', '--count'], { input })).stdout).toBe('80\n')
  })

  test.each([
    ['none.txt', 'hello\n', 'is no capture, and nothing in it can be read as pdus'],
    ['bad.jsonl', '{"hex":"zz"}\n', 'line 1'],
    ['nowhere.pcap', null, 'cannot be read'],
    ['empty.pcap', '', 'empty.pcap is empty'],
  ])('%s is bad input', async (name, content, said) => {
    const file = content === null ? join(testFolder(), name) : fileIn(name, content)
    const { code, stdout, stderr } = await runHere(['capture', 'query', file])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.toLowerCase()).toContain(said)
  })

  test('a filter without quotes is told', async () => {
    const { code, stderr } = await runHere(['capture', 'query', fileIn('a.pcap', small), 'status', '!=', '0'])
    expect(code).toBe(2)
    expect(stderr).toContain('came in pieces: status != 0. Put the whole filter in quotes')
  })

  test('a file that cannot be written is named', async () => {
    const out = join(testFolder(), 'none', 'out.csv')
    const { code, stderr } = await runHere(['capture', 'convert', fileIn('a.pcap', small), out])
    expect(code).toBe(2)
    expect(stderr).toContain(`${out} cannot be written: no such file or directory`)
  })
})

/** The head of a pcap file, and its records. */
function recordsOf(file: Buffer): Buffer[] {
  const pieces = [file.subarray(0, 24)]
  for (let at = 24; at < file.length; ) {
    const end = at + 16 + file.readUInt32BE(at + 8)
    pieces.push(file.subarray(at, end))
    at = end
  }
  return pieces
}

describe('the filter of capture query and convert', () => {
  test.each([
    ['command == enquire_link', [3]],
    ['smpp.command_id == "Enquire_link - resp" or latency > 5ms', [2, 4]],
    ['not answered', []],
    ['sender == smsc and not is_response', [3]],
    ['9000', [1, 2, 3, 4]],
    ['password contains "secret"', []],
  ])('%s', async (filter, expected) => {
    const rows = await jsonHere<Row>(['capture', 'query', fileIn('a.pcap', small), filter])
    expect(rows.map(({ number }) => number)).toEqual(expected)
  })

  test('chooses what is written', async () => {
    const out = join(testFolder(), 'out.hex')
    await runHere(['capture', 'convert', fileIn('a.pcap', small), out, '--filter', 'seq == 5'])
    expect(readFileSync(out, 'utf8').split('\n')).toHaveLength(3)
    expect(existsSync(`${out}.part`)).toBe(false)
  })

  test('is refused with the place, in the reader’s language', async () => {
    const file = fileIn('a.pcap', small)
    const { code, stderr } = await runHere(['capture', 'query', file, 'comand == 4'])
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('at character 1: There is no field comand; is command meant?'),
    ])
    const russian = await runHere(['capture', 'query', file, 'status ==', '--lang', 'ru'])
    expect(russian.stderr).toContain('символе 9')
    const input = readFileSync(file)
    expect((await runHere(['capture', 'query', '-', 'answered'], { input })).code).toBe(2)
  })
})

describe('capture convert', () => {
  test.each(['.pcapng', '.pcap', '.jsonl'])('to %s and back changes no PDU', async (ending) => {
    const file = vector('handshake.pcap')
    const out = join(testFolder(), `out${ending}`)
    const { code, stdout } = await runHere(['capture', 'convert', file, out])
    expect([code, stdout]).toEqual([0, `80 PDUs, 0 gaps: ${out}\n`])
    const told = (rows: readonly Row[]) =>
      rows.map(({ number, at, from, to, session, hex, request, latency_ms }) =>
        JSON.stringify({ number, at, from, to, session, hex, request, latency_ms }),
      )
    const before = told(await jsonHere<Row>(['capture', 'query', file]))
    expect(told(await jsonHere<Row>(['capture', 'query', out]))).toEqual(before)
    expect(existsSync(`${out}.part`)).toBe(false)
  })

  test.each(['.pcapng', '.pcap', '.jsonl', '.csv', '.hex', '.html'])(
    'masks passwords in %s unless asked',
    async (ending) => {
      const file = fileIn('a.pcap', small)
      const out = join(testFolder(), `out${ending}`)
      const told = /secret|736563726574|73 65 63 72 65 74/
      await runHere(['capture', 'convert', file, out])
      expect(readFileSync(out).toString('latin1')).not.toMatch(told)
      await runHere(['capture', 'convert', file, out, '--with-secrets'])
      expect(readFileSync(out).toString('latin1')).toMatch(told)
    },
  )

  test('hides numbers and texts when asked, and refuses to hide anything else', async () => {
    const file = vector('handshake.pcap')
    const out = join(testFolder(), 'out.jsonl')
    const rows = await jsonHere<Row>(['capture', 'query', file])
    expect((await runHere(['capture', 'convert', file, out, '--mask', 'numbers,texts'])).code).toBe(0)
    const hidden = await jsonHere<Row>(['capture', 'query', out])
    const kept = (all: readonly Row[]) =>
      all.map(({ number, hex, at }) => [number, hex.length, hex.slice(0, 32), at])
    expect(kept(hidden)).toEqual(kept(rows))
    expect(hidden.filter(({ hex }, index) => hex !== rows[index]?.hex).length).toBeGreaterThan(20)
    const refused = await runHere(['capture', 'convert', file, out, '--mask', 'names'])
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('numbers, texts')])
  })

  test('writes tables that no spreadsheet runs, and pages that run nothing', async () => {
    const text = Buffer.from('=1+1<script>').toString('hex')
    const deliver = `0000003b000000050000000000000001${'00'.repeat(16)}0c${text}`.slice(0, 2 * 0x3b)
    const length = (deliver.length / 2).toString(16).padStart(8, '0')
    const file = fileIn('a.txt', `${length}${deliver.slice(8)}\n`)
    for (const ending of ['.csv', '.html']) {
      const out = join(testFolder(), `out${ending}`)
      const { code } = await runHere(['capture', 'convert', file, out])
      expect(code).toBe(0)
      expect(readFileSync(out, 'utf8')).not.toContain(ending === '.csv' ? '"=1' : '<script>')
    }
  })

  test('refuses an ending that it cannot write, and the file that it reads', async () => {
    const file = fileIn('a.pcap', small)
    const ending = await runHere(['capture', 'convert', file, join(testFolder(), 'out.doc')])
    expect([ending.code, ending.stderr]).toEqual([2, expect.stringContaining('.pcapng, .pcap, .jsonl')])
    const same = await runHere(['capture', 'convert', file, file])
    expect(same.code).toBe(2)
    expect(readFileSync(file).length).toBe(small.length)
  })
})

test('explain --file lists the PDUs of a capture, with what is wrong and no password', async () => {
  const { code, stdout } = await runHere(['explain', '--file', fileIn('a.pcap.gz', gzipSync(small))])
  const { recognised } = JSON.parse(stdout)
  expect(code).toBe(0)
  expect(recognised[0]).toMatchObject({ kind: 'capture', style: 'pcap', packets: 10, pdus: 4, listed: 4 })
  expect(recognised.slice(1).map(({ pdu }: Row) => pdu.command)).toEqual([
    'bind_transmitter',
    'bind_transmitter_resp',
    'enquire_link',
    'enquire_link_resp',
  ])
  expect(recognised[2]).toMatchObject({ kind: 'pdu', request: 1, latency_ms: 7, sender: 'smsc' })
  expect(stdout).not.toMatch(/secret|736563726574/)
})

test('convert does not write through a link that stands in the place of its part', async () => {
  const file = fileIn('small.pcap', small)
  const out = join(testFolder(), 'out.jsonl')
  const precious = fileIn('precious.txt', 'not to be changed')
  symlinkSync(precious, `${out}.part`)
  const { code } = await runHere(['capture', 'convert', file, out])
  expect({ code, precious: readFileSync(precious, 'utf8') }).toEqual({
    code: 0,
    precious: 'not to be changed',
  })
  expect(readFileSync(out, 'utf8')).toContain('"command"')
})

test.each([
  ['a word first', `{"level":"info","msg":"up"}\n{"level":"info","pdu":"${bindHex}"}\n`],
  ['hex beside other keys', `{"level":30,"hex":"${bindHex}"}\n{"level":30,"msg":"no octets"}\n`],
  ['indented', JSON.stringify([{ out: { octets: bindHex } }][0], null, 2)],
  [
    'an object of node-smpp',
    '{"pdu":{"command_length":33,"command_id":2,"command":"bind_transmitter","system_id":"user"}}',
  ],
])('reads a log in JSON as any other: %s', async (_, content) => {
  const { code, lines, stderr } = await runHere(['capture', 'query', fileIn('app.log', content), '--json'])
  expect([code, stderr]).toEqual([0, ''])
  const pdus = lines.map((line) => (JSON.parse(line) as Row).pdu)
  expect(pdus).toMatchObject([{ command: 'bind_transmitter', fields: { system_id: 'user' } }])
})
