import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ReplySpec } from '../../../../electron/session/request.ts'
import { encodePdu } from '../../../../shared/smpp/encode.ts'
import type { DecodedPdu } from '../../../../shared/smpp/pdu.ts'
import { statusValue } from '../../../../shared/smpp/status-table.ts'
import { scriptedSmsc, sendReceipt } from '../../../support/scripted-smsc.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { tlsFile } from '../../session/session-kit.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'
import { password as env, type Line, sendTo } from '../send-command.ts'

const longText = 'Привет! '.repeat(20)

/** Accepts every submit under the ids that are given, and keeps what came. */
function accepting(ids: readonly string[]): {
  answer: (pdu: DecodedPdu) => ReplySpec
  submits: DecodedPdu[]
} {
  const submits: DecodedPdu[] = []
  return {
    submits,
    answer(pdu) {
      if (pdu.command !== 'submit_sm') return { status: 0 }
      submits.push(pdu)
      return { status: 0, fields: { message_id: ids[submits.length - 1] ?? '' } }
    },
  }
}

describe('with the simulator', () => {
  test('sends a long message, waits for every receipt and unbinds', async () => {
    const simulator = startCli(['simulate', '--port', '0', '--json'])
    const port = Number((await simulator.line(/^listening /)).split(':').at(-1))
    const lines = await jsonHere<Line>(sendTo(port, '--from', 'INFO', '--text', longText, '--wait-receipt'), {
      env,
    })
    expect(lines.map(({ kind }) => kind)).toEqual([
      'bound',
      'part',
      'part',
      'part',
      'receipt',
      'receipt',
      'receipt',
      'summary',
    ])
    expect(lines[1]).toMatchObject({ part: 1, parts: 3, command_status: 0, status: 'ESME_ROK', error: null })
    const ids = lines.filter(({ kind }) => kind === 'part').map((line) => line['message_id'])
    expect(lines.filter(({ kind }) => kind === 'receipt').map((line) => line['message_id'])).toEqual(ids)
    expect(lines.at(-1)).toMatchObject({ ok: true, accepted: 3, delivered: 3, encoding: 'ucs2', error: null })
    await simulator.line(/"kind":"closed"/)
  })

  test('says in words what a refusal means at this provider', async () => {
    const simulator = startCli(['simulate', '--port', '0'])
    const port = Number((await simulator.line(/^listening /)).split(':').at(-1))
    const args = ['--text', 'Hello', '--profile', 'ru-gateway-8056', '--lang', 'ru']
    const { code, stdout } = await runHere(sendTo(port, ...args).with(6, '79161231027'), { env })
    expect(code).toBe(1)
    expect(stdout).toMatch(/часть 1\/1 {2}submit_sm_resp {2}0x00000403 .* недопустимое слово/)
    expect(stdout).toContain('принято 0, отклонено 1')
  })
})

describe('a refusal that is about a field', () => {
  test('names what is odd about it in this very message, else that it is well formed', async () => {
    const { port } = await scriptedSmsc(() => ({ status: statusValue('ESME_RINVSRCADR') }))
    const suspects = async (...args: string[]) => {
      const lines = await jsonHere<Line>(sendTo(port, '--text', 'Hi', ...args), { env })
      return lines.find(({ kind }) => kind === 'part')?.['suspects']
    }
    expect(await suspects('--from', 'AcmeAcmeAcme')).toEqual([expect.stringContaining('12 characters')])
    expect(await suspects('--from', 'Acme')).toEqual([
      expect.stringContaining('probably it is not registered'),
    ])
  })
})

describe('what goes out', () => {
  test('is what was asked for', async () => {
    const { answer, submits } = accepting(['a'])
    const { port } = await scriptedSmsc(answer)
    const args = ['--from', '7001', '--text', 'Hi', '--validity', '2h', '--schedule', '261122120000000+']
    const numbers = [
      '--registered-delivery',
      '0x11',
      '--priority',
      '2',
      '--protocol-id',
      '64',
      '--data-coding',
      '0xf5',
    ]
    const tlvs = ['--tlv', 'user_message_reference=258', '--tlv', '0x1400=61:62']
    const { code } = await runHere(sendTo(port, ...args, ...numbers, ...tlvs, '--service-type', 'WAP'), {
      env,
    })
    expect(code).toBe(0)
    expect(submits[0]?.fields).toMatchObject({
      source_addr_ton: 3,
      source_addr_npi: 0,
      source_addr: '7001',
      dest_addr_ton: 1,
      destination_addr: '79161234567',
      service_type: 'WAP',
      protocol_id: 64,
      priority_flag: 2,
      validity_period: '000000020000000R',
      schedule_delivery_time: '261122120000000+',
      registered_delivery: 0x11,
      data_coding: 0xf5,
    })
    expect(submits[0]?.tlvs.map(({ tag, value }) => [tag, [...value]])).toEqual([
      [0x0204, [1, 2]],
      [0x1400, [0x61, 0x62]],
    ])
  })

  test('is the text of a file or of standard input, without the line end that closes it', async () => {
    const { answer, submits } = accepting([])
    const { port } = await scriptedSmsc(answer)
    const file = join(testFolder(), 'text')
    writeFileSync(file, 'one\n\n')
    await runHere(sendTo(port, '--text-file', file), { env })
    await runHere(sendTo(port, '-'), { env, input: 'two\r\n' })
    await runHere(sendTo(port, '--encoding', 'binary', '--text', '0A 1b'), { env })
    const texts = submits.map(({ fields }) => String(fields['short_message']))
    expect(texts).toEqual(
      [Buffer.from('one\n'), Buffer.from('two'), Uint8Array.of(10, 0x1b)].map((one) =>
        String(new Uint8Array(one)),
      ),
    )
  })

  test('goes over TLS to a peer whose certificate is trusted, and to no other', async () => {
    const tls = { key: tlsFile('server.key.pem'), cert: tlsFile('server.cert.pem') }
    const { port } = await scriptedSmsc(accepting([]).answer, { tls })
    const ca = join(testFolder(), 'ca.pem')
    writeFileSync(ca, tlsFile('ca.cert.pem'))
    const send = (...args: string[]) => jsonHere<Line>(sendTo(port, '--text', 'Hi', ...args), { env })
    const trusted = await send('--tls', '--ca', ca, '--server-name', 'localhost')
    expect(trusted[0]).toMatchObject({ kind: 'bound', tls: expect.stringContaining('TLS') })
    expect((await send('--tls')).at(-1)).toMatchObject({
      ok: false,
      error: { code: 'session.tls-certificate' },
    })
    expect((await send('--tls', '--insecure')).at(-1)).toMatchObject({ ok: true })
  })
})

describe('what is likely trouble', () => {
  test('is told on stderr, a line each, and sent all the same', async () => {
    const { answer, submits } = accepting(['a'])
    const { port } = await scriptedSmsc(answer)
    const args = ['--from', 'TWELVELETTER', '--text', 'Order {{order#}}', '--registered-delivery', '1']
    const { code, stdout, stderr } = await runHere(sendTo(port, ...args, '--json'), { env })
    expect(code).toBe(0)
    expect(submits).toHaveLength(1)
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^warning: TX only: receipts have nowhere to go/),
      'warning: The sender takes 12 characters; 11 fit on the air. Shorten it.',
      'warning: Not filled in: order#. It goes out with its braces. Put values in their place.',
    ])
    for (const line of stdout.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('kind')
  })

  test('includes the TLVs that the provider requires, in the language asked for', async () => {
    const { port } = await scriptedSmsc(accepting(['a']).answer)
    const args = ['--text', 'Hi', '--profile', 'mobtext', '--tlv', '0x1400=31', '--lang', 'ru']
    const { code, stderr } = await runHere(sendTo(port, ...args), { env })
    expect(code).toBe(0)
    expect(stderr.match(/^предупреждение: Этот провайдер требует TLV .*$/gm)).toHaveLength(2)
  })

  test('is silent for a message that is well', async () => {
    const { port } = await scriptedSmsc(accepting(['a']).answer)
    const { stderr } = await runHere(sendTo(port, '--from', 'ACME', '--text', 'Hi'), { env })
    expect(stderr).toBe('')
  })
})

describe('receipts', () => {
  test('that overtake their response, or write the id in another base, find their part', async () => {
    const hex = { id: '1f4', asDecimal: '500' }
    const { port } = await scriptedSmsc(async (pdu, session) => {
      if (pdu.command !== 'submit_sm') return { status: 0 }
      await sendReceipt(session, 'someone-else')
      await sendReceipt(session, hex.asDecimal)
      return { status: 0, fields: { message_id: hex.id } }
    })
    const lines = await jsonHere<Line>(sendTo(port, '--text', 'Hi', '--wait-receipt', '20'), { env })
    expect(lines.map(({ kind, part }) => [kind, part])).toEqual([
      ['bound', undefined],
      ['part', 1],
      ['receipt', null],
      ['receipt', 1],
      ['summary', undefined],
    ])
    expect(lines[3]).toMatchObject({
      message_id: '1f4',
      id_rule: 'hex-to-decimal',
      receipt: { id: '500', stat: 'DELIVRD', final: true },
    })
  })

  test('that say anything but delivered are a failure; what is not final is waited on', async () => {
    const smsc = await scriptedSmsc(accepting(['77']).answer)
    const ended = runHere(sendTo(smsc.port, '--text', 'Hi', '--wait-receipt', '20', '--json'), { env })
    const session = await smsc.client
    await sendReceipt(session, '77', { stat: 'ENROUTE' })
    await sendReceipt(session, '77', { stat: 'UNDELIV', err: '011' })
    const { code, lines } = await ended
    expect(code).toBe(1)
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      ok: false,
      receipts: 2,
      delivered: 0,
      undelivered: 1,
    })
  })

  test('that do not come are a failure', async () => {
    const { port } = await scriptedSmsc(accepting(['77']).answer)
    const lines = await jsonHere<Line>(sendTo(port, '--text', 'Hi', '--wait-receipt', '0.2'), { env })
    expect(lines.at(-1)).toMatchObject({ ok: false, accepted: 1, without_receipt: 1, error: null })
  })

  test('are not passed off as messages, nor messages as receipts', async () => {
    const smsc = await scriptedSmsc(accepting(['77']).answer)
    const ended = jsonHere<Line>(sendTo(smsc.port, '--text', 'Hi', '--wait-receipt', '20'), { env })
    const session = await smsc.client
    const short_message = new Uint8Array(Buffer.from('id:77 stat:UNDELIV'))
    await session.request({ command: 'deliver_sm', fields: { source_addr: '7900', short_message } })
    await sendReceipt(session, '77')
    const lines = await ended
    expect(lines.find(({ kind }) => kind === 'incoming')).toMatchObject({
      pdu: { command: 'deliver_sm', text: 'id:77 stat:UNDELIV' },
    })
    expect(lines.at(-1)).toMatchObject({ ok: true, delivered: 1 })
  })
})

describe('receipts that break the rules', () => {
  const octets = (text: string, tail = '') =>
    new Uint8Array(Buffer.concat([Buffer.from(text, 'latin1'), Buffer.from(tail, 'hex')]))
  const text =
    'id:77 sub:001 dlvrd:001 submit date:2611221200 done date:2611221201 stat:DELIVRD err:000 text:'
  const state = (hex: string) => ({ tag: 0x0427, value: new Uint8Array(Buffer.from(hex, 'hex')) })
  test.each([
    ['without their esm_class', { short_message: octets(text) }, []],
    ['in ASCII under UCS-2', { esm_class: 4, data_coding: 8, short_message: octets(text, '041f0440') }, []],
    ['with a state that no version knows', { esm_class: 4, short_message: octets(text) }, [state('32')]],
    ['of TLVs alone', { esm_class: 0 }, [{ tag: 0x001e, value: octets('77', '00') }, state('02')]],
  ])('are joined: %s', async (_, fields, tlvs) => {
    const smsc = await scriptedSmsc(accepting(['77']).answer)
    const ended = jsonHere<Line>(sendTo(smsc.port, '--text', 'Hi', '--wait-receipt', '20'), { env })
    const session = await smsc.client
    await session.request({ command: 'deliver_sm', fields: { source_addr: '79161234567', ...fields }, tlvs })
    expect((await ended).at(-1)).toMatchObject({ ok: true, receipts: 1, delivered: 1 })
  })
})

describe('what fails', () => {
  test('is told in the SMSC’s own words, with its network error', async () => {
    const smsc = await scriptedSmsc(() => ({
      status: 0x45,
      tlvs: [
        { tag: 0x001d, value: new Uint8Array(Buffer.from('no route to operator\0')) },
        { tag: 0x0423, value: Uint8Array.of(3, 0, 27) },
      ],
    }))
    const [, refused] = await jsonHere<Line>(sendTo(smsc.port, '--text', 'Hi'), { env })
    expect(refused).toMatchObject({
      additional_status_info_text: 'no route to operator',
      network_error_code: { type: 3, code: 27 },
    })
    const { stdout } = await runHere([...sendTo(smsc.port, '--text', 'Hi'), '--lang', 'en'], { env })
    expect(stdout).toContain('the SMSC says “no route to operator”  network_error_code 3: 27  ')
  })

  test('is told of an answer without message_id, which no receipt can be joined to', async () => {
    const smsc = await scriptedSmsc(() => ({ status: 0 }))
    const { stdout } = await runHere([...sendTo(smsc.port, '--text', 'Hi'), '--lang', 'en'], { env })
    expect(stdout).toContain('the response has no message_id')
  })

  test('is told part by part: refused, not answered, or lost with the session', async () => {
    const refusing = await scriptedSmsc(() => ({ status: 0x58 }))
    const [, refused, summary] = await jsonHere<Line>(sendTo(refusing.port, '--text', 'Hi'), { env })
    expect(refused).toMatchObject({
      command: 'submit_sm_resp',
      command_status: 0x58,
      status: 'ESME_RTHROTTLED',
    })
    expect(refused?.['explanation']).toEqual(expect.any(String))
    expect(summary).toMatchObject({ ok: false, refused: 1, accepted: 0 })

    const silent = await scriptedSmsc((pdu) => (pdu.command === 'submit_sm' ? null : { status: 0 }))
    const [, unanswered] = await jsonHere<Line>(sendTo(silent.port, '--text', 'Hi', '--timeout', '0.3'), {
      env,
    })
    expect(unanswered).toMatchObject({ command_status: null, error: { code: 'session.response-timeout' } })

    const cutting = await scriptedSmsc((pdu, session) => {
      if (pdu.command === 'submit_sm') void session.cut()
      return null
    })
    const lines = await jsonHere<Line>(sendTo(cutting.port, '--text', 'Hi'), { env })
    expect(lines[1]).toMatchObject({ kind: 'part', error: { code: 'session.lost' } })
    expect(lines.at(-1)).toMatchObject({ ok: false, unanswered: 1, error: { code: 'session.ended-early' } })
  })

  test('is exit code 1 with the next step when nobody listens', async () => {
    const { code, stderr } = await runHere(sendTo(1, '--text', 'Hi', '--lang', 'ru'), { env })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^ошибка: 127\.0\.0\.1 отказал в соединении с портом 1/)
  })

  test('is over at once when it is interrupted', async () => {
    const smsc = await scriptedSmsc(accepting(['77']).answer)
    const cli = startCli(sendTo(smsc.port, '--text', 'Hi', '--wait-receipt', '--json'), env)
    await cli.line(/"kind":"part"/)
    cli.child.kill('SIGINT')
    const { code, lines } = await cli.ended
    expect(code).toBe(1)
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      kind: 'summary',
      ok: false,
      without_receipt: 1,
      error: null,
    })
  })
})

test('says on stderr what it notices of the peer, each kind once, in the language asked for', async () => {
  const { port } = await scriptedSmsc((pdu, session) => {
    if (pdu.command !== 'submit_sm') return { status: 0 }
    for (const number of [100, 101, 102]) {
      session.sendRaw(encodePdu({ command: 'submit_sm_resp', sequence_number: number }))
    }
    return { status: 0, fields: { message_id: '1' } }
  })
  const { code, stderr, stdout } = await runHere(sendTo(port, '--text', 'Hello', '--lang', 'ru'), { env })
  expect(code).toBe(0)
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^замечание: submit_sm_resp .* 100 отвечает на запрос, которого не было/),
  ])
  expect(stdout).not.toContain('замечание')
})
