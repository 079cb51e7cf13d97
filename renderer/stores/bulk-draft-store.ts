import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { type ComposerDraft, type DraftOptions, emptyDraft, useComposer } from './composer-store.ts'

/** What is made of each row of a table, as it is being filled in. */
interface BulkDraftState {
  /** As the composer's; sender, text and the values of TLVs may hold variables. The destination is not used. */
  readonly draft: ComposerDraft
  readonly destinationColumn: number
  readonly maxParts: number
}

const usualMaxParts = 10

export const useBulkDraft = create<BulkDraftState>(() => ({
  draft: emptyDraft,
  destinationColumn: 0,
  maxParts: usualMaxParts,
}))

/** Starts from the composer's message and the columns that the file suggests. */
export function beginBulkDraft({ columns, textColumn, destinationColumn }: CallOutput<'bulk.preview'>): void {
  const { draft } = useComposer.getState()
  const suggested = textColumn === null ? undefined : columns[textColumn]
  // A text that somebody wrote goes before what a heading suggests.
  const text = draft.text === '' && suggested !== undefined ? `{{${suggested}}}` : draft.text
  useBulkDraft.setState({ draft: { ...draft, text }, destinationColumn, maxParts: usualMaxParts })
}

export function changeBulkDraft(change: Partial<ComposerDraft>): void {
  useBulkDraft.setState(({ draft }) => ({ draft: { ...draft, ...change } }))
}

/** As useComposerOptions, of the table's message. */
export function useBulkOptions(): DraftOptions {
  return useBulkDraft(
    useShallow(({ draft }) => {
      const { text: _text, ...options } = draft
      return options
    }),
  )
}
