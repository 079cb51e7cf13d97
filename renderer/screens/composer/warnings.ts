import type { Connection } from '../../../shared/contract/connections.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { readDataCoding } from '../../../shared/text/data-coding.ts'
import { hasNumberDecoration, inferAddress, senderSeptets } from '../../../shared/text/infer-address.ts'
import { partLimits } from '../../../shared/text/part-limits.ts'
import { approximateSeconds, parseSmppTime } from '../../../shared/text/smpp-time.ts'
import type { ComposerDraft } from '../../stores/composer-store.ts'
import type { Preview } from './build-preview.ts'
import { canCarryClass } from './build-preview.ts'
import { readTlv } from './tlv-draft.ts'

type WarningCode =
  | 'no-destination'
  | 'no-connection'
  | 'not-bound'
  | 'receiver-only'
  | 'receipts-nowhere'
  | 'not-encodable'
  | 'bad-hex'
  | 'too-many-parts'
  | 'many-parts'
  | 'short-message-too-long'
  | 'single-too-long'
  | 'flash-parts'
  | 'class-not-carried'
  | 'coding-differs'
  | 'sender-long'
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
  session: SessionState | null,
): ComposerWarning[] {
  if (connection === null) return [make('error', 'no-connection')]
  const found: ComposerWarning[] = []
  const isBound = session?.phase === 'bound'
  const mode = isBound ? session.bindMode : connection.bindMode
  if (mode === 'receiver') found.push(make('error', 'receiver-only'))
  else if (!isBound) found.push(make('error', 'not-bound', { name: connection.name }))
  if (!isBound && connection.passwordOctets > passwordOctets) {
    found.push(make('warning', 'password-long', { octets: connection.passwordOctets }))
  }
  if (mode === 'transmitter' && draft.registeredDelivery !== 0)
    found.push(make('warning', 'receipts-nowhere'))
  const version = isBound ? session.interfaceVersion : connection.interfaceVersion
  const sendsTlvs = draft.method === 'sar' || draft.method === 'payload' || draft.tlvs.length > 0
  if (version < 0x34 && sendsTlvs) found.push(make('warning', 'tlvs-on-33'))
  return found
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
    if (source.ton !== 5) found.push(make('warning', 'sender-alphanumeric-ton', { ton: source.ton }))
  }
  return found
}

function textWarnings(draft: ComposerDraft, { intent, plan, fault }: Preview): ComposerWarning[] {
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
  else if (draft.method === 'none' && plan.units > partLimits(plan.encoding, 'none').single) {
    found.push(make('warning', 'single-too-long', { units: plan.units }))
  }
  if (draft.messageClass !== null && !canCarryClass(plan.encoding) && draft.dataCoding === null) {
    found.push(make('warning', 'class-not-carried', { encoding: plan.encoding }))
  }
  const coding = intent.data_coding
  if (coding !== null && coding !== 0 && readDataCoding(coding).alphabet !== plan.encoding) {
    found.push(
      make('warning', 'coding-differs', {
        alphabet: readDataCoding(coding).alphabet,
        encoding: plan.encoding,
      }),
    )
  }
  if (coding !== null && readDataCoding(coding).messageClass === 0 && parts > 1)
    found.push(make('warning', 'flash-parts'))
  return found
}

function timeWarnings(draft: ComposerDraft, now: number): ComposerWarning[] {
  const found: ComposerWarning[] = []
  const schedule = parseSmppTime(draft.schedule)
  const validity = parseSmppTime(draft.validity)
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

/** Everything worth saying about the draft, errors first. */
export function composerWarnings(
  draft: ComposerDraft,
  preview: Preview,
  connection: Connection | null,
  session: SessionState | null,
  now: number,
): ComposerWarning[] {
  const badTlvs = draft.tlvs.filter((tlv) => readTlv(tlv) === null).length
  const all = [
    ...routeWarnings(draft, connection, session),
    ...addressWarnings(preview),
    ...textWarnings(draft, preview),
    ...(badTlvs > 0 ? [make('error', 'bad-tlv', { count: badTlvs })] : []),
    ...timeWarnings(draft, now),
  ]
  return all.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
}
