import { describe, expect, test } from 'vitest'
import { scriptedSmsc } from '../../../support/scripted-smsc.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'
import { password as env, type Line, sendTo } from '../send-command.ts'

describe('a password', () => {
  test('is never taken from the command line, nor repeated', async () => {
    for (const args of [['--password', 'hunter2'], ['--password=hunter2']]) {
      const { code, stdout, stderr } = await runHere(sendTo(1, '--text', 'Hi', ...args), { env })
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain('A password is not taken from the command line')
      expect(stderr).toContain('--password-stdin')
      expect(stderr).not.toContain('hunter2')
    }
  })

  test('comes from a variable or from standard input, whole', async () => {
    const passwords: unknown[] = []
    const { port } = await scriptedSmsc(() => ({ status: 0 }))
    const simulator = startCli(['simulate', '--port', '0', '--config', '-'])
    simulator.child.stdin?.end(JSON.stringify({ password: 'longer than eight ' }))
    const simulated = Number((await simulator.line(/^listening /)).split(':').at(-1))
    for (const [args, options] of [
      [['--password-env', 'MINE'], { env: { MINE: 'longer than eight ' } }],
      [['--password-stdin'], { input: 'longer than eight \n' }],
    ] as const) {
      const lines = await jsonHere<Line>(sendTo(simulated, '--text', `Hi ${args[0]}`, ...args), options)
      passwords.push(lines.at(-1)?.['ok'])
    }
    expect(passwords).toEqual([true, true])
    const unset = await runHere(sendTo(port, '--text', 'Hi', '--password-env', 'NOT_SET'))
    expect(unset.code).toBe(2)
    expect(unset.stderr).toContain('The environment variable NOT_SET is not set')
  })
})

test.each([
  ['--text and --text-file exclude each other', ['--text', 'Hi', '--text-file', 'x']],
  ['There is no text to send', []],
  ['--ca means nothing without --tls', ['--text', 'Hi', '--ca', 'x.pem']],
  ['/nowhere.pem cannot be read', ['--text', 'Hi', '--tls', '--ca', '/nowhere.pem']],
  ['exclude each other', ['--text', 'Hi', '--bind-mode', 'transmitter', '--wait-receipt']],
  ['--password-stdin and - exclude each other', ['-', '--password-stdin']],
  ['Expected a tag and its value', ['--text', 'Hi', '--tlv', '0x1400']],
  ['Expected a tag and its value', ['--text', 'Hi', '--tlv', 'no_such_tlv=1']],
  ['Expected a tag and its value', ['--text', 'Hi', '--tlv', 'dest_port=65536']],
  ['Expected a tag and its value', ['--text', 'Hi', '--tlv', '0x1400=text:€']],
  ['Expected a tag and its value', ['--text', 'Hi', '--tlv', 'network_error_code=03000']],
  ['Expected destination:source', ['--text', 'Hi', '--ports', '240:256/8']],
  ['Expected auto, none', ['--text', 'Hi', '--single-shift', 'turkish']],
  [
    'Expected JSON such as {"messageClass":0}. ports',
    ['--text', 'Hi', '--kind', '{"ports":{"destination":-1}}'],
  ],
  ['message class 0 and encoding latin1', ['--text', 'Hi', '--message-class', '0', '--encoding', 'latin1']],
  ['Expected 0 to 255.', ['--text', 'Hi', '--priority', '256']],
  ['At most 99 days.', ['--text', 'Hi', '--validity', '100d']],
  ['There is no profile nobody', ['--text', 'Hi', '--profile', 'nobody']],
  ['These characters do not exist in gsm7', ['--text', 'Привет', '--encoding', 'gsm7']],
  ['--encoding binary is not hex', ['--text', 'xyz', '--encoding', 'binary']],
  ['sm_length', ['--text', 'a'.repeat(300), '--method', 'none']],
] as const)('says “%s” before anybody is called', async (said, args) => {
  const { code, stdout, stderr } = await runHere(sendTo(1, ...args), { env })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(said)
})
