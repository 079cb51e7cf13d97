import { createContext, useContext } from 'react'
import {
  type ComposerDraft,
  changeDraft,
  type DraftOptions,
  useComposerOptions,
} from '../../stores/composer-store.ts'

interface DraftHolder {
  /** Everything but the text: the same object until one of the options changes. */
  readonly useOptions: () => DraftOptions
  readonly change: (change: Partial<ComposerDraft>) => void
}

/** Whose draft the fields of the form show and change; the composer's, unless another screen says so. */
const Holder = createContext<DraftHolder>({ useOptions: useComposerOptions, change: changeDraft })

export function useDraftOptions(): DraftOptions {
  return useContext(Holder).useOptions()
}

export function useChangeDraft(): DraftHolder['change'] {
  return useContext(Holder).change
}
