import { inspectPdu } from '../inspect/inspect.ts'
import type { Inspection, InspectOptions } from '../inspect/inspection.ts'
import { summarizePdu } from '../inspect/summarize.ts'
import type { CapturedRow } from '../pcap/captured-row.ts'
import type { Receipt } from '../receipts/parse-receipt.ts'
import { readReceiptPdu } from '../receipts/read-receipt.ts'
import { decodePdu } from '../smpp/decode.ts'
import { readUint32 } from '../smpp/frame.ts'
import { messageOctets, type PartNumber, partNumber } from '../smpp/message-octets.ts'
import type { DecodedPdu } from '../smpp/pdu.ts'
import { rowSearchText } from './row-match.ts'

/** What is known of a capture beside its PDUs one by one. */
export interface FilterContext {
  /** True when a response to the request of this number was captured. */
  readonly isAnswered: (number: number) => boolean
  readonly inspect: InspectOptions
}

/** One captured PDU as a filter sees it; what it takes longer to know is found out when it is asked for. */
export class FilterSubject {
  readonly row: CapturedRow
  readonly context: FilterContext
  #pdu: DecodedPdu | null = null
  #inspection: Inspection | null = null
  #receipt: Receipt | null | undefined
  #searchText: string | null = null

  constructor(row: CapturedRow, context: FilterContext) {
    this.row = row
    this.context = context
  }

  get commandId(): number {
    return readUint32(this.row.octets, 4)
  }

  get commandStatus(): number {
    return readUint32(this.row.octets, 8)
  }

  get pdu(): DecodedPdu {
    this.#pdu ??= decodePdu(this.row.octets)
    return this.#pdu
  }

  get inspection(): Inspection {
    const { sender, state, interfaceVersion } = this.row
    this.#inspection ??= inspectPdu(this.row.octets, {
      ...this.context.inspect,
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

  /** What bare words are looked for in: the columns of a row, and the text. */
  get searchText(): string {
    this.#searchText ??= this.#makeSearchText()
    return this.#searchText
  }

  #makeSearchText(): string {
    const { pdu, row } = this
    const text = rowSearchText({
      direction: row.sender ?? '',
      sessionName: row.systemId ?? '',
      commandId: pdu.command_id,
      command: pdu.command,
      commandStatus: pdu.command_status,
      sequenceNumber: pdu.sequence_number,
      answer: null,
      repeatOf: null,
      ...summarizePdu(pdu),
    })
    return [text, row.from ?? '', row.to ?? '', ...row.comments.map((comment) => comment.toLowerCase())].join(
      '\n',
    )
  }
}
