import { describe, expect, test } from 'vitest'
import type { StreamJson } from '../../../../shared/json/pdu-json.ts'
import { encodePdu } from '../../../../shared/smpp/encode.ts'
import { toHex } from '../../../../shared/smpp/hex.ts'
import { readVectors } from '../../../support/read-vectors.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'

interface PduRow {
  id: string
  hex: string
  command: string | null
  fields: Record<string, unknown>
  tlvs: { tag: number; hex: string }[]
}

interface MalformedRow {
  id: string
  hex: string
  outcome: string
  kind: string
  field: string | null
  alsoAccept: string[]
}

const enquireLink = '00000010000000150000000000000001'
const pdus = readVectors<PduRow>('pdus')
const octetsOf = (hex: string) => hex.length / 2
const linesOf = (rows: readonly { hex: string }[]) => rows.map(({ hex }) => `${hex}\n`).join('')

describe('the vectors of independent implementations', () => {
  test('are printed with their fields and TLVs', async () => {
    const streams = await jsonHere<StreamJson>(['decode', '-'], { input: linesOf(pdus) })
    expect(streams).toHaveLength(pdus.length)
    for (const [index, { id, hex, command, fields, tlvs }] of pdus.entries()) {
      const { line, ok, error, pdus: read } = streams[index]!
      expect({ line, ok, error }, id).toEqual({ line: index + 1, ok: command !== null, error: null })
      const [pdu] = read
      const { command_id, command_status, sequence_number } = pdu!
      expect(read, id).toHaveLength(1)
      expect(pdu?.command, id).toBe(command)
      expect(pdu?.length, id).toBe(octetsOf(hex))
      const header = { command_length: pdu?.length, command_id, command_status, sequence_number }
      expect({ ...header, ...pdu?.fields }, id).toEqual(fields)
      expect(
        pdu?.tlvs.map(({ tag, hex }) => ({ tag, hex })),
        id,
      ).toEqual(tlvs)
      expect(pdu?.error?.kind ?? null, id).toBe(command === null ? 'unknown-command' : null)
    }
  })

  test('come back from encode, as PDUs and as whole lines', async () => {
    const decoded = await runHere(['decode', '--json', '-'], { input: linesOf(pdus) })
    const whole = await runHere(['encode', '-'], { input: decoded.stdout })
    expect(whole.code).toBe(0)
    expect(whole.lines).toEqual(pdus.map(({ hex }) => hex))
    const single = decoded.lines.map((line) => JSON.stringify(JSON.parse(line).pdus[0]))
    const each = await runHere(['encode', '--json'], { input: single.join('\n') })
    expect(each.lines).toEqual(whole.lines)
  })

  test('are read one after the other from one line', async () => {
    const byId = new Map(pdus.map((row) => [row.id, row]))
    const streams = readVectors<{ id: string; pdus: string[] }>('streams')
    const input = streams.map((stream) => `${stream.pdus.map((id) => byId.get(id)!.hex).join('')}\n`).join('')
    const read = await jsonHere<StreamJson>(['decode'], { input })
    for (const [index, stream] of streams.entries()) {
      let offset = 0
      const expected = stream.pdus.map((id) => {
        const { command, hex } = byId.get(id)!
        const place = { command, offset }
        offset += octetsOf(hex)
        return place
      })
      expect(
        read[index]?.pdus.map(({ command, offset }) => ({ command, offset })),
        stream.id,
      ).toEqual(expected)
    }
    expect(
      (await runHere(['encode'], { input: read.map((line) => JSON.stringify(line)).join('\n') })).lines,
    ).toEqual(input.trim().split('\n'))
  })
})

describe('malformed octets', () => {
  const rows = readVectors<MalformedRow>('malformed')
  const codeOf = (name: string) => name.toLowerCase().replaceAll('_', '-')

  test('are told apart as their expectations say', async () => {
    const { code, lines } = await runHere(['decode', '--json'], { input: linesOf(rows) })
    expect(code).toBe(1)
    // The case without any octets is an empty line, which is passed over.
    expect(lines).toHaveLength(rows.filter(({ hex }) => hex !== '').length)
    for (const text of lines) {
      const stream: StreamJson = JSON.parse(text)
      const { id, outcome, kind, field, alsoAccept } = rows[stream.line - 1]!
      const kinds = [kind, ...alsoAccept].map(codeOf)
      const broken = stream.pdus.find((pdu) => pdu.error !== null)?.error
      if (outcome === 'need-more-data') expect(stream.error?.kind, id).toBe('incomplete')
      else if (outcome === 'framing-error') expect(kinds, id).toContain(stream.error?.kind)
      else if (outcome === 'pdu-error') {
        expect(kinds, id).toContain(broken?.kind)
        expect(broken?.field, id).toBe(field)
      } else {
        expect(stream.ok, id).toBe(true)
        // Said only of a session of that version.
        if (kind === 'VERSION_MISMATCH') continue
        const notes = stream.pdus.flatMap((pdu) => pdu.notes)
        const found = notes.filter((note) => kinds.includes(note.code))
        expect(found, id).not.toEqual([])
        if (field !== 'tlv')
          expect(
            found.map((note) => note.field),
            id,
          ).toContain(field)
      }
    }
  })

  test('of a session bound as 3.3 are held against that version', async () => {
    const row = rows.find(({ kind }) => kind === 'VERSION_MISMATCH')!
    const [stream] = await jsonHere<StreamJson>(['decode', '--smpp-version', '3.3'], { input: row.hex })
    expect(stream?.pdus[0]?.notes.map((note) => note.code)).toContain('version-mismatch')
  })

  test('that can be read come back from encode', async () => {
    const { lines } = await runHere(['decode', '--json'], { input: linesOf(rows) })
    const readable = lines.filter((line) => JSON.parse(line).ok)
    const { lines: hexes } = await runHere(['encode'], { input: readable.join('\n') })
    expect(hexes).toEqual(readable.map((line) => rows[JSON.parse(line).line - 1]!.hex))
  })
})

describe('the TLVs of a provider', () => {
  const hex = toHex(
    encodePdu({
      command: 'submit_sm',
      sequence_number: 1,
      fields: { destination_addr: '79161234567', short_message: Uint8Array.of(0x41) },
      tlvs: [{ tag: 0x1414, value: new TextEncoder().encode('OTP') }],
    }),
  )

  test('are named beside the null that the specification leaves', async () => {
    const [stream] = await jsonHere<StreamJson>(['decode', '--profile', 'telesign'], { input: hex })
    expect(stream?.pdus[0]?.tlvs[0]).toMatchObject({
      name: null,
      value: null,
      profile_name: 'message_type',
      profile_value: 'OTP',
    })
    const { lines } = await runHere(['decode', '--profile', 'telesign'], { input: hex })
    const text = lines.join('\n')
    expect(text).toContain('message_type: Kind of message (named by profile “Telesign”)')
    expect(text).toContain('4f 54 50  OTP, one-time password')
  })

  test('are guesses without a profile, and an unknown profile is refused', async () => {
    const { lines } = await runHere(['decode'], { input: hex })
    expect(lines.join('\n')).toContain('0x1414 may be: message_type (Telesign)')
    const { code, stderr } = await runHere(['decode', '--profile', 'nobody'], { input: hex })
    expect(code).toBe(2)
    expect(stderr).toContain('telesign')
  })
})

describe('the JSON', () => {
  test('has its keys in the promised order', async () => {
    const hex = toHex(
      encodePdu({
        command: 'submit_sm',
        sequence_number: 1,
        fields: {
          source_addr_ton: 5,
          source_addr: 'INFO',
          esm_class: 0x40,
          data_coding: 8,
          short_message: Uint8Array.of(5, 0, 3, 0x2a, 2, 1, 0, 0x41),
        },
        tlvs: [
          { tag: 0x0427, value: Uint8Array.of(2) },
          { tag: 0x1400, value: Uint8Array.of(1) },
        ],
      }),
    )
    const { lines } = await runHere(['decode', '--json', '-'], { input: hex })
    const start = '{"line":1,"ok":true,"error":null,"pdus":[{"offset":0,"length":55,"command":"submit_sm",'
    expect(lines[0]).toContain(
      `${start}"command_id":4,"command_status":0,"status":"ESME_ROK","sequence_number":1,`,
    )
    expect(lines[0]).toContain(
      '"fields":{"service_type":"","source_addr_ton":5,"source_addr_npi":0,"source_addr":"INFO"',
    )
    expect(lines[0]).toContain('"sm_length":8,"short_message":"0500032a02010041"},')
    expect(lines[0]).toContain('"tlvs":[{"tag":1063,"name":"message_state","length":1,"hex":"02","value":2},')
    expect(lines[0]).toContain('{"tag":5120,"name":null,"length":1,"hex":"01","value":null}]')
    expect(lines[0]).toContain(
      '"udh":[{"iei":0,"name":"concatenation-8","hex":"2a0201"}],"text":"A","error":null,"notes":[',
    )
  })

  test('names what a peer is owed and keeps the octets that could not be read', async () => {
    const [stream] = await jsonHere<StreamJson>(['decode'], {
      input: `00000015000000040000000000000001${'0001014142'}`,
    })
    expect(stream?.pdus[0]).toMatchObject({
      fields: { service_type: '', source_addr_ton: 1, source_addr_npi: 1 },
      body: '0001014142',
      error: {
        kind: 'missing-nul',
        field: 'source_addr',
        offset: 19,
        respond: 'submit_sm_resp ESME_RINVSRCADR',
      },
    })
  })

  test('says the same under any locale, and Russian when asked', async () => {
    const message = async (args: string[]) => {
      const [stream] = await jsonHere<StreamJson>(['decode', ...args], {
        input: 'zz',
        env: { LANG: 'ru_RU.UTF-8' },
      })
      return stream?.error?.message
    }
    expect(await message([])).toBe(
      'The line is not hex: character 1 is z (U+007A). explain --paste reads dumps, logs and code.',
    )
    expect(await message(['--lang', 'ru'])).toContain('Строка не в шестнадцатеричном виде: символ 1 — z')
  })
})

describe('the view for people', () => {
  const hostile = toHex(
    encodePdu({
      command: 'deliver_sm',
      sequence_number: 9,
      fields: {
        source_addr: '\x1b[2Jboss',
        data_coding: 8,
        short_message: new Uint8Array([0x20, 0x2e, 0, 0x41, 0, 0x9b, 0, 0x0a]),
      },
      tlvs: [{ tag: 0x001e, value: Uint8Array.from([0x1b, 0x5d, 0]) }],
    }),
  )

  test('names and explains every field, and gives the next step', async () => {
    const submit = pdus.find(({ id }) => id === 'submit_sm-sar-1')!
    const { code, stdout } = await runHere(['decode'], { input: `${submit.hex}\n000000` })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Line 1\n {2}submit_sm {2}sequence_number 349 {2}ESME_ROK {2}76 octets at 0\n/)
    expect(stdout).toMatch(/ {2}17 {2}source_addr_ton +1 international\n/)
    expect(stdout).toMatch(/error {2}incomplete {2}octet 0\n/)
  })

  test('speaks the system’s language', async () => {
    const { stdout } = await runHere(['decode'], { input: enquireLink, env: { LANG: 'ru_RU.UTF-8' } })
    expect(stdout).toContain('Строка 1')
    const english = await runHere(['--lang', 'en', 'decode'], {
      input: enquireLink,
      env: { LC_ALL: 'ru_RU' },
    })
    expect(english.stdout).toContain('Line 1')
  })

  test.each([[['decode']], [['decode', '--json']]])('of %j never obeys a peer’s text', async (args) => {
    const { stdout } = await runHere(args, { input: hostile })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    expect(stdout).toContain(args.includes('--json') ? '\\u202eA\\u009b' : '‹U+202E›A‹U+009B›‹U+000A›')
  })
})

describe('usage', () => {
  test.each([
    [['decode', '--nonsense'], "error: unknown option '--nonsense'"],
    [
      ['decode', '--lang', 'de'],
      "error: option '--lang <language>' argument 'de' is invalid. Expected one of: en, ru.",
    ],
    [['decode', 'one', 'two'], 'error: too many arguments'],
    [['decod'], "error: unknown command 'decod' (Did you mean decode?)"],
    [['explain'], "error: missing required argument 'code'"],
  ])('%j is bad', async (args, said) => {
    const { code, stdout, stderr } = await runHere(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(said)
  })

  test('is explained in Russian too', async () => {
    expect((await runHere(['--lang', 'ru', 'decode', '--nonsense'])).stderr).toBe(
      'ошибка: неизвестный параметр --nonsense\n',
    )
    const help = await runHere(['send', '--help', '--lang=ru'])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    expect(help.stdout).toContain('Параметры:')
  })

  test('without a command shows the commands', async () => {
    const { code, stdout, stderr } = await runHere([])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    for (const name of [
      'decode',
      'encode',
      'segments',
      'receipt',
      'explain',
      'send',
      'listen',
      'simulate',
      'serve',
    ]) {
      expect(stderr).toContain(`  ${name} [options]`)
    }
    expect((await runHere(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

test('a bind that is broken inside its password is shown without it', async () => {
  const fields = { system_id: 'demo', password: 'hunter22' }
  for (const command of ['bind_transceiver', 'outbind'] as const) {
    const whole = encodePdu({
      command,
      sequence_number: 1,
      fields,
    })
    // The octets end inside the password, which then has no NUL.
    const cut = whole.slice(0, 16 + 5 + 6)
    new DataView(cut.buffer).setUint32(0, cut.length)
    const input = toHex(cut)
    const { stdout } = await runHere(['decode', '-'], { input })
    expect(stdout).toContain('"demo"')
    expect(stdout).toContain('***')
    expect(stdout.replaceAll(/\s/g, '')).not.toMatch(/hunte|68756e746572/)
    expect((await runHere(['decode', '--with-secrets', '-'], { input })).stdout).toContain(
      '68 75 6e 74 65 72',
    )
  }
})
