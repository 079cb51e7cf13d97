import { create } from 'zustand'
import type { MessageCard } from '../../shared/contract/message.ts'
import { client } from './host-store.ts'
import { ofShown, useShownCapture } from './shown-capture.ts'
import { type NoticeBody, noticeOf } from './toast-store.ts'

interface FileMessages {
  /** Of the opened file on show, by PDU: the message that it belongs to, null for a PDU of none. */
  readonly found: Readonly<Record<number, MessageCard | null>>
  readonly failures: Readonly<Record<number, NoticeBody>>
}

const nothing: FileMessages = { found: {}, failures: {} }
export const useFileMessages = create<FileMessages>(() => nothing)

/** The numbers of another capture are other PDUs. */
useShownCapture.subscribe(() => useFileMessages.setState(nothing))

/** PDUs whose messages are remembered; beyond that all are asked for again. */
const keptPdus = 2000

/** Asks for the message of a PDU; that of a file that is still read is asked for again each time. */
export async function loadFileMessage(seq: number, isReading: boolean): Promise<void> {
  if (!isReading && seq in useFileMessages.getState().found && whole.has(seq)) return
  const shown = ofShown()
  const isGone = () => shown.captureId !== ofShown().captureId
  try {
    const card = await client().call('capture.message', { ...shown, seq })
    if (!isGone()) keep(card, seq, !isReading)
  } catch (error) {
    if (isGone()) return
    useFileMessages.setState(({ failures }) => ({ failures: { ...failures, [seq]: noticeOf(error) } }))
  }
}

/** PDUs whose message was asked for when all of the file was read. */
const whole = new Set<number>()
useShownCapture.subscribe(() => whole.clear())

/** Each of its PDUs has the same message. */
function keep(card: MessageCard | null, seq: number, isWhole: boolean): void {
  const before = useFileMessages.getState().found
  const isFull = Object.keys(before).length > keptPdus
  if (isFull) whole.clear()
  const found = isFull ? {} : { ...before }
  for (const one of [seq, ...seqsOf(card)]) {
    found[one] = card
    if (isWhole) whole.add(one)
  }
  useFileMessages.setState(({ failures: { [seq]: _over, ...failures } }) => ({ found, failures }))
}

function seqsOf(card: MessageCard | null): number[] {
  return (card?.parts ?? [])
    .flatMap(({ submitSeq, responseSeq, receipts, earlier = [] }) => [
      ...earlier.flatMap((one) => [one.submitSeq, one.responseSeq]),
      ...[submitSeq, responseSeq],
      ...receipts.map(({ seq }) => seq),
    ])
    .filter((seq) => seq !== null)
}
