import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtInProfiles } from '../../../../shared/profiles/built-in-profiles.ts'
import { acmeFile } from '../../../support/own-profile.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'

function fileOf(content: unknown, name = 'acme.json'): string {
  const file = join(testFolder(), name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  return file
}

describe('profile', () => {
  test('list names every profile, an object each with --json', async () => {
    const rows = await jsonHere<{ id: string; codes: { receipt_err: number } }>(['profile', 'list'])
    expect(rows.map(({ id }) => id).toSorted()).toEqual(builtInProfiles.map(({ id }) => id).toSorted())
    expect(rows.reduce((sum, { codes }) => sum + codes.receipt_err, 0)).toBeGreaterThan(600)
    const { lines } = await runHere(['profile', 'list', '--lang', 'ru'])
    expect(lines).toHaveLength(builtInProfiles.length)
  })

  test('show prints a profile that is a file again', async () => {
    const { stdout } = await runHere(['profile', 'show', 'devino', '--as-file'])
    const file = fileOf(stdout, 'devino.json')
    const [checked] = await jsonHere<object>(['profile', 'check', file])
    expect(checked).toEqual({
      file,
      ok: true,
      id: 'devino',
      replaces_built_in: true,
      problem_count: 0,
      problems: [],
    })
    const [shown] = await jsonHere<object>(['profile', 'show', file])
    expect(shown).toEqual(builtInProfiles.find(({ id }) => id === 'devino'))
  })

  test('show says every fact in words, with its source', async () => {
    const { code, stdout } = await runHere(['profile', 'show', fileOf(acmeFile)])
    expect(code).toBe(0)
    expect(stdout).toContain('binds at most: 2 (for each host)  [mail, 2026-11-28]')
    expect(stdout).toContain('0x1777 acme_ticket: Ticket of Acme')
    expect(stdout).toContain('77: gone fishing')
    expect(stdout).toContain('[check] acceptance check, 2026-11-28')
  })

  test('check names line, column and path of each fault', async () => {
    const file = fileOf({ ...acmeFile, limits: { window: { value: '10', source: 'mail' }, windows: 1 } })
    const { code, lines } = await runHere(['profile', 'check', file])
    expect(code).toBe(1)
    expect(lines).toEqual([
      expect.stringMatching(/acme\.json:\d+:7: limits\.window\.value: a whole number is expected$/),
      expect.stringMatching(/acme\.json:\d+:5: limits\.windows: a profile has nothing of this name$/),
    ])
    const [checked] = await jsonHere<{ ok: boolean; problems: object[] }>(['profile', 'check', file])
    expect(checked?.problems[0]).toEqual({
      path: 'limits.window.value',
      line: expect.any(Number),
      column: 7,
      problem: 'not-a-number',
      message: 'a whole number is expected',
    })
    expect((await runHere(['profile', 'check', '-'], { input: '{ "id": 1' })).lines).toEqual([
      '-:1:10: this is no JSON: it ends where one of these is expected: , }',
    ])
    expect((await runHere(['profile', 'check', '/nowhere/acme.json'])).code).toBe(2)
  })

  test('what is no profile is told as what it is', async () => {
    const large = fileOf(`{"id":"a"}${' '.repeat(1024 * 1024)}`)
    expect((await runHere(['profile', 'check', large])).lines).toEqual([
      expect.stringContaining('the file has 1048586 octets, more than 1048576'),
    ])
    const asked = await runHere(['explain', '8', '--profile', large])
    expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('1048586 octets')])
    const folder = await runHere(['decode', '--profile', './shared/'], { input: '' })
    expect([folder.code, folder.stdout, folder.stderr]).toEqual([2, '', expect.stringContaining('./shared/')])
    const unknown = await runHere(['profile', 'show', 'nobody'])
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('There is no profile nobody.'),
    ])
    expect((await runHere(['profile'])).code).toBe(2)
  })
})

describe('--profile with a file', () => {
  test('serves explain, receipt, decode and encode', async () => {
    const file = fileOf(acmeFile)
    const [explained] = await jsonHere<{ candidates: { profile: string; name: string }[] }>([
      'explain',
      '0x0461',
      '--profile',
      file,
    ])
    expect(explained?.candidates[0]?.profile).toBe('acme')
    const [receipt] = await jsonHere<{ words: unknown }>(['receipt', '--plain', '--profile', file], {
      input: 'id:1 sub:001 dlvrd:000 submit date:2611280000 done date:2611280001 stat:UNDELIV err:77 text:\n',
    })
    expect(JSON.stringify(receipt?.words)).toContain('gone fishing')
    const pdu = {
      command: 'submit_sm',
      fields: { destination_addr: '791', short_message: '4869' },
      tlvs: [{ name: 'acme_ticket', value: 'T-1' }],
    }
    const encoded = await runHere(['encode', '--profile', file], { input: JSON.stringify(pdu) })
    expect(encoded.stdout).toContain('17770003542d31')
    const [decoded] = await jsonHere<{ pdus: { tlvs: object[] }[] }>(['decode', '--profile', file], {
      input: encoded.stdout,
    })
    expect(decoded?.pdus[0]?.tlvs[0]).toMatchObject({ profile_name: 'acme_ticket', profile_value: 'T-1' })
    const unnamed = await runHere(['encode'], { input: JSON.stringify(pdu) })
    expect(unnamed).toMatchObject({ code: 2, stdout: '' })
  })

  test('serves segments, the simulator and send', async () => {
    const file = fileOf(acmeFile)
    const [segments] = await jsonHere<{ data_coding: number }>(['segments', '--profile', file], {
      input: JSON.stringify({ text: 'Привет' }),
    })
    expect(segments?.data_coding).toBe(8)
    const simulator = startCli(['simulate', '--port', '0', '--profile', file])
    const listening = await simulator.line(/^listening /)
    const port = listening.split(':').at(-1) ?? ''
    const folder = testFolder()
    writeFileSync(join(folder, 'acme.json'), JSON.stringify(acmeFile))
    const connection = join(folder, 'connection.json')
    // The profile's file is named relative to the connection's.
    writeFileSync(
      connection,
      JSON.stringify({ port: Number(port), systemId: 'demo', profile: './acme.json' }),
    )
    const args = [
      '--connection',
      connection,
      '--from',
      'INFO',
      '--to',
      '99912345',
      '--text',
      'Hi',
      '--bind-mode',
      'transceiver',
    ]
    const { stderr, code, stdout } = await runHere(['send', ...args, '--tlv', '0x1777=542d31'], {
      env: { SMPP_PASSWORD: 'demo' },
    })
    expect([code, stderr]).toEqual([1, expect.not.stringContaining('acme_ticket')])
    expect(stdout).toContain('no road to the moon')
    const without = await runHere(['send', ...args], { env: { SMPP_PASSWORD: 'demo' } })
    expect(without.stderr).toContain('acme_ticket')
  })

  test.each([
    [
      { ...acmeFile, limits: { window: 3 } },
      /acme\.json cannot be used: \d+:\d+: limits\.window: a JSON object/,
    ],
    ['{', /acme\.json cannot be used: 1:2: this is no JSON/],
  ])('that has faults is refused with their places', async (content, said) => {
    const { code, stdout, stderr } = await runHere(['explain', '8', '--profile', fileOf(content)])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(said)
  })

  test('that is not there is told as such', async () => {
    const { code, stderr } = await runHere(['decode', '--profile', './none.json'], { input: '' })
    expect([code, stderr]).toEqual([2, expect.stringContaining('./none.json')])
  })
})
