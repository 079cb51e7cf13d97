import { expect, test } from 'vitest'
import { readWapPush } from '../../shared/text/read-wap-push.ts'
import { runCli } from '../electron/cli/cli-process.ts'
import { npmSmsc } from './npm-smsc.ts'

/** Runs `send` against npm smpp as SMSC: what it brought, as that decoder read it and octet for octet. */
async function peer() {
  const smsc = await npmSmsc()
  let from = 0
  return async (...args: string[]) => {
    const to = ['--port', String(smsc.port), '--system-id', 'demo', '--to', '79161234567']
    const { code, stderr } = await runCli(['send', ...to, ...args], { env: { SMPP_PASSWORD: 'demo' } })
    // What is unusual on purpose is warned of, and nothing else is said.
    expect({ code, said: stderr.replace(/^warning: .*\n/gm, '') }).toEqual({ code: 0, said: '' })
    const octets = smsc
      .submits()
      .slice(from)
      .map((pdu) => pdu.subarray(16).toString('hex'))
    const pdus = smsc.seen.slice(from).map((pdu): Record<string, unknown> => ({ ...pdu }))
    from += octets.length
    return { pdus, octets, first: pdus[0] ?? {}, body: octets[0] ?? '' }
  }
}

const text = (words: string) => Buffer.from(words, 'latin1').toString('hex')

test('every field of submit_sm goes out as it was given', async () => {
  const send = await peer()
  const { first, body } = await send(
    ...['--text', 'Hi', '--encoding', 'latin1', '--from', 'ACME', '--from-ton', '0', '--from-npi', '8'],
    ...[
      '--to-ton',
      '2',
      '--to-npi',
      '1',
      '--service-type',
      'WAP',
      '--esm-class',
      '3',
      '--protocol-id',
      '0x41',
    ],
    ...[
      '--priority',
      '2',
      '--schedule',
      '261128120000004+',
      '--validity',
      '3d',
      '--registered-delivery',
      '0x12',
    ],
    ...['--replace-if-present', '1', '--data-coding', '0xf1', '--default-message-id', '7'],
  )
  expect(first).toMatchObject({
    service_type: 'WAP',
    source_addr_ton: 0,
    source_addr_npi: 8,
    source_addr: 'ACME',
    dest_addr_ton: 2,
    dest_addr_npi: 1,
    destination_addr: '79161234567',
    esm_class: 3,
    protocol_id: 0x41,
    priority_flag: 2,
    registered_delivery: 0x12,
    replace_if_present_flag: 1,
    data_coding: 0xf1,
    sm_default_msg_id: 7,
  })
  expect(body).toBe(
    [
      `${text('WAP')}00`,
      `0008${text('ACME')}00`,
      `0201${text('79161234567')}00`,
      '034102',
      `${text('261128120000004+')}00`,
      `${text('000003000000000R')}00`,
      '1201f107',
      `02${text('Hi')}`,
    ].join(''),
  )
})

test('a TLV is typed by its name, by its number, or as is said', async () => {
  const send = await peer()
  const tlvs = {
    'user_message_reference=258': '020400020102',
    'dest_addr_subunit=0x01': '0005000101',
    'sms_signal=hex:0102': '120300020102',
    'receipted_message_id=42': '001e0003343200',
    'callback_num=01:00:37': '03810003010037',
    '0x1400=6162': '140000026162',
    '5121=text:1107': '1401000431313037',
    '0x1402=cstr:Ä': '14020002c400',
    '0x1403=int:65536': '14030003010000',
    '0x1404=': '14040000',
  }
  const args = Object.keys(tlvs).flatMap((tlv) => ['--tlv', tlv])
  const { first, body } = await send('--text', 'Hi', ...args)
  expect(first).toMatchObject({
    user_message_reference: 258,
    dest_addr_subunit: 1,
    receipted_message_id: '42',
  })
  expect(body.endsWith(`02${text('Hi')}${Object.values(tlvs).join('')}`)).toBe(true)
})

test('flash, ports, national tables and the first part’s header, as options and as --kind', async () => {
  const send = await peer()
  const flash = await send('--text', 'Now', '--message-class', '0', '--ports', '240:241/8')
  expect(flash.first).toMatchObject({ esm_class: 0x40, data_coding: 0x10 })
  expect(flash.body.endsWith(`08040402f0f1${text('Now')}`)).toBe(true)

  const turkish = ['--text', 'ğ'.repeat(160), '--reference', '7', '--first-part-header', '20 01 05']
  const asOptions = await send(
    ...turkish,
    '--single-shift',
    '1',
    '--locking-shift',
    '1',
    '--encoding',
    'gsm7',
  )
  expect(asOptions.pdus).toHaveLength(2)
  expect(asOptions.body).toContain('0e0003070201240101250101200105')
  expect(asOptions.octets[1]).toContain('0b0003070202240101250101')
  const asKind = await send(
    ...turkish.slice(0, 4),
    ...['--encoding', 'gsm7', '--kind'],
    '{"nationalSingleShift":1,"nationalLockingShift":1,"firstPartHeader":"200105"}',
  )
  expect(asKind.octets).toEqual(asOptions.octets)
})

test('WAP push, message waiting and USSD', async () => {
  const send = await peer()
  const si = {
    kind: 'si',
    href: 'http://a.example/1',
    action: 'signal-high',
    id: '7',
    created: '',
    expires: '',
  }
  const pushed = await send('--text', 'Open', '--kind', JSON.stringify({ wapPush: si }))
  expect(pushed.first).toMatchObject({ esm_class: 0x40, data_coding: 0xf5 })
  const [, message = ''] = /0605040b8423f0([0-9a-f]+)$/.exec(pushed.body) ?? []
  expect(readWapPush(Buffer.from(message, 'hex'))).toEqual({ push: si, text: 'Open' })
  const sl = { kind: 'sl', href: 'http://a.example/2', action: 'execute-low' }
  const loaded = await send('--kind', JSON.stringify({ wapPush: sl }))
  const [, service = ''] = /0605040b8423f0([0-9a-f]+)$/.exec(loaded.body) ?? []
  expect(readWapPush(Buffer.from(service, 'hex'))).toEqual({ push: sl, text: '' })

  const waiting = { kind: 'voicemail', active: true, count: 3, store: true, by: 'tlv' }
  const kind = JSON.stringify({ waiting, ussdServiceOp: 2 })
  const { first } = await send('--text', '*100#', '--service-type', 'USSD', '--kind', kind)
  expect(first).toMatchObject({ ms_msg_wait_facilities: 0x80, number_of_messages: 3, ussd_service_op: 2 })
})

test('octets, packed septets, every method, a part size and whole characters', async () => {
  const send = await peer()
  expect((await send('--encoding', 'binary', '--text', '00 ff 1b')).body.endsWith('04000300ff1b')).toBe(true)
  expect(
    (await send('--encoding', 'gsm7-packed', '--text', 'hellohello')).body.endsWith('09e8329bfd4697d9ec37'),
  ).toBe(true)
  const long = 'a'.repeat(161)
  const wide = await send('--text', long, '--method', 'udh16', '--reference', '258')
  expect(wide.octets.map((octets) => /060804(01020[0-9a-f]0[0-9a-f])61/.exec(octets)?.[1])).toEqual([
    '01020201',
    '01020202',
  ])
  const sar = await send('--text', long, '--method', 'sar', '--reference', '258')
  expect(sar.pdus).toMatchObject([
    { sar_msg_ref_num: 258, sar_total_segments: 2, sar_segment_seqnum: 1 },
    { sar_msg_ref_num: 258, sar_total_segments: 2, sar_segment_seqnum: 2 },
  ])
  const payload = await send('--text', long, '--method', 'payload')
  expect(payload.body.endsWith(`00042400a1${text(long)}`)).toBe(true)
  const small = await send('--text', 'a'.repeat(40), '--part-octets', '30')
  expect(small.octets.map((octets) => octets.match(/(?:61)+$/)?.[0].length)).toEqual([48, 32])
  const family = '\u{1F468}\u200D\u{1F469}'
  const whole = await send('--text', family.repeat(15), '--graphemes')
  expect(whole.octets).toHaveLength(2)
  expect(whole.octets[1]).toMatch(/^.*0202(?:d83ddc68200dd83ddc69)+$/)
})
