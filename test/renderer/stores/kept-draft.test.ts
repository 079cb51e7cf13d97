import { expect, test } from 'vitest'
import { emptyDraft, intentOf } from '../../../renderer/stores/composer-draft.ts'
import { draftVersion, keptDraft, migrateDraft } from '../../../renderer/stores/kept-draft.ts'

/** As 0.1.0 kept a draft in the window's storage. */
const of010 = {
  source: { addr: 'ALPHA', ton: null, npi: null },
  destination: { addr: '79161234567', ton: 2, npi: 9 },
  text: 'Hello',
  encoding: 'ucs2',
  method: 'udh16',
  reference: 300,
  graphemes: true,
  partOctets: 100,
  messageClass: 0,
  dataCoding: 0xf1,
  registeredDelivery: 0,
  validity: '000001000000000R',
  schedule: '000000010000000R',
  serviceType: 'CMT',
  esmClass: 3,
  protocolId: 0x41,
  priority: 2,
  replaceIfPresent: 1,
  defaultMessageId: 7,
  tlvs: [{ id: 4, tag: '0x1400', form: 'text', value: '1101' }],
  singleShift: 1,
  lockingShift: 'auto',
  ports: { destination: 16_000, source: 16_001, width: 16 },
  waiting: null,
  wapPush: null,
  ussdServiceOp: null,
  firstPartHeader: '20 01 05',
  connectionId: 'c1',
}

const read = (kept: unknown, version: number) => keptDraft(migrateDraft(kept, version))

test('a draft of 0.1.0 is the same message today', () => {
  const draft = read({ draft: of010 }, 2)
  expect(draft.connectionId).toBe('c1')
  expect(draft.followsLooks).toEqual({ source: true, destination: false })
  expect(intentOf(draft)).toEqual({
    source: { ton: 5, npi: 0, addr: 'ALPHA' },
    destination: { ton: 2, npi: 9, addr: '79161234567' },
    text: 'Hello',
    encoding: 'ucs2',
    method: 'udh16',
    reference: 300,
    graphemes: true,
    partOctets: 100,
    messageClass: 0,
    data_coding: 0xf1,
    registered_delivery: 0,
    validity_period: '000001000000000R',
    schedule_delivery_time: '000000010000000R',
    service_type: 'CMT',
    esm_class: 3,
    protocol_id: 0x41,
    priority_flag: 2,
    replace_if_present_flag: 1,
    sm_default_msg_id: 7,
    tlvs: [{ tag: 0x1400, hex: '31313031' }],
    nationalSingleShift: 1,
    nationalLockingShift: 'auto',
    ports: { destination: 16_000, source: 16_001, width: 16 },
    firstPartHeader: '200105',
  })
})

test('a TLV whose value was hex under its own name is hex today', () => {
  const draft = read({ draft: { tlvs: [{ id: 1, tag: '5120', hex: '0a0b' }] } }, 1)
  expect(draft.tlvs).toEqual([{ id: 1, tag: '5120', form: 'hex', value: '0a0b' }])
})

test('a draft of today comes back as it was kept', () => {
  const kept = { ...emptyDraft, intent: { ...emptyDraft.intent, text: 'Hi' }, connectionId: 'c2' }
  expect(read(JSON.parse(JSON.stringify({ draft: kept })), draftVersion)).toEqual(kept)
})

test('fields that are not there yet take their defaults', () => {
  expect(read({ draft: { intent: { text: 'Hi' } } }, draftVersion)).toEqual({
    ...emptyDraft,
    intent: { ...emptyDraft.intent, text: 'Hi' },
  })
  for (const nothing of [null, undefined, 'x', {}, { draft: null }]) {
    expect(read(nothing, draftVersion)).toEqual(emptyDraft)
  }
})
