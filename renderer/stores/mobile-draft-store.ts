import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { type MobileOperation, mobileAddress } from '../../shared/simulator/mobile-flow.ts'
import { type ComposerDraft, type DraftOptions, emptyDraft, intentOf, optionsOf } from './composer-draft.ts'

/** The message from a handset while it is typed; a handset asks for no receipt. */
interface MobileDraft {
  readonly draft: ComposerDraft
  readonly operation: MobileOperation
}

const unasked: ComposerDraft = { ...emptyDraft, intent: { ...emptyDraft.intent, registered_delivery: 0 } }

export const useMobileDraft = create<MobileDraft>(() => ({ draft: unasked, operation: 'deliver_sm' }))

export function changeMobileIntent(change: Partial<ComposerDraft['intent']>): void {
  useMobileDraft.setState(({ draft }) => ({ draft: { ...draft, intent: { ...draft.intent, ...change } } }))
}

export function changeMobileTlvs(tlvs: ComposerDraft['tlvs']): void {
  useMobileDraft.setState(({ draft }) => ({ draft: { ...draft, tlvs } }))
}

export function useMobileOptions(): DraftOptions {
  return useMobileDraft(useShallow(({ draft }) => optionsOf(draft)))
}

/** The message that goes out: the draft with these addresses and this text. */
export function mobileIntentOf(draft: ComposerDraft, from: string, to: string, text: string) {
  const { reference: _reference, ...message } = intentOf(draft)
  return { ...message, source: mobileAddress(from), destination: mobileAddress(to), text }
}
