import { inspectPdu } from '../../shared/inspect/inspect.ts'
import type { Span } from '../../shared/inspect/inspection.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { latin1 } from '../../shared/smpp/latin1.ts'
import { NumberMask } from './number-mask.ts'
import { maskTexts } from './text-mask.ts'

/** What is hidden besides passwords. */
export interface RowMaskChoice {
  /** Middle digits of addresses. */
  readonly numbers: boolean
  /** Bodies of messages. */
  readonly texts: boolean
}

const addressFields: ReadonlySet<string> = new Set([
  'source_addr',
  'destination_addr',
  'esme_addr',
  'address_range',
])
const addressTlvs: ReadonlySet<string> = new Set([
  'tlvs.callback_num.value',
  'tlvs.source_subaddress.value',
  'tlvs.dest_subaddress.value',
  'tlvs.dest_addr_np_information.value',
])
/** Digits of a number where nothing says that there is one. */
const leastLoose = 7

/**
 * Hides numbers and texts in the octets of PDUs, so that every form that is made of them has them hidden; no length
 * changes. The same number has the same replacement in all rows.
 */
export class RowMask {
  readonly #choice: RowMaskChoice
  readonly #numbers = new NumberMask()

  constructor(choice: RowMaskChoice) {
    this.#choice = choice
  }

  /** The row with what is to be hidden hidden; it is left as it is. */
  mask(row: CapturedRow): CapturedRow {
    const { numbers, texts } = this.#choice
    if (!numbers && !texts) return row
    const { pdu, spans } = inspectPdu(row.octets)
    const octets = row.octets.slice()
    if (texts) maskTexts(octets, pdu, spans)
    if (!numbers) return { ...row, octets }
    const own = new Set<string>()
    for (const span of spans) if (isAddress(span)) this.#maskNumbers(octets, span, own)
    // What cannot be read, or is a provider's own, may repeat a number.
    for (const span of spans) {
      if (span.kind === 'rest') this.#maskNumbers(octets, span, null, leastLoose)
      else if (isVendors(span)) this.#maskOwn(octets, span, own)
    }
    if (octets.length < 16) this.#maskNumbers(octets, { start: 0, end: octets.length }, null, leastLoose)
    return { ...row, octets, comments: row.comments.map((comment) => this.words(comment)) }
  }

  /** The words of a person with the numbers in them hidden, where numbers are; those of `kept` are ids. */
  words(text: string, kept: ReadonlySet<string> = new Set()): string {
    if (!this.#choice.numbers) return text
    return text.replace(/\d{7,}/g, (digits) => (kept.has(digits) ? digits : this.#numbers.mask(digits)))
  }

  #maskNumbers(octets: Uint8Array, range: Range, own: Set<string> | null, least?: number): void {
    const text = latin1(octets, range.start, range.end)
    const end = text.endsWith('\0') ? text.length - 1 : text.length
    const address = text.slice(0, end)
    const digits = address.replace(/\D/g, '')
    if (digits.length >= leastLoose) own?.add(digits)
    write(octets, range.start, this.#numbers.mask(address, least))
  }

  #maskOwn(octets: Uint8Array, { start, end }: Range, own: ReadonlySet<string>): void {
    if (own.size === 0) return
    const text = latin1(octets, start, end)
    write(
      octets,
      start,
      text.replace(/\d+/g, (digits) => (own.has(digits) ? this.#numbers.mask(digits) : digits)),
    )
  }
}

type Range = Pick<Span, 'start' | 'end'>

function isAddress({ path, kind }: Span): boolean {
  if (kind === 'tlv') return addressTlvs.has(path)
  return kind === 'field' && addressFields.has(path.slice(path.lastIndexOf('.') + 1))
}

/** The value of a TLV that no specification has: its path has its tag instead of a name. */
function isVendors({ path, kind }: Span): boolean {
  return kind === 'tlv' && path.startsWith('tlvs.0x') && path.endsWith('.value')
}

/** Writes a text of single octets. */
function write(octets: Uint8Array, start: number, text: string): void {
  for (let at = 0; at < text.length; at++) octets[start + at] = text.charCodeAt(at)
}
