import { readNetworkError } from '../explain/network-error.ts'
import { readOnlyTlvs } from '../smpp/decode-tlvs.ts'
import { readUdh } from '../text/udh.ts'
import { hexRun } from './hex-octets.ts'
import { octetsOfDigits } from './octet-run.ts'
import type { Page, PageReading } from './page.ts'
import type { PastedItem } from './pasted-item.ts'
import { pastedReadings } from './pasted-readings.ts'

const fewestTextOctets = 2
const networkAddress = /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/

/** A line of octets that are no PDU: TLVs, a user data header, a network error, a text; all that it may be. */
export function readLooseOctets(page: Page, at: number): PageReading | null {
  const line = page.lines[at] ?? ''
  if (networkAddress.test(line)) return null
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
  const readings = pastedReadings(octets)
  const isText =
    octets.length >= fewestTextOctets && readings[0]?.isClean === true && !/^\d{1,8}$/.test(run.digits)
  if (isText || (items.length === 0 && !isCode && octets.length >= 4))
    items.push({ kind: 'text', ...found, octets, readings })
  if (isCode) items.push({ kind: 'code', ...found, code: line.trim(), field: null, networkError: null })
  return items.length === 0 ? null : { end: at + 1, items, problems: run.problems }
}
