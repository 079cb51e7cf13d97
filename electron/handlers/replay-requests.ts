import { mostWindowReplayed } from '../../shared/contract/capture-replay.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { readUint32 } from '../../shared/smpp/frame.ts'
import type { Sender } from '../../shared/smpp/session-rules.ts'
import type { CaptureRecord } from '../capture/capture-record.ts'
import type { CaptureSource } from '../capture/capture-source.ts'
import { type ReplayRequest, replayCommand } from '../delivery/replay-request.ts'

/** PDUs that are looked at in one go. */
const pageRows = 2000

/** What is to be replayed: of the chosen PDUs, or of those that a filter finds. */
export interface ReplayChoice {
  readonly filter: string
  readonly seqs: readonly number[] | null
}

/**
 * Numbers of the requests that a replay sends, oldest first. Rejects with capture.no-requests, capture.too-many-requests,
 * and as the source does.
 */
export async function findRequests(
  capture: CaptureSource,
  { filter, seqs }: ReplayChoice,
  signal: AbortSignal,
  onFound: (found: number) => void,
): Promise<number[]> {
  const found: number[] = []
  const look = (record: CaptureRecord) => {
    if (replayCommand(record.octets, senderOf(record)) !== null) found.push(record.seq)
  }
  if (seqs !== null) {
    for (const seq of new Set(seqs)) {
      const pdu = await capture.find(seq)
      if (pdu !== null) look(pdu.record)
    }
  } else {
    let before: number | null = null
    let more = true
    while (more && !signal.aborted && found.length <= mostWindowReplayed) {
      const page: Awaited<ReturnType<CaptureSource['page']>> = await capture.page(
        before,
        pageRows,
        filter,
        signal,
      )
      for (const record of page.records) look(record)
      before = page.records.at(-1)?.seq ?? 0
      more = page.more
      onFound(found.length)
    }
  }
  if (found.length > mostWindowReplayed)
    throw new Fault('capture.too-many-requests', { most: mostWindowReplayed })
  if (found.length === 0 && !signal.aborted) throw new Fault('capture.no-requests', {})
  return found.sort((one, other) => one - other)
}

/** The requests with the status of the answer that was captured. One that left the capture meanwhile is passed over. */
export async function* readRequests(
  capture: CaptureSource,
  seqs: readonly number[],
): AsyncGenerator<ReplayRequest> {
  for (const seq of seqs) {
    const found = await capture.find(seq)
    if (found === null) continue
    const { record, responseSeq } = found
    const command = replayCommand(record.octets, senderOf(record))
    if (command === null) continue
    const response = responseSeq === null ? null : await capture.find(responseSeq)
    const recordedStatus = response === null ? null : readUint32(response.record.octets, 8)
    yield { number: seq, command, octets: record.octets, recordedStatus }
  }
}

function senderOf({ direction, label }: CaptureRecord): Sender {
  return (direction === 'sent') === ((label.context?.role ?? 'esme') === 'esme') ? 'esme' : 'smsc'
}
