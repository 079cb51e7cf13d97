import { readNetworkError } from '../explain/network-error.ts'
import { readOnlyTlvs } from '../smpp/decode-tlvs.ts'
import { checkText } from '../text/decode-text.ts'
import { type ReadingName, readAs, readingNames } from '../text/likely-reading.ts'
import { readUdh } from '../text/udh.ts'
import { hexRun } from './hex-octets.ts'
import { octetsOfDigits } from './octet-run.ts'
import type { Page, PageReading } from './page.ts'
import type { PastedItem, TextReading } from './pasted-item.ts'

const fewestTextOctets = 2

/** A line of octets that are no PDU: TLVs, a user data header, a network error, a text; all that it may be. */
export function readLooseOctets(page: Page, at: number): PageReading | null {
  const line = page.lines[at] ?? ''
  const run = hexRun(line, at + 1)
  if (run === null || !run.isWhole || run.digits.length % 2 !== 0) {
    return run !== null && run.digits === '' && run.problems.length > 0
      ? { end: at + 1, items: [], problems: run.problems }
      : null
  }
  const octets = octetsOfDigits(run.digits)
  const found = { style: run.style, lines: [at + 1, at + 1] as const }
  const items: PastedItem[] = []
  const tlvs = readOnlyTlvs(octets, 0, octets.length)
  if (tlvs !== null) items.push({ kind: 'tlv', ...found, octets, tlvs })
  const udh = readUdh(octets)
  const isUdh =
    udh.elements.length > 0 && udh.problems.length === 0 && udh.elements.every(({ iei }) => iei < 0x26)
  if (isUdh && udh.headerOctets >= 3) items.push({ kind: 'udh', ...found, octets, udh })
  const networkError = octets.length === 3 ? readNetworkError(run.digits) : null
  if (networkError !== null) {
    items.push({ kind: 'code', ...found, code: run.digits, field: 'network_error_code', networkError })
  }
  const isCode = run.digits.length <= 8 && !/[\s:]/.test(line.trim())
  const readings = textReadings(octets)
  const isText =
    octets.length >= fewestTextOctets && readings[0]?.isClean === true && !/^\d{1,8}$/.test(run.digits)
  if (isText || (items.length === 0 && !isCode && octets.length >= 4))
    items.push({ kind: 'text', ...found, octets, readings })
  if (isCode) items.push({ kind: 'code', ...found, code: line.trim(), field: null, networkError: null })
  return items.length === 0 ? null : { end: at + 1, items, problems: run.problems }
}

/** The octets in every alphabet: what they speak for first, then clean readings, then those that only exist. */
function textReadings(octets: Uint8Array): readonly TextReading[] {
  const likely = checkText(octets, 0).likely?.name ?? null
  const isAscii = octets.every((octet) => octet < 0x80)
  const isEven = octets.length % 2 === 0
  const isWide =
    isEven && octets.filter((octet, at) => at % 2 === 0 && octet <= 0x04).length * 3 > octets.length
  const fits: Readonly<Record<ReadingName, boolean>> = {
    ascii: isAscii,
    gsm7: isAscii && !isWide,
    utf8: !isWide,
    ucs2: isEven && (isWide || octets.length > 2),
    'ucs2-le': isEven && !isWide,
    latin1: !isWide,
    // Any octets are letters in these: clean where nothing else is as likely.
    cp1251: false,
    'koi8-r': false,
    'gsm7-packed': false,
  }
  const rank = ({ encoding, isClean }: TextReading): number => (encoding === likely ? 2 : isClean ? 1 : 0)
  return readingNames
    .filter((name) => fits[name] || name === likely || !isAscii || !upperHalf.has(name))
    .map((name) => reading(name, readAs(name, octets), fits[name] || name === likely))
    .toSorted((one, other) => rank(other) - rank(one))
}

/** Alphabets that are ASCII as long as no octet is above 0x7F. */
const upperHalf: ReadonlySet<ReadingName> = new Set(['cp1251', 'koi8-r'])

function reading(encoding: ReadingName, text: string, fits: boolean): TextReading {
  return {
    encoding,
    text,
    isClean: fits && !/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd]/u.test(text.replaceAll(/[\r\n\t]/g, '')),
  }
}
