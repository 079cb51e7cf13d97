import { describe, expect, test } from 'vitest'
import { Fault } from '../../../shared/faults/fault.ts'
import { buildSubmits, messageDataCoding, planMessage } from '../../../shared/message/build-submits.ts'
import { checkMessage, type MessageToCheck } from '../../../shared/message/check-message.ts'
import type { MessageRoute } from '../../../shared/message/check-route.ts'
import {
  type MessageWarningCode,
  messageWarningTable,
  warning,
  warningText,
} from '../../../shared/message/message-warning-table.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { acmeFile, profileOf } from '../../support/own-profile.ts'
import { intentOf } from '../../support/running-engine.ts'

const nowMs = Date.UTC(2026, 10, 22, 12)
const route: MessageRoute = {
  name: 'ACME',
  binds: [{ mode: 'transceiver', isBound: true }],
  interfaceVersion: 0x34,
  passwordOctets: 4,
}

function faultOf(intent: SendIntent): MessageToCheck['fault'] {
  try {
    for (const submit of buildSubmits(intent).submits) encodePdu(submit)
    return null
  } catch (problem) {
    if (problem instanceof Fault) return problem
    throw problem
  }
}

function check(change: Partial<SendIntent>, about: Partial<MessageToCheck> = {}) {
  const intent = intentOf(change)
  const plan = planMessage({ ...intent, wapPush: null, firstPartHeader: '' })
  const dataCoding = messageDataCoding(intent, plan)
  return checkMessage({ intent, plan, dataCoding, fault: faultOf(intent), vendorTlvs: [], nowMs, ...about })
}

const codes = (...given: Parameters<typeof check>) => check(...given).map(({ code }) => code)

describe('the provider', () => {
  const provider = profileOf({
    ...acmeFile,
    longMessage: { udh: { value: true, source: 'mail' }, sar: { value: false, source: 'mail' } },
  })
  const long = 'Long text. '.repeat(30)

  test('has a limit of its own for a text', () => {
    expect(codes({ text: 'x'.repeat(100) }, { provider })).toEqual([])
    const [found] = check({ text: 'x'.repeat(101) }, { provider })
    expect(found).toMatchObject({ code: 'over-provider-text', detail: { octets: 101, limit: 100 } })
    expect(codes({ text: 'x'.repeat(101), method: 'payload' }, { provider })).toEqual([])
  })

  test('may refuse a method, and what is not known is not warned of', () => {
    const noLimit = { ...provider, limits: { ...provider.limits, textOctets: null } }
    expect(codes({ text: long, method: 'sar' }, { provider: noLimit })).toEqual(['provider-lacks-method'])
    expect(codes({ text: long, method: 'udh8' }, { provider: noLimit })).toEqual([])
    expect(codes({ text: long, method: 'payload' }, { provider: noLimit })).toEqual([])
    expect(codes({ text: 'short', method: 'sar' }, { provider: noLimit })).toEqual([])
  })
})

describe('the connection', () => {
  const over = (change: Partial<MessageRoute>) => codes({}, { route: { ...route, ...change } })

  test('is not asked about where nobody says anything of it', () => {
    expect(codes({})).toEqual([])
    expect(codes({}, { route: null })).toEqual(['no-connection'])
    expect(codes({}, { route })).toEqual([])
  })

  test('must be bound, with a bind that may submit', () => {
    expect(over({ binds: [{ mode: 'transceiver', isBound: false }] })).toEqual(['not-bound'])
    expect(over({ binds: [{ mode: 'receiver', isBound: true }] })).toEqual(['receiver-only'])
  })

  test('brings receipts over a bind that receives', () => {
    expect(over({ binds: [{ mode: 'transmitter', isBound: true }] })).toEqual(['receipts-nowhere'])
    const pair = [
      { mode: 'transmitter', isBound: true },
      { mode: 'receiver', isBound: false },
    ] as const
    expect(over({ binds: pair })).toEqual(['receiver-not-bound'])
  })

  test('is told of a password too long before it binds, by the limit of the PDU table', () => {
    const unbound = { binds: [{ mode: 'transceiver', isBound: false }], passwordOctets: 9 } as const
    expect(over(unbound)).toEqual(['not-bound', 'password-long'])
    const [, long] = check({}, { route: { ...route, ...unbound } })
    expect(long?.detail).toEqual({ octets: 9, limit: 8 })
    expect(over({ ...unbound, passwordOctets: null })).toEqual(['not-bound'])
    expect(over({ passwordOctets: 9 })).toEqual([])
  })

  test('of 3.3 takes no TLVs', () => {
    const old = { route: { ...route, interfaceVersion: 0x33 } }
    expect(codes({ tlvs: [{ tag: 0x1400, hex: '31' }] }, old)).toEqual(['tlvs-on-33'])
    expect(codes({ method: 'payload' }, old)).toEqual(['tlvs-on-33'])
    expect(codes({}, old)).toEqual([])
  })
})

test('errors come first', () => {
  const found = check({ validity_period: '000000000030000R', destination: { ton: 1, npi: 1, addr: '' } })
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([
    ['no-destination', 'error'],
    ['validity-short', 'warning'],
  ])
})

test('TLVs that the provider requires are missed by their names', () => {
  const row = {
    tag: 0x1400,
    name: 'pe_id',
    meaning: { en: '', ru: '' },
    type: 'text',
    maxOctets: null,
    direction: 'submit',
    required: true,
    values: [],
  } as const
  expect(check({}, { vendorTlvs: [row] })).toEqual([
    warning('tlv-required', { field: '0x1400', name: 'pe_id', tag: '0x1400' }),
  ])
  expect(codes({ tlvs: [{ tag: 0x1400, hex: '31' }] }, { vendorTlvs: [row] })).toEqual([])
  expect(codes({}, { vendorTlvs: [{ ...row, required: false }] })).toEqual([])
})

test('what is typed and has no octets is told of, though it is not in the intent', () => {
  expect(codes({}, { unread: { tlvs: 2, firstPartHeader: true } })).toEqual(['bad-first-header', 'bad-tlv'])
  expect(codes({}, { unread: { tlvs: 0, firstPartHeader: false } })).toEqual([])
})

test('a field that cannot be sent is named with its reason, once', () => {
  const [bad, ...others] = check({ service_type: 'Ж' })
  expect(others).toEqual([])
  expect(bad?.code).toBe('field-bad')
  expect(warningText(bad ?? warning('no-destination'), 'en')).toEqual({
    what: 'service_type cannot be sent as it is: U+0416 Ж is no character of Latin-1.',
    next: 'Replace the character.',
  })
})

describe('every warning', () => {
  const every = Object.keys(messageWarningTable) as MessageWarningCode[]
  const detail = Object.fromEntries(
    every.flatMap((code) =>
      [
        ...`${messageWarningTable[code].what.en}${messageWarningTable[code].next.en}`.matchAll(/\{(\w+)\}/g),
      ].map(([, key = '']) => [key, `<${key}>`]),
    ),
  )

  test.each(every)('%s says what is odd and what to do, in both languages', (code) => {
    const [en, ru] = (['en', 'ru'] as const).map((language) => warningText(warning(code, detail), language))
    for (const { what = '', next = '' } of [en ?? {}, ru ?? {}]) {
      expect(`${what} ${next}`).not.toMatch(/[{}]/)
      expect(what).toMatch(/\.$/)
      expect(next).toMatch(/\.$/)
    }
    expect(ru?.next).toMatch(/[а-яё]/i)
    const named = (text = '') => (text.match(/<\w+>/g) ?? []).toSorted()
    expect(named(ru?.what)).toEqual(named(en?.what))
  })
})
