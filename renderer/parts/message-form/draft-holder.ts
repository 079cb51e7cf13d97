import { createContext, useContext } from 'react'
import {
  type ComposerDraft,
  changeDraft,
  type DraftOptions,
  useComposerOptions,
} from '../../stores/composer-store.ts'

export interface DraftHolder {
  /** Everything but the text: the same object until one of the options changes. */
  readonly useOptions: () => DraftOptions
  readonly change: (change: Partial<ComposerDraft>) => void
  /** Whether values may hold {{variables}}, filled from each row of a table. */
  readonly isTemplate: boolean
}

/** Whose draft the fields of the form show and change; the composer's, unless another screen says so. */
const Holder = createContext<DraftHolder>({
  useOptions: useComposerOptions,
  change: changeDraft,
  isTemplate: false,
})

export const DraftHolderProvider = Holder.Provider

export function useDraftOptions(): DraftOptions {
  return useContext(Holder).useOptions()
}

export function useChangeDraft(): DraftHolder['change'] {
  return useContext(Holder).change
}

export function useIsTemplate(): boolean {
  return useContext(Holder).isTemplate
}
