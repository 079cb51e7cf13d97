import { readOnlyTlvs } from '../smpp/decode-tlvs.ts'
import { decodeGsm7 } from '../text/gsm7.ts'
import { decodeLatin1 } from '../text/single-octet.ts'
import { decodeUcs2 } from '../text/ucs2.ts'
import { readUdh } from '../text/udh.ts'
import { decodeUtf8 } from '../text/utf8.ts'
import { hexRun } from './hex-octets.ts'
import { octetsOfDigits } from './octet-run.ts'
import type { Page, PageReading } from './page.ts'
import type { PastedItem, TextReading } from './pasted-item.ts'

/** Network types of network_error_code (SMPP 5.0 §4.8.4.42): 1 to 8. */
const networkErrorDigits = /^0[1-8][0-9a-f]{4}$/i
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
  if (networkErrorDigits.test(run.digits)) {
    const networkError = { type: octets[0] ?? 0, code: ((octets[1] ?? 0) << 8) | (octets[2] ?? 0) }
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

/** The octets in every alphabet, clean readings first, those of the likelier alphabet before others. */
function textReadings(octets: Uint8Array): readonly TextReading[] {
  const swapped = octets.subarray(0, octets.length & ~1).map((_, at, all) => all[at ^ 1] ?? 0)
  const isEven = octets.length % 2 === 0
  const isWide =
    isEven && octets.filter((octet, at) => at % 2 === 0 && octet <= 0x04).length * 3 > octets.length
  const readings: TextReading[] = [
    reading(
      'ascii',
      decodeLatin1(octets),
      octets.every((octet) => octet < 0x80),
    ),
    reading('gsm7', decodeGsm7(octets), octets.every((octet) => octet < 0x80) && !isWide),
    reading('utf8', decodeUtf8(octets), !isWide),
    reading('ucs2', decodeUcs2(octets), isEven && (isWide || octets.length > 2)),
    reading('ucs2-le', decodeUcs2(swapped), isEven && !isWide),
    reading('latin1', decodeLatin1(octets), !isWide),
  ]
  return readings.toSorted((one, other) => Number(other.isClean) - Number(one.isClean))
}

function reading(encoding: TextReading['encoding'], text: string, fits: boolean): TextReading {
  return {
    encoding,
    text,
    isClean: fits && !/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd]/u.test(text.replaceAll(/[\r\n\t]/g, '')),
  }
}
