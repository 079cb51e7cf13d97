import { create } from 'zustand'
import type { CaptureMark } from '../../shared/contract/capture-marks.ts'
import { client, onLinked } from './host-store.ts'
import { followShown, ofShown, useShownCapture } from './shown-capture.ts'
import { notifyFault } from './toast-store.ts'

interface MarksState {
  /** Bookmarks and comments of the capture, by the number of the PDU. */
  readonly marks: ReadonlyMap<number, CaptureMark>
  /** The PDU whose comment is being written; null for none. */
  readonly editedSeq: number | null
}

export const useMarks = create<MarksState>(() => ({ marks: new Map(), editedSeq: null }))

export function startMarks(): void {
  onLinked(() => useMarks.setState({ marks: new Map() }))
  useShownCapture.subscribe(() => useMarks.setState({ marks: new Map(), editedSeq: null }))
  followShown('capture.markChanges', ofShown, takeIn)
}

/** The mark of a PDU; one without bookmark and comment where there is none. */
export function markOfPdu(marks: ReadonlyMap<number, CaptureMark>, seq: number): CaptureMark {
  return marks.get(seq) ?? { seq, bookmark: false, comment: '' }
}

export function toggleBookmark(seq: number): void {
  const mark = markOfPdu(useMarks.getState().marks, seq)
  void putMark({ ...mark, bookmark: !mark.bookmark })
}

/** Resolves to false when it could not be kept, which is said. */
export function setComment(seq: number, comment: string): Promise<boolean> {
  return putMark({ ...markOfPdu(useMarks.getState().marks, seq), comment: comment.trim() })
}

export function editComment(seq: number | null): void {
  useMarks.setState({ editedSeq: seq })
}

/** Number of the marked PDU after (1) or before (-1) this one, round the end; null when none is marked. */
export function nextMarked(
  marks: ReadonlyMap<number, CaptureMark>,
  seq: number | null,
  step: 1 | -1,
): number | null {
  const seqs = [...marks.keys()].sort((one, other) => step * (one - other))
  const from = seq ?? (step === 1 ? 0 : Number.POSITIVE_INFINITY)
  return seqs.find((one) => step * (one - from) > 0) ?? seqs[0] ?? null
}

async function putMark(mark: CaptureMark): Promise<boolean> {
  try {
    await client().call('capture.mark', { ...ofShown(), ...mark })
    takeIn([mark])
    return true
  } catch (error) {
    notifyFault(error)
    return false
  }
}

function takeIn(changed: readonly CaptureMark[]): void {
  const marks = new Map(useMarks.getState().marks)
  for (const mark of changed) {
    if (mark.bookmark || mark.comment !== '') marks.set(mark.seq, mark)
    else marks.delete(mark.seq)
  }
  useMarks.setState({ marks })
}
