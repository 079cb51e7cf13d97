import type { RefObject } from 'react'
import { useKeys, useSearchKey } from '../../parts/keys/use-keys.ts'
import { editComment, nextMarked, toggleBookmark, useMarks } from '../../stores/capture-marks-store.ts'
import { revealRow } from '../../stores/capture-reveal.ts'
import { setPaused, useCapture } from '../../stores/capture-store.ts'
import { endCompare, useCompare } from '../../stores/compare-store.ts'
import { openMessage } from '../../stores/navigation-store.ts'

interface InspectorKeys {
  readonly filterInput: RefObject<HTMLInputElement | null>
  /** The other half of the chosen PDU. */
  readonly pairSeq: number | null
  readonly selectedSeq: number | null
  readonly messageId: string | null
  readonly copyTicket: (() => Promise<void>) | null
  readonly compare: (() => void) | null
  readonly goToFields: () => void
}

/** The Inspector's keys. */
export function useInspectorKeys({
  filterInput,
  pairSeq,
  selectedSeq,
  messageId,
  copyTicket,
  compare,
  goToFields,
}: InspectorKeys): void {
  const isComparing = useCompare(({ first, pair }) => first !== null || pair !== null)
  useSearchKey(filterInput)
  useKeys('inspect', {
    pause: () => setPaused(!useCapture.getState().isPaused),
    pair: pairSeq === null ? null : () => void revealRow(pairSeq),
    message: messageId === null ? null : () => openMessage(messageId),
    ticket: copyTicket === null ? null : () => void copyTicket(),
    bookmark: selectedSeq === null ? null : () => toggleBookmark(selectedSeq),
    comment: selectedSeq === null ? null : () => editComment(selectedSeq),
    previousMark: () => goToMarked(-1),
    nextMark: () => goToMarked(1),
    compare,
    endCompare: isComparing ? endCompare : null,
    tree: goToFields,
  })
}

/** Chooses the marked PDU after (1) or before (-1) the chosen one. */
export function goToMarked(step: 1 | -1): void {
  const seq = nextMarked(useMarks.getState().marks, useCapture.getState().selectedSeq, step)
  if (seq !== null) void revealRow(seq)
}
