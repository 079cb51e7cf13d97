import { encodeUtf8 } from './utf8.ts'
import {
  type AttributeTokens,
  contentTypes,
  hrefEndings,
  publicIds,
  type siActions,
  siAttributes,
  type slActions,
  slAttributes,
  wbxml,
} from './wap-tokens.ts'

/** Service indication: the phone shows a text and a link. */
export interface ServiceIndication {
  readonly kind: 'si'
  readonly href: string
  readonly action: (typeof siActions)[number]
  /** si-id: a later indication with it replaces or deletes this one; '' for none. */
  readonly id: string
  /** YYYY-MM-DDThh:mm:ssZ, or '' for none. */
  readonly created: string
  readonly expires: string
}

/** Service loading: the phone fetches the link by itself. */
export interface ServiceLoading {
  readonly kind: 'sl'
  readonly href: string
  readonly action: (typeof slActions)[number]
}

export type WapPush = ServiceIndication | ServiceLoading

/** Problem of a push that its document cannot carry: a zero octet ends every string in it. */
export function wapPushProblem(push: WapPush, text: string): 'zero-octet' | 'bad-time' | null {
  const strings = push.kind === 'si' ? [push.href, push.id, text] : [push.href]
  if (strings.some((one) => one.includes('\0'))) return 'zero-octet'
  if (
    push.kind === 'si' &&
    [push.created, push.expires].some((time) => time !== '' && timeDigits(time) === null)
  )
    return 'bad-time'
  return null
}

/** Digits of a time such as 2026-11-01T12:00:00Z; null for any other text. */
function timeDigits(time: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/.test(time) || Number.isNaN(Date.parse(time))) return null
  return new Date(time).toISOString().replace(/\D/g, '').slice(0, 14)
}

function inline(text: string): number[] {
  return text === '' ? [] : [wbxml.inlineString, ...encodeUtf8(text), 0]
}

/** The longest start token that the value begins with, then the value with its tokens. */
function attribute(tokens: AttributeTokens, name: string, value: string): number[] {
  const [token, , start] = tokens
    .filter(([, attributeName, begin]) => attributeName === name && value.startsWith(begin))
    .reduce((best, row) => (row[2].length > best[2].length ? row : best), [
      0,
      name,
      '',
    ] as AttributeTokens[number])
  return [
    token === 0 ? (tokens.find((row) => row[1] === name && row[2] === '')?.[0] ?? 0) : token,
    ...rest(value.slice(start.length)),
  ]
}

function rest(value: string): number[] {
  const found = hrefEndings
    .map(([token, text]) => ({ token, text, at: value.indexOf(text) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]
  if (found === undefined) return inline(value)
  return [
    ...inline(value.slice(0, found.at)),
    found.token,
    ...rest(value.slice(found.at + found.text.length)),
  ]
}

/** A date as opaque BCD, its trailing zero octets cut. */
function date(tokens: AttributeTokens, name: string, time: string): number[] {
  const digits = timeDigits(time)
  if (digits === null) return []
  const octets = (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
  while (octets.at(-1) === 0) octets.pop()
  return [tokens.find((row) => row[1] === name)?.[0] ?? 0, wbxml.opaque, octets.length, ...octets]
}

function indication(push: ServiceIndication, text: string): number[] {
  const action = siAttributes.find(([, name, start]) => name === 'action' && start === push.action)?.[0]
  return [
    wbxml.si,
    wbxml.indication,
    ...attribute(siAttributes, 'href', push.href),
    ...(push.id === '' ? [] : [0x11, ...inline(push.id)]),
    ...date(siAttributes, 'created', push.created),
    ...date(siAttributes, 'si-expires', push.expires),
    // Written even though absent means signal-medium: phones differ in how they read that.
    ...(action === undefined ? [] : [action]),
    wbxml.end,
    ...inline(text),
    wbxml.end,
    wbxml.end,
  ]
}

function loading(push: ServiceLoading): number[] {
  const action = slAttributes.find(([, name, start]) => name === 'action' && start === push.action)?.[0]
  return [
    wbxml.sl,
    ...(action === undefined ? [] : [action]),
    ...attribute(slAttributes, 'href', push.href),
    wbxml.end,
  ]
}

/**
 * Octets of a WAP push behind the port header: WSP push with the document in WBXML and UTF-8.
 * @param text what an SI shows; an SL has none.
 */
export function encodeWapPush(push: WapPush, text: string): Uint8Array {
  const document = push.kind === 'si' ? indication(push, text) : loading(push)
  return Uint8Array.from([
    // Transaction, PDU type push, length of the headers, the content type in short form.
    ...[0x01, 0x06, 0x01, contentTypes[push.kind]],
    ...[wbxml.version, publicIds[push.kind], wbxml.utf8, 0x00],
    ...document,
  ])
}
