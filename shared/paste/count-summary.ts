import type { CapturedRow } from '../pcap/captured-row.ts'
import type { Receipt } from '../receipts/parse-receipt.ts'
import { genericNackId, isAcceptance, isResponseId, responseBit } from '../smpp/command-id.ts'
import { decodePdu } from '../smpp/decode.ts'
import { headerOctets, readUint32 } from '../smpp/frame.ts'
import { pduTable } from '../smpp/pdu-table.ts'
import { receiptOfPdu } from './explain-item.ts'
import type { CountedKinds, FailedReceipt, PasteSummary, PlaceInPaste } from './paste-summary.ts'
import type { PastedItem } from './pasted-item.ts'

/** Kinds that are told apart, since a hostile paste may have as many as it has PDUs. */
const mostKinds = 100
/** Neither has a response. */
const unanswerable: ReadonlySet<number> = new Set([pduTable.outbind.id, pduTable.alert_notification.id])
const unbinds: ReadonlySet<number> = new Set([pduTable.unbind.id, pduTable.unbind_resp.id])
const binds: ReadonlySet<number> = new Set([
  pduTable.bind_receiver.id,
  pduTable.bind_transmitter.id,
  pduTable.bind_transceiver.id,
])
const withReceipts: ReadonlySet<number> = new Set([pduTable.deliver_sm.id, pduTable.data_sm.id])

interface Link {
  last: PlaceInPaste
  /** Something passed that only a bound session has. */
  isUp: boolean
  isUnbound: boolean
}

interface Asked {
  readonly commandId: number
  readonly place: PlaceInPaste
}

/**
 * Counts what passes, PDU by PDU in the order of the paste. It holds the requests that wait and the links that are open:
 * at most one for each PDU of what a paste may have.
 */
export class SummaryCounter {
  #pdus = 0
  #responses = 0
  #broken = 0
  #firstBroken: PlaceInPaste | null = null
  readonly #refused = new KindCounter<{ readonly status: number }>()
  readonly #failed = new KindCounter<FailedReceipt>()
  /** By number of the PDU in a capture. */
  readonly #waiting = new Map<number, Asked>()
  /** Of a text, whose lines name no connections: by sequence_number, in their order. */
  readonly #waitingBySequence = new Map<number, Asked[]>()
  readonly #links = new Map<string, Link>()
  /** PDUs of a text that are there to their end. */
  #whole = 0

  /** A PDU of a capture file. */
  captured(row: CapturedRow): void {
    const place: PlaceInPaste = { number: row.number, line: null, at: row.at }
    const commandId = this.#count(row.octets, place)
    if (isResponseId(commandId)) {
      if (row.request !== null) this.#waiting.delete(row.request)
    } else if (!unanswerable.has(commandId)) this.#waiting.set(row.number, { commandId, place })
    if (row.session !== null) this.#follow(row.session, commandId, row.octets, place)
  }

  /** The connection of this session was ended by one side. */
  closed(session: string): void {
    const link = this.#links.get(session)
    this.#links.delete(session)
    if (link === undefined || !link.isUp || link.isUnbound) return
    this.#broken += 1
    this.#firstBroken ??= link.last
  }

  /** Something that was read in a text. */
  item(item: PastedItem): void {
    const [line] = item.lines
    if (item.kind === 'receipt') this.#countReceipt(item.receipt, { number: null, line, at: null })
    if (item.kind !== 'pdu' || item.octets.length < headerOctets) return
    const isWhole = item.missingOctets === 0
    const place: PlaceInPaste = { number: isWhole ? this.#whole + 1 : null, line, at: null }
    if (isWhole) this.#whole += 1
    const commandId = this.#count(item.octets, place)
    const sequence = readUint32(item.octets, 12)
    if (isResponseId(commandId)) this.#takeAsked(sequence, commandId)
    else if (!unanswerable.has(commandId)) {
      const asked = this.#waitingBySequence.get(sequence)
      if (asked === undefined) this.#waitingBySequence.set(sequence, [{ commandId, place }])
      else asked.push({ commandId, place })
    }
  }

  /** @param isCapture whether the paste says where connections end. */
  end(isCapture: boolean): PasteSummary {
    const unanswered = new KindCounter<{ readonly commandId: number }>()
    const left = isCapture ? [...this.#waiting.values()] : [...this.#waitingBySequence.values()].flat()
    for (const { commandId, place } of left) unanswered.add(String(commandId), { commandId }, place)
    return {
      pdus: this.#pdus,
      refused: this.#refused.end(),
      unanswered: this.#responses === 0 && !isCapture ? null : unanswered.end(),
      brokenLinks: isCapture ? { count: this.#broken, first: this.#firstBroken } : null,
      failedReceipts: this.#failed.end(),
    }
  }

  /** What one PDU says by itself; gives its command_id. */
  #count(octets: Uint8Array, place: PlaceInPaste): number {
    const commandId = readUint32(octets, 4)
    const status = readUint32(octets, 8)
    this.#pdus += 1
    if (isResponseId(commandId)) {
      this.#responses += 1
      if (!isAcceptance(commandId, status)) this.#refused.add(String(status), { status }, place)
    }
    if (withReceipts.has(commandId)) {
      const receipt = receiptOfPdu(decodePdu(octets))
      if (receipt !== null) this.#countReceipt(receipt, place)
    }
    return commandId
  }

  #countReceipt({ stat, state, err, final }: Receipt, place: PlaceInPaste): void {
    if (!final || state === 'DELIVERED') return
    const said = { stat: stat ?? state, err }
    this.#failed.add(JSON.stringify(said), said, place)
  }

  #follow(session: string, commandId: number, octets: Uint8Array, place: PlaceInPaste): void {
    const link = this.#links.get(session) ?? { last: place, isUp: false, isUnbound: false }
    const isOfBind = binds.has(isResponseId(commandId) ? commandId - responseBit : commandId)
    link.last = place
    link.isUp ||= isOfBind
      ? isResponseId(commandId) && isAcceptance(commandId, readUint32(octets, 8))
      : commandId !== genericNackId
    link.isUnbound ||= unbinds.has(commandId)
    this.#links.set(session, link)
  }

  #takeAsked(sequence: number, commandId: number): void {
    const asked = this.#waitingBySequence.get(sequence) ?? []
    const at = asked.findIndex(
      (one) => commandId === genericNackId || commandId === one.commandId + responseBit,
    )
    if (at >= 0) asked.splice(at, 1)
  }
}

class KindCounter<Kind extends object> {
  readonly #kinds = new Map<string, { kind: Kind; count: number; first: PlaceInPaste }>()
  #count = 0

  add(key: string, kind: Kind, first: PlaceInPaste): void {
    this.#count += 1
    const known = this.#kinds.get(key)
    if (known !== undefined) known.count += 1
    else if (this.#kinds.size < mostKinds) this.#kinds.set(key, { kind, count: 1, first })
  }

  end(): CountedKinds<Kind> {
    const kinds = [...this.#kinds.values()].toSorted((one, other) => other.count - one.count)
    return { count: this.#count, kinds: kinds.map(({ kind, count, first }) => ({ ...kind, count, first })) }
  }
}
