import type { CaptureDiffOrder, DiffRead } from '../../shared/contract/capture-diff.ts'
import { usualMasks } from '../../shared/contract/capture-export.ts'
import {
  CaptureDiff,
  type CaptureDiffCounts,
  type CaptureDiffResult,
} from '../../shared/diff/diff-captures.ts'
import type { Side } from '../../shared/diff/waiting-rows.ts'
import type { InspectOptions } from '../../shared/inspect/inspection.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { capturedRowOf } from '../capture/record-row.ts'
import { readEvenly } from '../source/even-pace.ts'
import { type ExportedPdu, type ExportSource, exportedPdus } from './export-rows.ts'

/** PDUs of one capture that are compared before the other has its turn. */
const turnPdus = 256
/** PDUs given up at the end before others have their turn. */
const endPdus = 64

/** What two captures are compared by. `ignored`: as the comparison names the fields. */
export interface ComparedCaptures {
  readonly sources: Readonly<Record<Side, ExportSource>>
  readonly order: CaptureDiffOrder
  readonly ignored: readonly string[]
  readonly inspect: InspectOptions
}

/** Takes what a comparison finds. */
export interface DiffSink {
  /** Octets are valid during the call. */
  result(result: CaptureDiffResult): void
  /** After each piece. Resolves when more may be read, to false once nobody wants it. */
  piece(read: DiffRead, counts: CaptureDiffCounts): Promise<boolean>
}

/**
 * Compares two captures that a window looks at: as `capture diff` does, of which this has the memory. Resolves to the
 * counts, which are not whole when nobody wanted them. Rejects as exportedPdus does.
 */
export async function compareCaptures(
  { sources, order, ignored, inspect }: ComparedCaptures,
  sink: DiffSink,
): Promise<CaptureDiffCounts> {
  const diff = new CaptureDiff({
    ...{ pairing: order.pair, ignored, inspect },
    onResult: (result) => sink.result(result),
  })
  const read = { a: { done: 0, total: 0 }, b: { done: 0, total: 0 } }
  let isWanted = true
  const piece = async () => {
    isWanted = isWanted && (await sink.piece(read, diff.counts))
    return isWanted
  }
  await readEvenly(async (side, pace) => {
    const choice = { filter: order[side].filter, seqs: null, mask: usualMasks }
    let looked = 0
    for await (const pdu of exportedPdus(sources[side], choice)) {
      read[side] = { done: pdu.done, total: pdu.total }
      const row = rowOf(pdu, order[side].captureId !== null)
      if (row !== null) {
        pace.count(side)
        diff.add(side, row)
      }
      looked += 1
      if (looked % turnPdus !== 0) continue
      if (!(await piece())) pace.break()
      await pace.turn(side)
      if (pace.isBroken) return
    }
  })
  let ended = 0
  for (const _step of diff.endInSteps()) {
    ended += 1
    if (ended % endPdus === 0 && !(await piece())) break
  }
  return diff.counts
}

/** As the command line reads it, without an end that is made up; of a file without a side of our own. */
function rowOf({ record, row }: ExportedPdu, isFile: boolean): CapturedRow | null {
  if (row === null) return null
  const shown = { ...capturedRowOf(record), octets: row.octets, comments: row.comments }
  return isFile ? { ...shown, systemId: row.systemId, own: undefined } : shown
}
