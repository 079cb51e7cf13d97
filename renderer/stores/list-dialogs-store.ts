import { create } from 'zustand'
import { addRule } from './rules-store.ts'

/** The dialog over the capture's list. */
export type ListDialog =
  | { readonly kind: 'columns' }
  /** `ruleId`: the rule that is about to be changed; null for none. */
  | { readonly kind: 'rules'; readonly ruleId: string | null }

export const useListDialog = create<{ readonly dialog: ListDialog | null }>(() => ({ dialog: null }))

export function openListDialog(dialog: ListDialog): void {
  useListDialog.setState({ dialog })
}

export function closeListDialog(): void {
  useListDialog.setState({ dialog: null })
}

/** Makes a rule of the filter, and opens the rules at it. */
export function editRuleFor(filter: string): void {
  openListDialog({ kind: 'rules', ruleId: addRule(filter) })
}
