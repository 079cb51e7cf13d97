import { describe, expect, test } from 'vitest'
import { jsonHere, runHere } from '../cli-in-process.ts'

describe('explain', () => {
  interface Explained {
    candidates: { name: string; profile: string | null; retry: string; source: string }[]
  }

  test('reads a code by profile, PDU and field', async () => {
    const args = ['explain', '0x0401', '--pdu', 'submit_sm_resp', '--profile', 'ru-gateway-8056']
    const { code, lines } = await runHere([...args, '--json'])
    expect({ code, count: lines.length }).toEqual({ code: 0, count: 1 })
    expect(lines[0]).toMatch(
      /^\{"candidates":\[\{"name":".+?","meaning":".+?","causes":\[.*?\],"next":\[.*?\],"retry":"never","profile":"ru-gateway-8056","source":".+?"\}/,
    )
    const [receiptError] = await jsonHere<Explained>(['explain', '1', '--field', 'receipt_err'])
    expect(receiptError?.candidates[0]?.name).not.toBe('ESME_RINVMSGLEN')
  })

  test('reads codes from standard input', async () => {
    const explained = await jsonHere<Explained>(['explain', '-'], { input: 'ESME_RTHROTTLED\n\nDELIVRD\n' })
    expect(explained.map(({ candidates }) => candidates[0]?.name)).toEqual(['ESME_RTHROTTLED', 'DELIVRD'])
  })

  test('finds a code by a part of its name and by words of either language', async () => {
    for (const words of ['rinvdstadr', 'destination not accepted', 'адрес получателя не принят']) {
      const { code, lines } = await runHere(['explain', words, '--json'])
      const { candidates }: Explained = JSON.parse(lines[0]!)
      expect({ code, name: candidates[0]?.name }, words).toEqual({ code: 0, name: 'ESME_RINVDSTADR' })
    }
  })

  test('says so when nothing is known, and fails', async () => {
    const { code, lines } = await runHere(['explain', 'qwertyuiop', '--json'])
    const { candidates }: Explained = JSON.parse(lines[0]!)
    expect({ code, count: candidates.length, retry: candidates[0]?.retry }).toEqual({
      code: 1,
      count: 1,
      retry: 'ask',
    })
    expect((await runHere(['explain', '0x0499'])).code).toBe(0)
  })

  test('puts what other providers mean under one heading when a profile says its own', async () => {
    const { stdout } = await runHere(['explain', '0x0403', '--profile', 'ru-gateway-8056'])
    const [own = '', others = ''] = stdout.split('\n  At other providers\n')
    expect(own).toContain('retry:')
    expect(others.trimEnd().split('\n').length).toBeGreaterThan(1)
    expect(others).not.toContain('retry:')
    expect((await runHere(['explain', '0x0403'])).stdout).not.toContain('At other providers')
  })

  test('is read in Russian by people who read Russian', async () => {
    const { stdout } = await runHere(['explain', 'ESME_RTHROTTLED'], { env: { LANG: 'ru_RU.UTF-8' } })
    expect(stdout).toContain('что делать:')
    expect(stdout).not.toContain('what to do')
  })

  test.each([
    [['--profile', 'nobody'], 'There is no profile nobody. Choose one of these: ru-gateway-8056,'],
    [['--field', 'colour'], '--field colour is not known. Choose one of these: command_status,'],
    [['--pdu', 'submit_sm_rsp'], '--pdu submit_sm_rsp is not known.'],
  ])('%j is bad usage', async (args, said) => {
    const { code, stdout, stderr } = await runHere(['explain', '8', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`error: ${said}`)
  })
})

describe('explain --paste', () => {
  interface Pasted {
    recognised: {
      kind: string
      lines: number[]
      pdu?: { fields: { password?: string } }
      candidates: unknown[]
    }[]
    unread: { lines: number[]; text: string }[]
  }

  test('prints what was recognised with its lines, and what was not; the password of a bind is masked', async () => {
    const bind = '0000002000000002000000000000000175736572007365637265740000340000' + '00'
    const input = `~~ ??\n${bind.replace('00000020', '00000021')}\nid:1 stat:UNDELIV err:006\n`
    const { code, lines } = await runHere(['explain', '--paste'], { input })
    const { recognised, unread }: Pasted = JSON.parse(lines[0]!)
    expect({ code, count: lines.length }).toEqual({ code: 0, count: 1 })
    expect(recognised.map(({ kind, lines: of }) => [kind, of])).toEqual([
      ['pdu', [2, 2]],
      ['receipt', [3, 3]],
    ])
    expect(lines[0]).not.toContain('secret')
    expect(recognised[1]?.candidates.length).toBeGreaterThan(1)
    expect(unread).toEqual([{ lines: [1, 1], text: '~~ ??' }])
  })

  test('is for reading on a terminal, and JSON there when asked', async () => {
    const bind = '0000002100000002000000000000000175736572007365637265740000340000' + '0000'
    const input = `~~ ??\n${bind}\nid:1 stat:UNDELIV err:006\n`
    const { code, stdout } = await runHere(['explain', '--paste'], { input, isTerminal: true })
    expect(code).toBe(0)
    for (const said of ['Line 2: PDU (hex)', 'bind_transmitter', 'stat  ', 'Line 1: not recognised\n  ~~ ??'])
      expect(stdout).toContain(said)
    expect(stdout).not.toMatch(/secret|736563726574|^\{/)
    const asked = await runHere(['explain', '--paste', '--json'], { input, isTerminal: true })
    expect(JSON.parse(asked.stdout)).toMatchObject({ unread: [{ text: '~~ ??' }] })
  })

  test('reads the octets of a PDU given in place of a code', async () => {
    const hex = '00 00 00 10 80 00 00 04 00 00 00 58 00 00 00 01'
    const { code, stdout } = await runHere(['explain', hex])
    expect(code).toBe(0)
    expect(stdout).toContain('submit_sm_resp')
    expect(stdout).toContain('ESME_RTHROTTLED')
    const [pasted] = await jsonHere<Pasted>(['explain', hex])
    expect(pasted?.recognised.map(({ kind }) => kind)).toEqual(['pdu'])
  })

  test.each([
    [['decode', '00 00 00 10 80 00 00 04'], 'decode -'],
    [['receipt', 'id:1 sub:001 dlvrd:001 stat:DELIVRD err:000'], 'receipt --plain -'],
  ])('%j is told how to be piped', async (args, said) => {
    const { code, stderr } = await runHere(args)
    expect(code).toBe(2)
    expect(stderr).toContain(`echo '…' | smpp-workbench ${said}`)
  })

  test('ends in 1 when nothing was recognised', async () => {
    const { code } = await runHere(['explain', '--paste'], { input: '~~ ??\n' })
    expect(code).toBe(1)
  })
})

test('the help in Russian has no English placeholders, and its columns stand', async () => {
  const { stdout } = await runHere(['--help', '--lang', 'ru'])
  expect(stdout).toContain('Вызов: smpp-workbench [параметры] [команда]')
  expect(stdout).not.toMatch(/\[options\]|\[command\]/)
  expect(stdout).toContain('explain [параметры] [code]')
  expect((await runHere(['--help', '--lang', 'en'])).stdout).toContain(
    'Usage: smpp-workbench [options] [command]',
  )
})
