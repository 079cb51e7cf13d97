import { changeIntent, useComposer } from '../../stores/composer-store.ts'
import { commonEnd, commonStart } from './undo-replacement.ts'

/** The area in which the message's text is typed, while it is in the page. */
let area: HTMLTextAreaElement | null = null

export function noteTextArea(element: HTMLTextAreaElement | null): void {
  area = element
}

/** The text is typed next. */
export function focusText(): void {
  area?.focus({ preventScroll: true })
}

/**
 * Replaces the text as typing would: Ctrl+Z takes it back, and what was typed before and after can be taken back too.
 * Only the stretch that differs is touched.
 */
export function editText(text: string): void {
  if (area === null || area.value !== useComposer.getState().draft.intent.text) {
    changeIntent({ text })
    return
  }
  const { value } = area
  const head = commonStart(value, text)
  const tail = commonEnd(value.slice(head), text.slice(head))
  const typed = text.slice(head, text.length - tail)
  area.focus({ preventScroll: true })
  area.setSelectionRange(head, value.length - tail)
  // The only way to write into the history of a field; nothing stands in its stead.
  const isDone = document.execCommand(typed === '' ? 'delete' : 'insertText', false, typed)
  if (!isDone) changeIntent({ text })
}
