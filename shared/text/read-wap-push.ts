import { hexDigits } from '../words/hex-text.ts'
import { decodeUtf8 } from './utf8.ts'
import type { WapPush } from './wap-push.ts'
import {
  contentTypes,
  hrefEndings,
  siActions,
  siAttributes,
  slActions,
  slAttributes,
  wbxml,
} from './wap-tokens.ts'

/** A WAP push as it was read; `text` is '' for an SL. */
export interface ReadWapPush {
  readonly push: WapPush
  readonly text: string
}

/** The attributes of the one element that has any, and the text in it. */
interface Document {
  readonly attributes: ReadonlyMap<string, string>
  readonly text: string
}

class Reader {
  readonly #octets: Uint8Array
  #at = 0

  constructor(octets: Uint8Array) {
    this.#octets = octets
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#octets.length
  }

  octet(): number {
    return this.#octets[this.#at++] ?? wbxml.end
  }

  skip(count: number): void {
    this.#at += count
  }

  take(count: number): Uint8Array {
    const taken = this.#octets.subarray(this.#at, this.#at + count)
    this.#at += count
    return taken
  }

  string(): string {
    const end = this.#octets.indexOf(0, this.#at)
    const octets = this.#octets.subarray(this.#at, end < 0 ? this.#octets.length : end)
    this.#at += octets.length + 1
    return decodeUtf8(octets)
  }
}

/** BCD digits with the zero octets that were cut, as a moment in UTC. */
function momentOf(octets: Uint8Array): string {
  const digits = Array.from(octets, (octet) => hexDigits(octet))
    .join('')
    .padEnd(14, '0')
  const [year, month, day, hour, minute, second] = [0, 4, 6, 8, 10, 12].map((at, place) =>
    digits.slice(at, at + (place === 0 ? 4 : 2)),
  )
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
}

function readDocument(reader: Reader, kind: 'si' | 'sl'): Document {
  const starts = kind === 'si' ? siAttributes : slAttributes
  const attributes = new Map<string, string>()
  // The SI's outer element has no attributes; the SL is its own element.
  if (kind === 'si') reader.skip(1)
  reader.skip(1)
  let name = ''
  for (let token = reader.octet(); token !== wbxml.end; token = reader.octet()) {
    const start = starts.find((row) => row[0] === token)
    const ending = hrefEndings.find((row) => row[0] === token)
    let value = start?.[2] ?? ending?.[1] ?? ''
    if (start !== undefined) name = start[1]
    else if (token === wbxml.inlineString) value = reader.string()
    else if (token === wbxml.opaque) value = momentOf(reader.take(reader.octet()))
    attributes.set(name, (attributes.get(name) ?? '') + value)
  }
  const text = kind === 'si' && reader.octet() === wbxml.inlineString ? reader.string() : ''
  return { attributes, text }
}

/**
 * Reads what stands behind the port header of a WAP push. Content types in short and long form; headers and what is
 * not known of the document are passed over.
 * @returns null when it is neither an SI nor an SL in WBXML.
 */
export function readWapPush(octets: Uint8Array): ReadWapPush | null {
  if (octets[1] !== 0x06) return null
  const headerOctets = octets[2] ?? 0
  const headers = octets.subarray(3, 3 + headerOctets)
  // A first octet up to 30 is the length of a long-form content type, whose type follows it.
  const type = (headers[0] ?? 0) <= 30 ? headers[1] : headers[0]
  const kind = type === contentTypes.si ? 'si' : type === contentTypes.sl ? 'sl' : null
  if (kind === null) return null
  const reader = new Reader(octets.subarray(3 + headerOctets))
  reader.skip(3)
  reader.skip(reader.octet())
  if (reader.isAtEnd) return null
  const { attributes, text } = readDocument(reader, kind)
  const of = (name: string): string => attributes.get(name) ?? ''
  if (kind === 'sl') {
    const action = slActions.find((known) => known === of('action')) ?? 'execute-low'
    return { push: { kind, href: of('href'), action }, text }
  }
  const action = siActions.find((known) => known === of('action')) ?? 'signal-medium'
  const [id, created, expires] = [of('si-id'), of('created'), of('si-expires')]
  return { push: { kind, href: of('href'), action, id, created, expires }, text }
}
