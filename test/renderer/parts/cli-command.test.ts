import { execFileSync } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { makeCli } from '../../../electron/cli/console/cli.ts'
import { addConnectionOptions } from '../../../electron/cli/options/connection-options.ts'
import { addIntentOptions, intentOf } from '../../../electron/cli/options/intent-options.ts'
import {
  addBindsOption,
  addLifeOptions,
  addPaceOptions,
} from '../../../electron/cli/options/session-options.ts'
import { cliCommand, whyNoCommand } from '../../../renderer/parts/cli-command.ts'
import type { Connection } from '../../../shared/contract/connections.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { catalogue } from '../../support/catalogue.ts'
import { draftTo, intentOf as plainIntent } from '../../support/running-engine.ts'

const connection: Connection = {
  ...draftTo(2775, { systemType: 'it\'s "VMA"' }),
  connectionId: 'c1',
  revision: 'r1',
  hasPassword: true,
  passwordOctets: 6,
  hasOutbindPassword: false,
  builtIn: false,
}

/** The command line as a shell takes it apart, read by the command itself. */
function readBack(line: string): SendIntent {
  const options = optionsOf(line)
  return intentOf(catalogue, { to: '', ...options }, String(options['text']), false)
}

function optionsOf(line: string): Record<string, unknown> {
  const words: string[] = JSON.parse(
    execFileSync(
      'sh',
      ['-c', `set -- ${line}; exec node -e 'console.log(JSON.stringify(process.argv.slice(1)))' -- "$@"`],
      {
        encoding: 'utf8',
      },
    ),
  )
  const cli = makeCli(['--lang', 'en'], {}, { stdout: new PassThrough(), stderr: new PassThrough() })
  const command = new Command().exitOverride().option('--text <text>').option('--wait-receipt')
  addIntentOptions(
    addPaceOptions(addLifeOptions(addConnectionOptions(command, cli, ['transceiver', 'pair']), cli), cli),
    cli,
  )
  addBindsOption(command, cli)
  command.parse(words.slice(2), { from: 'user' })
  return command.opts()
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
    expect(readBack(cliCommand(intent, connection))).toEqual(intent)
  }
})

test('says nothing of a password', () => {
  expect(cliCommand(plainIntent(), connection)).not.toMatch(/password/i)
})

test('carries what is set on the connection: TLS, timers, window, rate, addresses', () => {
  const set: Connection = {
    ...connection,
    ...draftTo(2775, {
      addrTon: 1,
      addrNpi: 8,
      addressRange: '^79',
      rate: 2.5,
      window: 3,
      inactivityTimeout: 60,
      inDoubt: 'repeat',
      reconnect: { enabled: true, initialDelay: 1, maxDelay: 60 },
      connectTimeout: 4,
      bindTimeout: 5,
      responseTimeout: 6,
      enquireLinkInterval: 0,
    }),
    tls: {
      enabled: true,
      verify: true,
      serverName: 'smsc.example',
      caPem: '-----BEGIN CERTIFICATE-----',
      minVersion: 'TLSv1.3',
      pinnedSha256: 'AB'.repeat(32),
    },
    clientCertificate: {
      format: 'pem',
      subject: 'CN=acme',
      issuer: 'CN=ca',
      validFrom: 0,
      validTo: 1,
      fingerprint: '',
      keyType: 'EC prime256v1',
      hasPassphrase: true,
    },
  }
  expect(optionsOf(cliCommand(plainIntent(), set))).toMatchObject({
    addrTon: 1,
    addrNpi: 8,
    addressRange: '^79',
    tls: true,
    serverName: 'smsc.example',
    ca: 'provider-ca.pem',
    minTls: '1.3',
    pin: set.tls.pinnedSha256,
    cert: 'client.pem',
    key: 'client.key',
    rate: 2.5,
    window: 3,
    inactivity: 60,
    inDoubt: 'repeat',
    reconnect: true,
    connectTimeout: 4,
    bindTimeout: 5,
    responseTimeout: 6,
    enquireLink: 0,
  })
})

test('carries how many binds there are, of a pair too, and says nothing of a single one', () => {
  const several: Connection = { ...connection, bindMode: 'pair', binds: 3 }
  expect(optionsOf(cliCommand(plainIntent(), several))).toMatchObject({ bindMode: 'pair', binds: 3 })
  expect(cliCommand(plainIntent(), connection)).not.toContain('--binds')
})

test('knows over which connections no command can send', () => {
  const outbind = { enabled: true, host: '127.0.0.1', port: 2776, systemId: '' }
  expect(whyNoCommand({ ...connection, outbind })).toBe('outbind')
  expect(whyNoCommand({ ...connection, bindMode: 'receiver' })).toBe('receiver')
  for (const bindMode of ['transmitter', 'transceiver', 'pair'] as const) {
    expect(whyNoCommand({ ...connection, bindMode, outbind: { ...outbind, enabled: false } })).toBeNull()
  }
})
