import { createServer, type Pdu } from 'smpp'
import { expect, onTestFinished, test } from 'vitest'
import { buildPreview } from '../../renderer/screens/composer/build-preview.ts'
import { type ComposerDraft, emptyDraft } from '../../renderer/stores/composer-store.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { messageEncodings, messageMethods } from '../../shared/text/message-options.ts'
import { readWapPush } from '../../shared/text/read-wap-push.ts'
import { draftTo, firstItem, runningEngine } from '../support/running-engine.ts'
import { cutPdus, recordingProxy } from './recording-proxy.ts'

const submitSm = 4
const bufferOf = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')

/** An engine bound to npm smpp as SMSC; what went over the wire is kept in octets and as that decoder read it. */
async function boundPair() {
  const seen: Pdu[] = []
  const server = createServer((session) => {
    session.on('error', () => session.destroy())
    session.on('pdu', (pdu: Pdu) => {
      if (pdu.isResponse()) return
      if (pdu.command === 'submit_sm') seen.push(pdu)
      session.send(pdu.response(pdu.command === 'submit_sm' ? { message_id: `npm-${seen.length}` } : {}))
    })
  })
  onTestFinished(() => server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy = await recordingProxy(server.address().port)
  const engine = await runningEngine()
  const connection = await engine.handlers['connections.save']({
    connectionId: null,
    draft: draftTo(proxy.port),
    password: 'demo',
  })
  const { sessionId } = await engine.handlers['session.open']({ connectionId: connection.connectionId })
  return { engine, sessionId, seen, submits: () => cutPdus(proxy.sent()).filter(isSubmit) }
}

function isSubmit(pdu: Buffer): boolean {
  return pdu.readUInt32BE(4) === submitSm
}

const draft: ComposerDraft = {
  ...emptyDraft,
  source: { addr: 'ALPHA', ton: null, npi: null },
  destination: { addr: '79161234567', ton: null, npi: null },
  registeredDelivery: 0,
}

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

const kinds: readonly (readonly [string, Partial<ComposerDraft>])[] = [
  [
    'national tables',
    { text: 'İyi günler, ağaç şeker ığ '.repeat(8), singleShift: 'auto', lockingShift: 'auto' },
  ],
  ['a single shift table', { text: 'ğüşiöç ĞÜŞİÖÇ '.repeat(12), encoding: 'gsm7', singleShift: 1 }],
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
  ['USSD', { text: '*100#', ussdServiceOp: 2, serviceType: 'USSD' }],
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
    const preview = buildPreview(one)
    expect(preview.fault).toBeNull()
    const settled = firstItem(engine, 'message.cards', {}, ({ state }) => state === 'accepted')
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
})

async function readByPeer(change: Partial<ComposerDraft>): Promise<Pdu[]> {
  const { engine, sessionId, seen } = await boundPair()
  const { intent } = buildPreview({ ...draft, ...change })
  const settled = firstItem(engine, 'message.cards', {}, ({ state }) => state === 'accepted')
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

test('another decoder reads ports before the numbering, and national tables after it', async () => {
  const pdus = await readByPeer({ text: long, ports })
  expect(headers(pdus)[0]).toEqual(['05043e813e82', expect.stringMatching(/^0003..0[23]01$/)])
  const turkish = await readByPeer({ text: 'ğ'.repeat(160), encoding: 'gsm7', singleShift: 1 })
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
