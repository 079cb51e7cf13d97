import { inspectPdu } from '../inspect/inspect.ts'
import type { ReceiptSample } from '../receipts/propose-dialect.ts'
import { readReceiptPdu, readUnannouncedReceipt } from '../receipts/read-receipt.ts'
import { type PasteOptions, readPaste } from './read-paste.ts'

/** What a paste gives to proposeDialect. */
export interface DialectSamples {
  readonly samples: readonly ReceiptSample[]
  /** message_ids that responses in the paste gave. */
  readonly submittedIds: readonly string[]
}

/** The receipts of a paste, as texts or in PDUs, and the message_ids that its responses gave. Never throws. */
export function dialectSamples(input: string, options: PasteOptions): DialectSamples {
  const samples: ReceiptSample[] = []
  const submittedIds: string[] = []
  for (const item of readPaste(input, options).items) {
    if (item.kind === 'receipt') samples.push({ text: item.text, receipt: item.receipt })
    if (item.kind !== 'pdu') continue
    const { pdu, text } = inspectPdu(item.octets)
    const receipt = readReceiptPdu(pdu) ?? readUnannouncedReceipt(pdu)
    if (receipt !== null) samples.push({ text: text ?? '', receipt })
    const id = pdu.fields['message_id']
    const isAnswer = pdu.command === 'submit_sm_resp' || pdu.command === 'data_sm_resp'
    if (isAnswer && typeof id === 'string' && id !== '') submittedIds.push(id)
  }
  return { samples, submittedIds }
}
