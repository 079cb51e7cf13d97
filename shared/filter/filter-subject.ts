import { inspectPdu } from '../inspect/inspect.ts'
import type { Inspection, InspectOptions } from '../inspect/inspection.ts'
import { summarizePdu } from '../inspect/summarize.ts'
import type { CapturedRow } from '../pcap/captured-row.ts'
import type { Receipt } from '../receipts/parse-receipt.ts'
import { readReceiptPdu } from '../receipts/read-receipt.ts'
import { isResponseId } from '../smpp/command-id.ts'
import { decodePdu } from '../smpp/decode.ts'
import { headerOctets, readUint32 } from '../smpp/frame.ts'
import { messageOctets, type PartNumber, partNumber } from '../smpp/message-octets.ts'
import type { DecodedPdu } from '../smpp/pdu.ts'
import { layoutById } from '../smpp/pdu-layout.ts'
import { HeadTexts } from './head-texts.ts'
import { rowBodyTexts } from './row-match.ts'

/** What is known of a capture beside its PDUs one by one. */
export interface FilterContext {
  /** True when a response to the request of this number was captured. */
  readonly isAnswered: (number: number) => boolean
  readonly inspect: InspectOptions
  /** Of a profile, in place of `inspect`, for what the workbench captured itself. */
  readonly inspectOf?: (profileId: string) => InspectOptions
  /** What a reader wrote beside the PDU of this number; absent where no marks are kept. */
  readonly markOf?: (number: number) => PduMark | null
}

/** A reader's mark on a PDU. */
export interface PduMark {
  readonly bookmark: boolean
  /** '' for none. */
  readonly comment: string
}

/** One captured PDU as a filter sees it; what it takes longer to know is found out when it is asked for. */
export class FilterSubject {
  readonly row: CapturedRow
  readonly context: FilterContext
  #pdu: DecodedPdu | null = null
  #inspection: Inspection | null = null
  #receipt: Receipt | null | undefined
  #body: readonly string[] | null = null
  #octets: Uint8Array | null = null

  constructor(row: CapturedRow, context: FilterContext) {
    this.row = row
    this.context = context
  }

  get commandId(): number {
    return this.headerNumber(4)
  }

  get commandStatus(): number {
    return this.headerNumber(8)
  }

  get octets(): Uint8Array {
    this.#octets ??= this.row.octets
    return this.#octets
  }

  /** Of the header's four numbers the one at this octet; 0 of a header that is not whole, as decodePdu has it. */
  headerNumber(at: 0 | 4 | 8 | 12): number {
    const { octets } = this
    return octets.length < headerOctets ? 0 : readUint32(octets, at)
  }

  /** How a response came; null for all other PDUs. */
  get answer(): 'late' | 'orphan' | null {
    const { own, request } = this.row
    if (own?.isLate) return 'late'
    const isOrphan = request === null && own?.direction !== 'sent' && isResponseId(this.commandId)
    return isOrphan ? 'orphan' : null
  }

  get mark(): PduMark | null {
    return this.context.markOf?.(this.row.number) ?? null
  }

  get pdu(): DecodedPdu {
    this.#pdu ??= decodePdu(this.octets)
    return this.#pdu
  }

  get inspection(): Inspection {
    const { sender, state, interfaceVersion, own } = this.row
    const { inspect, inspectOf } = this.context
    this.#inspection ??= inspectPdu(this.octets, {
      ...(own === undefined ? inspect : (inspectOf?.(own.profileId) ?? inspect)),
      ...(sender !== null && state !== null ? { sender, state } : {}),
      ...(interfaceVersion === null ? {} : { interfaceVersion }),
    })
    return this.#inspection
  }

  get receipt(): Receipt | null {
    if (this.#receipt === undefined) this.#receipt = readReceiptPdu(this.pdu)
    return this.#receipt
  }

  get part(): PartNumber | null {
    return partNumber(this.pdu, messageOctets(this.pdu))
  }

  /** True when a column of its row, its text or what is written beside it holds the word, which is in small letters. */
  holdsWord(word: string): boolean {
    return this.#headText.includes(word) || this.#bodyTexts.some((text) => text.includes(word))
  }

  get #headText(): string {
    const { own, systemId, sender } = this.row
    const { commandId, commandStatus } = this
    return headTexts.of({
      direction: own?.direction ?? sender ?? '',
      sessionName: own?.sessionName ?? systemId ?? '',
      commandId,
      command: layoutById(commandId)?.command ?? null,
      commandStatus,
    })
  }

  get #bodyTexts(): readonly string[] {
    if (this.#body === null) {
      const { pdu, row, answer, mark } = this
      const texts = rowBodyTexts({
        sequenceNumber: pdu.sequence_number,
        answer,
        repeatOf: row.own?.repeatOf ?? null,
        ...summarizePdu(pdu),
      })
      for (const text of [row.from, row.to, ...row.comments, mark?.comment])
        if (text) texts.push(text.toLowerCase())
      this.#body = texts
    }
    return this.#body
  }
}

const headTexts = new HeadTexts()
