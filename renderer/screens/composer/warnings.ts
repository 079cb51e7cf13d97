import { type BindMode, type Connection, plannedBinds } from '../../../shared/contract/connections.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { canCarryClass } from '../../../shared/message/build-submits.ts'
import { textsOf } from '../../../shared/message/intent-texts.ts'
import { readHex, readTlv } from '../../../shared/message/typed-tlv.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { VendorTlv } from '../../../shared/smpp/vendor-tlv.ts'
import { readDataCoding } from '../../../shared/text/data-coding.ts'
import { encodeGsm7 } from '../../../shared/text/gsm7.ts'
import { hasNumberDecoration, inferAddress, senderSeptets } from '../../../shared/text/infer-address.ts'
import { isGsm7 } from '../../../shared/text/message-options.ts'
import { approximateSeconds, parseSmppTime } from '../../../shared/text/smpp-time.ts'
import { variablesIn } from '../../../shared/text/template-text.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Detail } from '../../../shared/words/words.ts'
import { profileOfRoute } from '../../parts/route.ts'
import type { ComposerDraft } from '../../stores/composer-draft.ts'
import type { Preview } from './build-preview.ts'

type WarningCode =
  | 'no-destination'
  | 'no-connection'
  | 'not-bound'
  | 'receiver-only'
  | 'receipts-nowhere'
  | 'receiver-not-bound'
  | 'not-encodable'
  | 'bad-hex'
  | 'too-many-parts'
  | 'many-parts'
  | 'short-message-too-long'
  | 'single-too-long'
  | 'flash-parts'
  | 'class-not-carried'
  | 'sar-with-udh'
  | 'default-alphabet-differs'
  | 'not-accepted'
  | 'waiting-not-carried'
  | 'ussd-service-type'
  | 'wap-href-empty'
  | 'wap-id-needed'
  | 'wap-broken'
  | 'bad-first-header'
  | 'port-range'
  | 'tlv-required'
  | 'variables-left'
  | 'coding-differs'
  | 'sender-long'
  | 'sender-alphabet'
  | 'field-bad'
  | 'sender-alphanumeric-ton'
  | 'address-decorated'
  | 'address-not-latin'
  | 'address-long'
  | 'bad-tlv'
  | 'tlvs-on-33'
  | 'time-invalid'
  | 'schedule-past'
  | 'validity-past'
  | 'validity-before-schedule'
  | 'validity-short'
  | 'password-long'

/** What the form says before sending. An error keeps Send shut; the rest may be sent all the same. */
export interface ComposerWarning {
  readonly code: WarningCode
  readonly severity: 'error' | 'warning'
  readonly values: Readonly<Record<string, string | number>>
}

/** C-octet string of 21 octets with its NUL (SMPP 3.4 4.4.1). */
const addressOctets = 20
/** SMPP 3.4 5.2.21: 255 is not allowed. */
const shortMessageOctets = 254
/** Providers and handsets stop somewhere between 3 and 10 parts. */
const comfortableParts = 10
const senderLimit = 11
/** Octets of a password beside its NUL (SMPP 3.4 4.1.1). */
const passwordOctets = 8
const shortValiditySeconds = 60

function make(
  severity: ComposerWarning['severity'],
  code: WarningCode,
  values: ComposerWarning['values'] = {},
): ComposerWarning {
  return { code, severity, values }
}

function routeWarnings(
  draft: ComposerDraft,
  connection: Connection | null,
  binds: readonly SessionState[],
): ComposerWarning[] {
  if (connection === null) return [make('error', 'no-connection')]
  const found: ComposerWarning[] = []
  const open = binds.filter(({ phase }) => phase === 'bound')
  const isBound = open.length > 0
  const all = isBound ? modesOf(binds) : plannedBinds(connection)
  const bound = modesOf(open)
  if (!all.some(maySubmit)) found.push(make('error', 'receiver-only'))
  else if (!bound.some(maySubmit)) found.push(make('error', 'not-bound', { name: connection.name }))
  if (!isBound && connection.passwordOctets > passwordOctets) {
    found.push(make('warning', 'password-long', { octets: connection.passwordOctets }))
  }
  const hearsNothing = (isBound ? bound : all).every((mode) => mode === 'transmitter')
  if (hearsNothing && draft.intent.registered_delivery !== 0) {
    found.push(make('warning', all.includes('receiver') ? 'receiver-not-bound' : 'receipts-nowhere'))
  }
  const version = open[0]?.interfaceVersion ?? connection.interfaceVersion
  const sendsTlvs =
    draft.intent.method === 'sar' || draft.intent.method === 'payload' || draft.tlvs.length > 0
  if (version < 0x34 && sendsTlvs) found.push(make('warning', 'tlvs-on-33'))
  return found
}

function maySubmit(mode: BindMode): boolean {
  return mode !== 'receiver'
}

function modesOf(sessions: readonly SessionState[]): BindMode[] {
  return sessions.flatMap(({ bindMode }) => bindMode ?? [])
}

function addressWarnings({ intent }: Preview): ComposerWarning[] {
  const found: ComposerWarning[] = []
  const { source, destination } = intent
  if (destination.addr === '') found.push(make('error', 'no-destination'))
  for (const [field, { addr }] of [
    ['source_addr', source],
    ['destination_addr', destination],
  ] as const) {
    if (/[^\0-\xFF]/.test(addr)) found.push(make('error', 'address-not-latin', { field }))
    else if (addr.length > addressOctets)
      found.push(make('warning', 'address-long', { field, octets: addr.length }))
    if (hasNumberDecoration(addr)) found.push(make('warning', 'address-decorated', { field, addr }))
  }
  if (inferAddress(source.addr).kind === 'alphanumeric' && !/[^\0-\xFF]/.test(source.addr)) {
    const septets = senderSeptets(source.addr)
    if (septets > senderLimit) found.push(make('warning', 'sender-long', { septets }))
    const strange = [...new Set(Array.from(source.addr).filter((one) => encodeGsm7(one) === null))]
    if (strange.length > 0) found.push(make('warning', 'sender-alphabet', { characters: strange.join(' ') }))
    if (source.ton !== 5) found.push(make('warning', 'sender-alphanumeric-ton', { ton: source.ton }))
  }
  return found
}

function textWarnings(draft: ComposerDraft, preview: Preview): ComposerWarning[] {
  const { plan, fault } = preview
  const found: ComposerWarning[] = []
  const parts = plan.segments.length
  const [first] = plan.segments
  if (fault?.code === 'message.not-encodable') {
    found.push(
      plan.encoding === 'binary'
        ? make('error', 'bad-hex', { characters: fault.detail['characters'] ?? '' })
        : make('error', 'not-encodable', {
            characters: fault.detail['characters'] ?? '',
            encoding: plan.encoding,
          }),
    )
  }
  if (fault?.code === 'message.too-many-parts') found.push(make('error', 'too-many-parts', { parts }))
  else if (parts > comfortableParts) found.push(make('warning', 'many-parts', { parts }))
  const octets = first?.short_message.length ?? 0
  if (octets > shortMessageOctets) found.push(make('error', 'short-message-too-long', { octets }))
  else if (draft.intent.method === 'none' && plan.units > plan.limits.single) {
    found.push(make('warning', 'single-too-long', { units: plan.units }))
  }
  const left = variablesIn(...textsOf(preview.intent))
  if (left.length > 0) found.push(make('warning', 'variables-left', { names: left.join(', ') }))
  return [...found, ...codingWarnings(draft, preview)]
}

function codingWarnings(draft: ComposerDraft, { intent, plan, dataCoding }: Preview): ComposerWarning[] {
  const found: ComposerWarning[] = []
  const { encoding } = plan
  const isOwn = intent.data_coding !== null
  const reading = readDataCoding(dataCoding)
  if (draft.intent.messageClass !== null && !canCarryClass(encoding) && !isOwn) {
    found.push(make('warning', 'class-not-carried', { encoding }))
  }
  const alphabet = isGsm7(encoding) ? 'gsm7' : encoding
  if (isOwn && dataCoding !== 0 && reading.alphabet !== alphabet) {
    found.push(make('warning', 'coding-differs', { alphabet: reading.alphabet, encoding }))
  }
  if (reading.messageClass === 0 && plan.segments.length > 1) found.push(make('warning', 'flash-parts'))
  const { defaultAlphabet, dataCodings } = intent.textRules ?? {}
  if (isGsm7(encoding) && dataCoding === 0 && defaultAlphabet !== undefined && defaultAlphabet !== 'gsm7') {
    found.push(make('warning', 'default-alphabet-differs', { alphabet: defaultAlphabet }))
  }
  // Groups of TS 23.038 are not what a list of SMPP's own values is about.
  if (dataCoding < 0x10 && dataCodings !== undefined && !dataCodings.includes(dataCoding)) {
    found.push(make('warning', 'not-accepted', { coding: hexNumber(dataCoding) }))
  }
  if (intent.waiting?.by === 'coding' && reading.waiting === null && !isOwn) {
    found.push(make('warning', 'waiting-not-carried', { encoding }))
  }
  return found
}

function kindWarnings(draft: ComposerDraft, { intent, plan, fault }: Preview): ComposerWarning[] {
  const found: ComposerWarning[] = []
  const { wapPush, ports } = draft.intent
  if (draft.intent.method === 'sar' && plan.segments.some((part) => part.udh.length > 0)) {
    found.push(make('warning', 'sar-with-udh'))
  }
  if (wapPush !== null && /^(https?:\/\/)?$/.test(wapPush.href)) found.push(make('warning', 'wap-href-empty'))
  if (wapPush?.kind === 'si' && wapPush.id === '' && /^(delete|signal-none)$/.test(wapPush.action)) {
    found.push(make('warning', 'wap-id-needed', { action: wapPush.action }))
  }
  const isHeaderWhole = readHex(draft.intent.firstPartHeader) !== null && fault?.detail['field'] !== 'UDH'
  if (!isHeaderWhole) found.push(make('error', 'bad-first-header'))
  if (fault?.detail['field'] === 'WAP push') found.push(make('error', 'wap-broken'))
  if (ports?.width === 8 && Math.max(ports.destination, ports.source) > 255) {
    found.push(make('warning', 'port-range', { ports: `${ports.destination} / ${ports.source}` }))
  }
  if (intent.ussdServiceOp !== undefined && intent.service_type !== 'USSD') {
    found.push(make('warning', 'ussd-service-type'))
  }
  return found
}

function tlvWarnings(
  draft: ComposerDraft,
  { intent }: Preview,
  vendorTlvs: readonly VendorTlv[],
): ComposerWarning[] {
  const found: ComposerWarning[] = []
  const badTlvs = draft.tlvs.filter((tlv) => readTlv(tlv).problem !== null).length
  if (badTlvs > 0) found.push(make('error', 'bad-tlv', { count: badTlvs }))
  for (const { tag, name, required } of vendorTlvs) {
    if (!required || intent.tlvs.some((tlv) => tlv.tag === tag)) continue
    const hexTag = hexNumber(tag, 2)
    found.push(make('warning', 'tlv-required', { field: hexTag, name, tag: hexTag }))
  }
  return found
}

function timeWarnings(draft: ComposerDraft, now: number): ComposerWarning[] {
  const found: ComposerWarning[] = []
  const schedule = parseSmppTime(draft.intent.schedule_delivery_time)
  const validity = parseSmppTime(draft.intent.validity_period)
  if (schedule.kind === 'invalid')
    found.push(make('error', 'time-invalid', { field: 'schedule_delivery_time' }))
  if (validity.kind === 'invalid') found.push(make('error', 'time-invalid', { field: 'validity_period' }))
  if (schedule.kind === 'absolute' && schedule.epochMs < now) found.push(make('warning', 'schedule-past'))
  if (validity.kind === 'absolute' && validity.epochMs < now) found.push(make('warning', 'validity-past'))
  const startAt =
    schedule.kind === 'absolute'
      ? schedule.epochMs
      : schedule.kind === 'relative'
        ? now + approximateSeconds(schedule) * 1000
        : null
  // Both relative periods count from the submit, so they compare as they stand.
  const endAt =
    validity.kind === 'absolute'
      ? validity.epochMs
      : validity.kind === 'relative'
        ? now + approximateSeconds(validity) * 1000
        : null
  if (startAt !== null && endAt !== null && endAt <= startAt)
    found.push(make('error', 'validity-before-schedule'))
  else if (validity.kind === 'relative' && approximateSeconds(validity) < shortValiditySeconds) {
    found.push(make('warning', 'validity-short'))
  }
  return found
}

/** A field that no octets can be made of; what has a warning of its own is not said twice. */
function fieldWarnings({ fault }: Preview, others: readonly ComposerWarning[]): ComposerWarning[] {
  const detail: Detail = fault?.code === 'pdu.bad-field' ? fault.detail : {}
  const { field } = detail
  const isSaid = others.some(({ severity, values }) => severity === 'error' && values['field'] === field)
  if (field === undefined || isSaid || field === 'UDH' || field === 'WAP push') return []
  return [make('error', 'field-bad', detail)]
}

/** Everything worth saying about the draft, errors first. */
export function composerWarnings(
  catalogue: Catalogue,
  draft: ComposerDraft,
  preview: Preview,
  connection: Connection | null,
  binds: readonly SessionState[],
  now: number,
): ComposerWarning[] {
  const found = [
    ...routeWarnings(draft, connection, binds),
    ...addressWarnings(preview),
    ...textWarnings(draft, preview),
    ...kindWarnings(draft, preview),
    ...tlvWarnings(draft, preview, catalogue.tlvs(profileOfRoute(connection, binds)) ?? []),
    ...timeWarnings(draft, now),
  ]
  const all = [...found, ...fieldWarnings(preview, found)]
  return all.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
}

/** Whether it can be sent as it stands, and whether the bind alone is missing. */
export function readinessOf(warnings: readonly ComposerWarning[]): { canSend: boolean; needsBind: boolean } {
  const errors = warnings.filter((warning) => warning.severity === 'error')
  return { canSend: errors.length === 0, needsBind: errors.length === 1 && errors[0]?.code === 'not-bound' }
}
