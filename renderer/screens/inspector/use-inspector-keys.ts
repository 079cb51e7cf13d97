import type { RefObject } from 'react'
import { isSlash, useScreenKeys } from '../../parts/screen-keys.ts'
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

function isComparing(): boolean {
  const { first, pair } = useCompare.getState()
  return first !== null || pair !== null
}

/** The Inspector's keys, by their place on the keyboard, so that the letters work under a Russian layout too. */
export function useInspectorKeys({
  filterInput,
  pairSeq,
  selectedSeq,
  messageId,
  copyTicket,
  compare,
  goToFields,
}: InspectorKeys): void {
  useScreenKeys((event) => {
    if (isSlash(event)) return () => filterInput.current?.focus()
    switch (event.code) {
      case 'Space':
        // A focused button is pressed by the space bar.
        return event.target instanceof HTMLButtonElement
          ? undefined
          : () => setPaused(!useCapture.getState().isPaused)
      case 'KeyR':
        return pairSeq === null ? undefined : () => void revealRow(pairSeq)
      case 'KeyM':
        return messageId === null ? undefined : () => openMessage(messageId)
      case 'KeyC':
        return copyTicket === null ? undefined : () => void copyTicket()
      case 'KeyB':
        return selectedSeq === null ? undefined : () => toggleBookmark(selectedSeq)
      case 'KeyE':
        return selectedSeq === null ? undefined : () => editComment(selectedSeq)
      case 'BracketLeft':
        return () => goToMarked(-1)
      case 'BracketRight':
        return () => goToMarked(1)
      case 'KeyD':
        return compare ?? undefined
      case 'Escape':
        return isComparing() ? endCompare : undefined
      case 'ArrowRight':
        return event.target instanceof Element && event.target.matches('[role=grid]') ? goToFields : undefined
      default:
        return undefined
    }
  })
}

/** Chooses the marked PDU after (1) or before (-1) the chosen one. */
export function goToMarked(step: 1 | -1): void {
  const seq = nextMarked(useMarks.getState().marks, useCapture.getState().selectedSeq, step)
  if (seq !== null) void revealRow(seq)
}
