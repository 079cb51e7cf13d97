import { type Inspection, inspectPdu } from '../inspect/inspect.ts'
import type { Catalogue } from '../profiles/catalogue.ts'
import { parseReceipt, type Receipt } from '../receipts/parse-receipt.ts'
import { fromHex } from '../smpp/hex.ts'
import type { Language } from '../words/words.ts'
import type { Candidate } from './candidate.ts'
import { searchCodes } from './search.ts'

/** Reading of a text typed or pasted into the palette. */
export type Reading =
  | { readonly kind: 'pdu'; readonly bytes: Uint8Array; readonly inspection: Inspection }
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'codes'; readonly candidates: readonly Candidate[] }

/** SMPP 3.4 §3.2: four integers of four octets come before any body. */
const headerOctets = 16
const shownCandidates = 5

/** Reads the text as octets, a receipt or a code, in this order; null when it is none of them. */
export function readPasted(catalogue: Catalogue, text: string, language: Language): Reading | null {
  const trimmed = text.trim()
  if (trimmed.length < 2) return null
  const bytes = fromHex(trimmed)
  if (bytes !== null && bytes.length >= headerOctets) {
    // A stream may hold several; the first is shown, as long as its length says.
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
    const first = length >= headerOctets && length <= bytes.length ? bytes.subarray(0, length) : bytes
    return { kind: 'pdu', bytes: first, inspection: inspectPdu(first) }
  }
  const receipt = parseReceipt(trimmed)
  if (receipt.isReceipt && (receipt.id !== null || receipt.stat !== null) && /[:=]/.test(trimmed)) {
    return { kind: 'receipt', receipt }
  }
  if (!looksLikeCode(trimmed)) return null
  const candidates = searchCodes(catalogue, trimmed, { language, limit: shownCandidates })
  return candidates.length === 0 ? null : { kind: 'codes', candidates }
}

/** A number, a name of the specification, or a receipt's word; ordinary words are left to the commands. */
function looksLikeCode(text: string): boolean {
  return (
    /^(0x[0-9a-f]+|[0-9a-f]*\d[0-9a-f]*h?|[A-Z]{5,}|[A-Z_]*_[A-Z_]+|ESME_\w+)$/.test(text) ||
    /^0x[0-9a-f]+$/i.test(text)
  )
}
