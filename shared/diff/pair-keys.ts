import { summarizePdu } from '../inspect/summarize.ts'
import type { CapturedRow } from '../pcap/captured-row.ts'
import { RecentEntries } from '../pcap/recent-entries.ts'
import { readReceiptPdu } from '../receipts/read-receipt.ts'
import { isResponseId } from '../smpp/command-id.ts'
import { decodePdu } from '../smpp/decode.ts'
import { messageOctets } from '../smpp/message-octets.ts'
import type { DecodedPdu } from '../smpp/pdu.ts'
import { decodeText } from '../text/decode-text.ts'

/**
 * How the PDUs of two captures are paired: the n-th of a command; that of the same sequence_number; to the same
 * destination; of the same text; about the same message. A response goes with its request, whichever it is.
 */
export const pairings = ['order', 'sequence', 'destination', 'text', 'message_id'] as const
export type Pairing = (typeof pairings)[number]

export interface KeyedRow {
  /** Equal in both captures for rows that may be a pair. */
  readonly key: string
  readonly row: CapturedRow
}

/** Requests and keys that are remembered at most. */
const mostRemembered = 200_000
/** Requests that wait for the response that brings their message_id, at most. */
const mostHeld = 20_000
/** Characters of a key that are kept as they are. */
const keyCharacters = 64

/** Gives the PDUs of one capture, in its order, the keys by which they are paired with those of another. */
export class PairKeys {
  readonly #how: Pairing
  readonly #counts = new RecentEntries<string, number>(mostRemembered)
  /** By the number of the request. */
  readonly #requests = new RecentEntries<number, string>(mostRemembered)
  readonly #held = new Map<number, CapturedRow>()

  constructor(how: Pairing) {
    this.#how = how
  }

  /** `row` with its key, behind the request that waited for it; none while a request waits for its message_id. */
  add(row: CapturedRow): KeyedRow[] {
    const pdu = decodePdu(row.octets)
    if (isResponseId(pdu.command_id) && row.request !== null) return this.#answer(row, row.request, pdu)
    const key = this.#ownKey(pdu)
    const isHeld = key === null && !isResponseId(pdu.command_id) && !this.#held.has(row.number)
    if (!isHeld) {
      return [this.#keyed(row, key ?? String(pdu.command_id))]
    }
    this.#held.set(row.number, { ...row, octets: row.octets.slice() })
    return this.#held.size > mostHeld ? this.#release(mostHeld / 2) : []
  }

  /** Requests that had no answer. */
  end(): KeyedRow[] {
    return this.#release(this.#held.size)
  }

  #answer(row: CapturedRow, request: number, pdu: DecodedPdu): KeyedRow[] {
    const held = this.#held.get(request)
    const before: KeyedRow[] = []
    if (held !== undefined) {
      this.#held.delete(request)
      const command = decodePdu(held.octets).command_id
      const id = idOf(pdu)
      before.push(this.#keyed(held, id === null ? String(command) : `${command} ${shortened(id)}`))
    }
    const asked = this.#requests.get(request)
    const key = asked === undefined ? (this.#ownKey(pdu) ?? String(pdu.command_id)) : `answers ${asked}`
    return [...before, this.#keyed(row, key)]
  }

  #release(count: number): KeyedRow[] {
    const rows: KeyedRow[] = []
    for (const row of this.#held.values()) {
      if (rows.length >= count) break
      rows.push(this.#keyed(row, String(decodePdu(row.octets).command_id)))
    }
    for (const { row } of rows) this.#held.delete(row.number)
    return rows
  }

  #keyed(row: CapturedRow, key: string): KeyedRow {
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    const numbered = `${key} #${count}`
    this.#requests.set(row.number, numbered)
    return { key: numbered, row }
  }

  /** By what the PDU says itself; null when it says nothing of the kind. */
  #ownKey(pdu: DecodedPdu): string | null {
    const value = this.#valueOf(pdu)
    return value === null ? null : `${pdu.command_id} ${shortened(value)}`
  }

  #valueOf(pdu: DecodedPdu): string | null {
    switch (this.#how) {
      case 'order':
        return ''
      case 'sequence':
        return String(pdu.sequence_number)
      case 'destination':
        return summarizePdu(pdu).destination ?? ''
      case 'text': {
        const message = messageOctets(pdu)
        return message === null ? '' : decodeText(message.octets, message.dataCoding).text
      }
      case 'message_id':
        return idOf(pdu)
    }
  }
}

/** The message_id that a PDU names, of a receipt that of its message. */
function idOf(pdu: DecodedPdu): string | null {
  const id = pdu.fields['message_id']
  return typeof id === 'string' && id !== '' ? id : (readReceiptPdu(pdu)?.id ?? null)
}

/** A text of any length as a key of a few characters: its beginning, its length and a number made of all of it. */
function shortened(text: string): string {
  if (text.length <= keyCharacters) return text
  let hash = 5381
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 33) ^ text.charCodeAt(at)) >>> 0
  return `${text.slice(0, keyCharacters)} ${text.length} ${hash}`
}
