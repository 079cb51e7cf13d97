import type { Catalogue } from '../profiles/catalogue.ts'
import { headerOctets } from '../smpp/frame.ts'
import { fromHex } from '../smpp/hex.ts'
import { decodeUtf8 } from '../text/utf8.ts'
import type { PasteReading } from './pasted-item.ts'

/** What a paste is read with. */
export interface PasteOptions {
  /** Words are a code when its tables know them. */
  readonly catalogue: Catalogue
}

/** Recognises what was pasted, in its order, from a text or a whole file. Never throws. */
export function readPaste(input: string | Uint8Array, _options: PasteOptions): PasteReading {
  const text = typeof input === 'string' ? input : decodeUtf8(input)
  const lines = text.split('\n')
  const octets = fromHex(text)
  const all = [1, lines.length] as const
  if (octets === null || octets.length < headerOctets) {
    return { items: [], unread: text.trim() === '' ? [] : [{ lines: all, text }], problems: [] }
  }
  return {
    items: [
      { kind: 'pdu', style: 'hex', lines: all, octets, missingOctets: 0, fromFields: false, unsaid: [] },
    ],
    unread: [],
    problems: [],
  }
}
