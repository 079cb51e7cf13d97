import { createContext, useContext } from 'react'
import type { TlvDraft } from '../../../shared/message/typed-tlv.ts'
import type { WholeIntent } from '../../../shared/message/whole-intent.ts'
import type { DraftOptions } from '../../stores/composer-draft.ts'
import { changeDraft, changeIntent, useComposerOptions } from '../../stores/composer-store.ts'

export interface DraftHolder {
  /** Everything but the text: the same object until one of the options changes. */
  readonly useOptions: () => DraftOptions
  readonly changeIntent: (change: Partial<WholeIntent>) => void
  readonly changeTlvs: (tlvs: readonly TlvDraft[]) => void
  /** True when values may hold {{variables}}, filled from each row of a table. */
  readonly isTemplate: boolean
}

/** Holder of the draft that the fields show and change; the composer's, unless another screen says so. */
const Holder = createContext<DraftHolder>({
  useOptions: useComposerOptions,
  changeIntent,
  changeTlvs: (tlvs) => changeDraft({ tlvs }),
  isTemplate: false,
})

export const DraftHolderProvider = Holder.Provider

export function useDraftOptions(): DraftOptions {
  return useContext(Holder).useOptions()
}

export function useChangeIntent(): DraftHolder['changeIntent'] {
  return useContext(Holder).changeIntent
}

export function useChangeTlvs(): DraftHolder['changeTlvs'] {
  return useContext(Holder).changeTlvs
}

export function useIsTemplate(): boolean {
  return useContext(Holder).isTemplate
}
