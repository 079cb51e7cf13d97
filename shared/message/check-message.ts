import type { VendorTlv } from '../smpp/vendor-tlv.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Detail } from '../words/words.ts'
import { checkAddresses } from './check-addresses.ts'
import { checkProvider, type ProviderLimits } from './check-provider.ts'
import { checkRoute, type MessageRoute } from './check-route.ts'
import { checkText, type PlannedMessage } from './check-text.ts'
import { checkTimes } from './check-times.ts'
import { type MessageWarning, warning } from './message-warning-table.ts'

/** A message, its plan, and the connection that it goes by. */
export interface MessageToCheck extends PlannedMessage {
  /** The TLVs that the provider publishes. */
  readonly vendorTlvs: readonly VendorTlv[]
  /** What the provider publishes of texts; absent: it is not known. */
  readonly provider?: ProviderLimits | undefined
  /** The connection; null: there is none. Absent: it is not checked. */
  readonly route?: MessageRoute | null
  /** Form input that no octets can be made of: the number of such TLVs, and the header of the first part. */
  readonly unread?: { readonly tlvs: number; readonly firstPartHeader: boolean }
  readonly nowMs: number
}

/** All errors and warnings about a message before it is sent, errors first. Never throws. */
export function checkMessage(message: MessageToCheck): MessageWarning[] {
  const { intent, route, provider, nowMs } = message
  const found = [
    ...(route === undefined ? [] : checkRoute(intent, route)),
    ...checkAddresses(intent),
    ...checkText(message),
    ...(provider === undefined ? [] : checkProvider(message, provider)),
    ...checkKind(message),
    ...checkTlvs(message),
    ...checkTimes(intent, nowMs),
  ]
  const all = [...found, ...checkFields(message, found)]
  return all.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
}

/** Warnings about what makes the message more than a text. */
function checkKind({ intent, plan, fault, unread }: MessageToCheck): MessageWarning[] {
  const found: MessageWarning[] = []
  const { wapPush = null, ports = null, ussdServiceOp = null, method, service_type } = intent
  if (method === 'sar' && plan.segments.some((part) => part.udh.length > 0)) {
    found.push(warning('sar-with-udh'))
  }
  if (wapPush !== null && /^(https?:\/\/)?$/.test(wapPush.href)) found.push(warning('wap-href-empty'))
  if (wapPush?.kind === 'si' && wapPush.id === '' && /^(delete|signal-none)$/.test(wapPush.action)) {
    found.push(warning('wap-id-needed', { action: wapPush.action }))
  }
  const field = fault?.detail['field']
  if (field === 'UDH' || unread?.firstPartHeader === true) found.push(warning('bad-first-header'))
  if (field === 'WAP push') found.push(warning('wap-broken'))
  if (ports?.width === 8 && Math.max(ports.destination, ports.source) > 255) {
    found.push(warning('port-range', { ports: `${ports.destination} / ${ports.source}` }))
  }
  if (ussdServiceOp !== null && service_type !== 'USSD') found.push(warning('ussd-service-type'))
  return found
}

/** TLVs that are not whole, and those that the provider requires of every message. */
function checkTlvs({ intent, vendorTlvs, unread }: MessageToCheck): MessageWarning[] {
  const { tlvs = 0 } = unread ?? {}
  const missing = vendorTlvs.filter(
    ({ tag, required }) => required && !intent.tlvs.some((tlv) => tlv.tag === tag),
  )
  return [
    ...(tlvs > 0 ? [warning('bad-tlv', { count: tlvs })] : []),
    ...missing.map(({ tag, name }) => {
      const hexTag = hexNumber(tag, 2)
      return warning('tlv-required', { field: hexTag, name, tag: hexTag })
    }),
  ]
}

/** A field that no octets can be made of, unless it has a warning of its own. */
function checkFields({ fault }: MessageToCheck, others: readonly MessageWarning[]): MessageWarning[] {
  const detail: Detail = fault?.code === 'pdu.bad-field' ? fault.detail : {}
  const { field } = detail
  const isSaid = others.some((other) => other.severity === 'error' && other.detail['field'] === field)
  if (field === undefined || isSaid || field === 'UDH' || field === 'WAP push') return []
  return [warning('field-bad', detail)]
}
