import { describe, expect, test } from 'vitest'
import { profileOfRoute } from '../../../../renderer/parts/route.ts'
import { buildPreview } from '../../../../renderer/screens/composer/build-preview.ts'
import {
  type ComposerRoute,
  composerWarnings,
  readinessOf,
} from '../../../../renderer/screens/composer/warnings.ts'
import { emptyDraft } from '../../../../renderer/stores/composer-draft.ts'
import type { Connection } from '../../../../shared/contract/connections.ts'
import { newConnection } from '../../../../shared/contract/new-connection.ts'
import type { SessionState } from '../../../../shared/contract/session.ts'
import { catalogue } from '../../../support/catalogue.ts'
import { composerDraft, type DraftChange } from '../../../support/composer-draft.ts'
import { sessionState } from '../../../support/session-state.ts'

const connection: Connection = {
  ...newConnection,
  ...{ connectionId: 'c1', name: 'ACME', host: '127.0.0.1', systemId: 'demo', responseTimeout: 10 },
  reconnect: { enabled: false, initialDelay: 1, maxDelay: 60 },
  revision: 'r1',
  hasPassword: true,
  passwordOctets: 4,
  hasOutbindPassword: false,
  builtIn: false,
}

const session = sessionState({ sessionId: 's1', connectionId: 'c1' })

const draft = { text: 'Hello' } as const
const now = Date.UTC(2026, 10, 22, 12)

function routeOver(by: Connection | null, binds: readonly SessionState[]): ComposerRoute {
  const profileId = profileOfRoute(by, binds)
  return {
    connection: by,
    binds,
    vendorTlvs: catalogue.tlvs(profileId) ?? [],
    provider: catalogue.of(profileId),
  }
}

function codes(
  change: DraftChange,
  route: { connection?: Connection | null; session?: SessionState | null; binds?: SessionState[] } = {},
): string[] {
  const changed = composerDraft({ ...draft, ...change })
  const { connection: by = connection, session: over = session } = route
  const binds = route.binds ?? (over === null ? [] : [over])
  return composerWarnings(changed, buildPreview(changed), routeOver(by, binds), now).map(({ code }) => code)
}

describe('a pair', () => {
  const pair: Connection = { ...connection, bindMode: 'pair' }
  const bindsIn = (transmitter: SessionState['phase'], receiver: SessionState['phase']): SessionState[] => [
    { ...session, bindMode: 'transmitter', phase: transmitter, bind: { number: 1, of: 2 } },
    { ...session, sessionId: 's2', bindMode: 'receiver', phase: receiver, bind: { number: 2, of: 2 } },
  ]

  test('with both halves bound has somewhere for its receipts to go', () => {
    expect(codes({ registered_delivery: 1 }, { connection: pair, binds: bindsIn('bound', 'bound') })).toEqual(
      [],
    )
  })

  test('says that receipts wait while its receiver is not bound', () => {
    const binds = bindsIn('bound', 'closed')
    expect(codes({ registered_delivery: 1 }, { connection: pair, binds })).toEqual(['receiver-not-bound'])
    expect(codes({ registered_delivery: 0 }, { connection: pair, binds })).toEqual([])
  })

  test('cannot send while its transmitter is not bound, and is no receiver for that', () => {
    expect(codes({}, { connection: pair, binds: bindsIn('closed', 'bound') })).toEqual(['not-bound'])
    expect(codes({}, { connection: pair, binds: [] })).toEqual(['not-bound'])
  })
})

test('a plain message on a bound session has nothing to say', () => {
  expect(codes({})).toEqual([])
})

test('names what is missing on the way', () => {
  expect(codes({}, { connection: null, session: null })).toEqual(['no-connection'])
  expect(codes({}, { session: null })).toEqual(['not-bound'])
  expect(codes({}, { session: { ...session, phase: 'closed' } })).toEqual(['not-bound'])
  expect(codes({}, { session: { ...session, bindMode: 'receiver' } })).toEqual(['receiver-only'])
  expect(codes({}, { session: { ...session, bindMode: 'transmitter' } })).toEqual(['receipts-nowhere'])
  expect(codes({ registered_delivery: 0 }, { session: { ...session, bindMode: 'transmitter' } })).toEqual([])
  expect(codes({}, { connection: { ...connection, passwordOctets: 12 }, session: null })).toEqual([
    'not-bound',
    'password-long',
  ])
  expect(codes({ method: 'sar' }, { session: { ...session, interfaceVersion: 0x33 } })).toEqual([
    'tlvs-on-33',
  ])
})

test('looks at the addresses', () => {
  const to = (addr: string) => ({ destination: { addr } })
  const from = (addr: string, ton?: number) => ({ source: { addr, ...(ton === undefined ? {} : { ton }) } })
  expect(codes(to(''))).toEqual(['no-destination'])
  expect(codes(to('+7 916'))).toEqual(['address-decorated'])
  expect(codes(to('7'.repeat(21)))).toEqual(['address-long'])
  expect(codes(from('ВАШ БАНК'))).toEqual(['address-not-latin'])
  expect(codes(from('TWELVELETTER'))).toEqual(['sender-long'])
  expect(codes(from('ALPHA', 1))).toEqual(['sender-alphanumeric-ton'])
  expect(codes(from('Señoría'))).toEqual(['sender-alphabet'])
})

test('names a field that no octets can be made of, once', () => {
  expect(codes({ service_type: 'Ж' })).toEqual(['field-bad'])
  expect(codes({ destination: { addr: 'a\0b' } })).toEqual(['field-bad'])
  expect(codes({ validity_period: 'Ж' })).toEqual(['time-invalid'])
  expect(codes({ text: 'x'.repeat(70_000), method: 'payload' })).toEqual(['field-bad'])
})

test('an error keeps it from being sent, the missing bind alone does not', () => {
  const ready = (change: DraftChange, binds: SessionState[]) => {
    const changed = composerDraft({ ...draft, ...change })
    return readinessOf(composerWarnings(changed, buildPreview(changed), routeOver(connection, binds), now))
  }
  expect(ready({}, [session])).toEqual({ canSend: true, needsBind: false })
  expect(ready({}, [])).toEqual({ canSend: false, needsBind: true })
  expect(ready({ service_type: 'Ж' }, [session])).toEqual({ canSend: false, needsBind: false })
  expect(ready({ service_type: 'Ж' }, [])).toEqual({ canSend: false, needsBind: false })
})

test('looks at the text and how it is cut', () => {
  expect(codes({ text: 'Ж', encoding: 'gsm7' })).toEqual(['not-encodable'])
  expect(codes({ text: '0a 0', encoding: 'binary' })).toEqual(['bad-hex'])
  expect(codes({ text: 'a'.repeat(1600) })).toEqual(['many-parts'])
  expect(codes({ text: 'a'.repeat(40_000) })).toEqual(['too-many-parts'])
  expect(codes({ text: 'a'.repeat(161), method: 'none' })).toEqual(['single-too-long'])
  expect(codes({ text: 'a'.repeat(255), method: 'none' })).toEqual(['short-message-too-long'])
  expect(codes({ text: 'a'.repeat(161), messageClass: 0 })).toEqual(['flash-parts'])
  expect(codes({ encoding: 'latin1', messageClass: 1 })).toEqual(['class-not-carried'])
  expect(codes({ text: 'Ж', data_coding: 3 })).toEqual(['coding-differs'])
})

test('looks at the times', () => {
  expect(codes({ validity_period: '000000000030000R' })).toEqual(['validity-short'])
  expect(codes({ validity_period: '261122' })).toEqual(['time-invalid'])
  expect(codes({ schedule_delivery_time: '261122110000000+' })).toEqual(['schedule-past'])
  expect(codes({ validity_period: '261122110000000+' })).toEqual(['validity-past'])
  expect(codes({ schedule_delivery_time: '000001000000000R', validity_period: '000000010000000R' })).toEqual([
    'validity-before-schedule',
  ])
})

test('keeps a half-written TLV from being left out in silence', () => {
  expect(codes({ tlvs: [{ id: 1, tag: '0x1400', form: null, value: '0' }] })).toEqual(['bad-tlv'])
})

test('variables of a template that were not filled in', () => {
  expect(codes({ text: 'Hello {{name}}' })).toEqual(['variables-left'])
  // What a bulk run would fill is not filled here either.
  expect(codes({ text: 'Order {{order#}} is ready' })).toEqual(['variables-left'])
})

describe('kinds of message', () => {
  const push = { kind: 'si', href: 'https://', action: 'delete', id: '', created: '', expires: '' } as const

  test('a push without a link, or without the si-id its action needs', () => {
    expect(codes({ wapPush: push })).toEqual(['wap-href-empty', 'wap-id-needed'])
    expect(codes({ wapPush: { ...push, href: 'https://a.example', id: '1' } })).toEqual([])
    expect(codes({ wapPush: { ...push, href: 'https://a\0', id: '1' } })).toEqual(['wap-broken'])
  })

  test('SAR TLVs beside a header, though ports go into TLVs of their own', () => {
    const ports = { destination: 16_000, source: 16_000, width: 16 } as const
    expect(codes({ method: 'sar', ports })).toEqual([])
    expect(codes({ method: 'sar', encoding: 'gsm7', nationalLockingShift: 1 })).toEqual(['sar-with-udh'])
  })

  test('a flash in several parts, and a class the encoding cannot carry', () => {
    expect(codes({ messageClass: 0, text: 'a'.repeat(161) })).toEqual(['flash-parts'])
    expect(codes({ messageClass: 0, encoding: 'iso-8859-5' })).toEqual(['class-not-carried'])
  })

  test('an icon that data_coding has no group for, USSD without its service_type, a broken header', () => {
    const waiting = { kind: 'fax', active: true, count: 1, store: false, by: 'coding' } as const
    expect(codes({ waiting })).toEqual([])
    expect(codes({ waiting, encoding: 'latin1' })).toEqual(['waiting-not-carried'])
    expect(codes({ ussdServiceOp: 2 })).toEqual(['ussd-service-type'])
    expect(codes({ firstPartHeader: '2001' })).toEqual(['bad-first-header'])
  })
})

test('a TLV that the profile requires is asked for, of the connection once its last session is closed', () => {
  const mobtext = { ...connection, profileId: 'mobtext' }
  const required = (binds: readonly SessionState[]) =>
    composerWarnings(emptyDraft, buildPreview(emptyDraft), routeOver(mobtext, binds), 0)
      .filter(({ code }) => code === 'tlv-required')
      .map(({ detail }) => detail['name'])
  expect(required([])).toEqual(['pe_id', 'template_id', 'telemarketer_id'])
  expect(required([{ ...session, phase: 'closed' }])).toHaveLength(3)
  // What is bound still goes by what it was bound with.
  expect(required([session])).toEqual([])
})
