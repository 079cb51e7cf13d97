import { execFileSync } from 'node:child_process'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { addConnectionOptions } from '../../../../electron/cli/connection-options.ts'
import { addIntentOptions, intentOf } from '../../../../electron/cli/send-intent.ts'
import { cliCommand } from '../../../../renderer/screens/composer/cli-command.ts'
import type { Connection } from '../../../../shared/contract/connections.ts'
import type { SendIntent } from '../../../../shared/contract/message.ts'
import { draftTo, intentOf as plainIntent } from '../../../support/running-engine.ts'

const connection: Connection = {
  ...draftTo(2775, { systemType: 'it\'s "VMA"' }),
  connectionId: 'c1',
  hasPassword: true,
  passwordOctets: 6,
  hasOutbindPassword: false,
  builtIn: false,
}

/** The command line as a shell takes it apart, read by the command itself. */
function readBack(line: string): SendIntent {
  const words: string[] = JSON.parse(
    execFileSync(
      'sh',
      ['-c', `set -- ${line}; exec node -e 'console.log(JSON.stringify(process.argv.slice(1)))' -- "$@"`],
      {
        encoding: 'utf8',
      },
    ),
  )
  const cli = {
    language: 'en' as const,
    isLanguageChosen: false,
    environment: {},
    say: (both: { en: string; ru: string }) => both.en,
    print: async () => {},
    complain: () => {},
  }
  const command = new Command().exitOverride().option('--text <text>').option('--wait-receipt')
  addIntentOptions(addConnectionOptions(command, cli, ['transceiver']), cli)
  command.parse(words.slice(2), { from: 'user' })
  const options = command.opts()
  return intentOf({ to: '', ...options }, String(options['text']), false)
}

test('the copied command sends the very same message', () => {
  // What the composer takes from the connection's profile.
  const textRules = { dataCodings: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14] }
  const intents: SendIntent[] = [
    plainIntent({ textRules }),
    plainIntent({
      textRules: { defaultAlphabet: 'latin1' },
      esm_class: 3,
      text: "it's $HOME `x` \\\n€ --text=б",
      graphemes: true,
      partOctets: 100,
      data_coding: 0xf1,
    }),
    plainIntent({
      textRules,
      source: { ton: 0, npi: 0, addr: '-ACME' },
      messageClass: 0,
      ports: { destination: 1, source: 2, width: 16 },
      wapPush: { kind: 'sl', href: "https://a.example/?q='1'", action: 'cache' },
      nationalSingleShift: 'auto',
      tlvs: [{ tag: 0x1400, hex: '3131' }],
      schedule_delivery_time: '000001000000000R',
      service_type: 'WAP',
      priority_flag: 2,
    }),
  ]
  for (const intent of intents) {
    expect(readBack(cliCommand(intent, connection))).toEqual({ graphemes: false, ...intent })
  }
})

test('says nothing of a password', () => {
  expect(cliCommand(plainIntent(), connection)).not.toMatch(/password/i)
})
