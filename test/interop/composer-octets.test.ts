import { gsmCoder, type Pdu } from 'smpp'
import { expect, test } from 'vitest'
import { buildPreview } from '../../renderer/screens/composer/build-preview.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { messageEncodings, messageMethods } from '../../shared/text/message-options.ts'
import { readWapPush } from '../../shared/text/read-wap-push.ts'
import { composerDraft, type DraftChange } from '../support/composer-draft.ts'
import { draftTo, firstCard, runningEngine } from '../support/running-engine.ts'
import { everyField } from './every-field.ts'
import { npmSmsc } from './npm-smsc.ts'
import { dissect, requireTshark } from './tshark.ts'
import { differences } from './tshark-fields.ts'

const bufferOf = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')

/** An engine bound to npm smpp as SMSC; what went over the wire is kept in octets and as that decoder read it. */
async function boundPair() {
  const smsc = await npmSmsc()
  const engine = await runningEngine()
  const connection = await engine.handlers['connections.save']({
    connectionId: null,
    draft: draftTo(smsc.port),
    password: 'demo',
  })
  const { sessionId } = await engine.handlers['session.open']({ connectionId: connection.connectionId })
  return { engine, sessionId, seen: smsc.seen, submits: smsc.submits }
}

const draft = { registered_delivery: 0 } as const

const long = 'Tariff €5 [net] ~ '.repeat(14)
const texts = {
  auto: 'Привет, 😀! '.repeat(14),
  gsm7: long,
  'gsm7-packed': long,
  ucs2: 'Здравствуй, мир 😀 '.repeat(10),
  latin1: 'Ça coûte 5 £, señor. '.repeat(10),
  'iso-8859-5': 'Счёт № 7 оплачен. '.repeat(12),
  'iso-8859-8': 'שלום עולם '.repeat(20),
  ascii: 'Plain text, nothing else. '.repeat(10),
  binary: '00 ff 1b 05 80 '.repeat(60),
} as const

const si = {
  kind: 'si',
  href: 'https://www.example.com/offer/2026',
  action: 'signal-high',
  id: 'offer-7',
  created: '2026-11-22T10:00:00Z',
  expires: '2026-12-01T00:00:00Z',
} as const
const ports = { destination: 16_001, source: 16_002, width: 16 } as const

const turkish = 'İyi günler, ağaç şeker ığ '.repeat(8)
const shifts: readonly (readonly [string, DraftChange])[] = [
  ['single shift', { nationalSingleShift: 1, nationalLockingShift: null }],
  ['locking shift', { nationalSingleShift: null, nationalLockingShift: 1 }],
  ['both', { nationalSingleShift: 1, nationalLockingShift: 1 }],
]
const national = shifts.flatMap(([name, change]) =>
  (['gsm7', 'gsm7-packed'] as const).flatMap((encoding) =>
    messageMethods.map((method): readonly [string, DraftChange] => [
      `${encoding} with ${name} by ${method}`,
      // One short_message holds a short text alone.
      { ...change, encoding, method, text: method === 'none' ? 'ığ şeker' : turkish },
    ]),
  ),
)

const kinds: readonly (readonly [string, DraftChange])[] = [
  ...national,
  ...messageEncodings.map((encoding): readonly [string, DraftChange] => [
    `${encoding} alone`,
    { encoding, method: 'none', text: texts[encoding].slice(0, 24) },
  ]),
  ...messageEncodings.flatMap((encoding) =>
    (['udh8', 'udh16', 'sar'] as const).map((method): readonly [string, DraftChange] => [
      `${encoding} to ports by ${method}`,
      { encoding, method, ports, text: texts[encoding] },
    ]),
  ),
  ['every field', { ...everyField, text: 'All of it' }],
  [
    'national tables',
    {
      text: 'İyi günler, ağaç şeker ığ '.repeat(8),
      nationalSingleShift: 'auto',
      nationalLockingShift: 'auto',
    },
  ],
  ['a single shift table', { text: 'ğüşiöç ĞÜŞİÖÇ '.repeat(12), encoding: 'gsm7', nationalSingleShift: 1 }],
  ['16-bit ports', { text: long, ports }],
  ['8-bit ports in a short text', { text: 'ring', ports: { destination: 240, source: 241, width: 8 } }],
  ['ports under SAR', { text: long, ports, method: 'sar' }],
  ['a flash', { text: 'Now', messageClass: 0 }],
  ['a flash in UCS-2', { text: 'Сейчас', messageClass: 0 }],
  ['an icon by UDH', { text: long, waiting: waiting('udh') }],
  ['an icon by data_coding', { text: '2 new', waiting: waiting('coding') }],
  ['an icon by TLVs', { text: '2 new', waiting: waiting('tlv') }],
  ['an SI in parts', { text: 'Open the offer. '.repeat(12), wapPush: si }],
  ['an SL', { wapPush: { kind: 'sl', href: 'http://www.example.org/a', action: 'execute-high' } }],
  ['USSD', { text: '*100#', ussdServiceOp: 2, service_type: 'USSD' }],
  ['an element of the first part alone', { text: long, firstPartHeader: '200105' }],
  [
    'DLT identifiers',
    { text: 'Your OTP is 1234', tlvs: [dlt(1, '0x1400', '1101'), dlt(2, '0x1401', '1107')] },
  ],
]

function waiting(by: 'udh' | 'coding' | 'tlv') {
  return { kind: 'voicemail', active: true, count: 2, store: true, by } as const
}

function dlt(id: number, tag: string, value: string) {
  return { id, tag, form: 'text', value } as const
}

test('what is shown before sending is what goes over the wire, octet for octet', async () => {
  const { engine, sessionId, seen, submits } = await boundPair()
  const drafts = [
    ...messageEncodings.flatMap((encoding) =>
      messageMethods
        // Long texts in one short_message are refused before they are sent.
        .filter((method) => method !== 'none')
        .map((method) => ({ ...draft, encoding, method, text: texts[encoding] })),
    ),
    ...kinds.map(([, change]) => ({ ...draft, ...change })),
  ]
  let from = 0
  for (const one of drafts) {
    const preview = buildPreview(composerDraft(one))
    expect(preview.fault).toBeNull()
    const settled = firstCard(engine, ({ state }) => state === 'accepted')
    await engine.handlers['message.send']({ sessionId, intent: preview.intent })
    await settled
    const wire = submits().slice(from)
    from += wire.length
    expect(wire).toHaveLength(preview.submits.length)
    for (const [index, octets] of wire.entries()) {
      const sequence_number = octets.readUInt32BE(12)
      expect(octets.toString('hex')).toBe(
        bufferOf(encodePdu({ ...preview.submits[index]!, sequence_number })),
      )
    }
  }
  expect(seen).toHaveLength(from)

  requireTshark()
  const octets = submits()
  const shown = dissect(octets.map((one) => ({ by: 'client', at: 0, octets: one })))
  expect(shown.flatMap(({ complaints }) => complaints)).toEqual([])
  expect(octets.flatMap((one, place) => differences(one, shown[place]!))).toEqual([])
})

async function readByPeer(change: DraftChange): Promise<Pdu[]> {
  const { engine, sessionId, seen } = await boundPair()
  const { intent } = buildPreview(composerDraft({ ...draft, ...change }))
  const settled = firstCard(engine, ({ state }) => state === 'accepted')
  await engine.handlers['message.send']({ sessionId, intent })
  await settled
  return seen
}

const messages = (pdus: readonly Pdu[]) => pdus.map((pdu) => pdu.short_message?.message)
const headers = (pdus: readonly Pdu[]) =>
  pdus.map((pdu) => (pdu.short_message?.udh ?? []).map((element) => element.toString('hex')))

test('another decoder reads the texts and the numbering of the parts', async () => {
  for (const encoding of ['auto', 'gsm7', 'ucs2', 'latin1'] as const) {
    const pdus = await readByPeer({ encoding, text: texts[encoding], reference: 7 })
    expect(messages(pdus).join('')).toBe(texts[encoding])
    expect(headers(pdus)[1]).toEqual([`000307${String(pdus.length).padStart(2, '0')}02`])
  }
})

test("the platform's decoders read Cyrillic, Hebrew and ASCII octets", async () => {
  for (const encoding of ['iso-8859-5', 'iso-8859-8', 'ascii'] as const) {
    const pdus = await readByPeer({ encoding, text: texts[encoding] })
    const octets = Buffer.concat(messages(pdus).map((part) => Buffer.from(part ?? '')))
    expect(new TextDecoder(encoding).decode(octets)).toBe(texts[encoding])
  }
})

test('packed septets lie bit by bit where TS 23.038 puts them, after any header', () => {
  const { submits, plan } = buildPreview(
    composerDraft({ ...draft, encoding: 'gsm7-packed', text: texts['gsm7-packed'], ports }),
  )
  const septets = submits.flatMap(({ fields: { short_message } }, place) => {
    const headerOctets = 1 + (short_message[0] ?? 0)
    const bits = Array.from(short_message.subarray(headerOctets), lowBitFirst).join('')
    // The text begins at a septet's border counted from the header's first octet.
    const fill = (7 - ((headerOctets * 8) % 7)) % 7
    const all = bits.slice(fill).match(/.{7}/g) ?? []
    // Seven bits may be left over at the end: they are no septet of the text.
    return all
      .slice(0, plan.segments[place]!.units)
      .map((one) => Number.parseInt([...one].reverse().join(''), 2))
  })
  expect(gsmCoder.decode(Buffer.from(septets), 0)).toBe(texts['gsm7-packed'])
})

function lowBitFirst(octet: number): string {
  return [...octet.toString(2).padStart(8, '0')].reverse().join('')
}

test('another decoder reads ports before the numbering, and national tables after it', async () => {
  const pdus = await readByPeer({ text: long, ports })
  expect(headers(pdus)[0]).toEqual(['05043e813e82', expect.stringMatching(/^0003..0[23]01$/)])
  const turkish = await readByPeer({ text: 'ğ'.repeat(160), encoding: 'gsm7', nationalSingleShift: 1 })
  expect(headers(turkish)[0]?.[1]).toBe('240101')
  expect(messages(turkish).join('')).toBe('ğ'.repeat(160))
})

test('another decoder reads SAR, ports, icons and USSD as TLVs', async () => {
  const [first] = await readByPeer({ text: long, ports, method: 'sar', reference: 300 })
  expect(first).toMatchObject({
    esm_class: 0,
    sar_msg_ref_num: 300,
    sar_total_segments: 3,
    sar_segment_seqnum: 1,
    dest_port: 16_001,
    source_port: 16_002,
  })
  expect((await readByPeer({ text: '2 new', waiting: waiting('tlv') }))[0]).toMatchObject({
    ms_msg_wait_facilities: 0x80,
    number_of_messages: 2,
  })
  const [payload] = await readByPeer({ text: long, method: 'payload' })
  expect(payload?.message_payload?.message).toBe(long)
})

test('another decoder hands over the octets of a WAP push and the class of a flash', async () => {
  const pdus = await readByPeer({ text: 'Open the offer. '.repeat(12), wapPush: si })
  expect(pdus.length).toBeGreaterThan(1)
  expect(pdus.map((pdu) => pdu.data_coding)).toEqual(pdus.map(() => 0xf5))
  expect(headers(pdus).map((elements) => elements[0])).toEqual(pdus.map(() => '05040b8423f0'))
  const octets = Buffer.concat(messages(pdus).map((part) => Buffer.from(part ?? '')))
  expect(readWapPush(octets)).toEqual({ push: si, text: 'Open the offer. '.repeat(12) })
  expect((await readByPeer({ text: 'Now', messageClass: 0 }))[0]).toMatchObject({
    data_coding: 0x10,
    short_message: { message: 'Now' },
  })
})
