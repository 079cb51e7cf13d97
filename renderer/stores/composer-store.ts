import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { useShallow } from 'zustand/react/shallow'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import type { WholeIntent } from '../../shared/message/whole-intent.ts'
import {
  type AddressDraft,
  type AddressEnd,
  type ComposerDraft,
  type DraftOptions,
  draftOf,
  emptyDraft,
  optionsOf,
  withAddress,
  withIntent,
} from './composer-draft.ts'
import { client } from './host-store.ts'
import { draftVersion, keptDraft, migrateDraft } from './kept-draft.ts'
import { lazyStorage } from './lazy-storage.ts'
import type { ComposeRequest } from './navigation-store.ts'
import { noteAddresses } from './recent-addresses-store.ts'
import { type NoticeBody, noticeOf } from './toast-store.ts'

interface ComposerState {
  readonly draft: ComposerDraft
  /** Counts the drafts put in from outside the form: fields that keep what is half typed start afresh. */
  readonly revision: number
  readonly isSending: boolean
  /** Why the last send failed; cleared by the next one. */
  readonly failure: NoticeBody | null
  /** Messages sent from here since the window opened, newest first. */
  readonly sent: readonly string[]
}

const keptSent = 20

/** The draft outlives a change of screen and a reload. */
export const useComposer = create<ComposerState>()(
  persist(
    (): ComposerState => ({ draft: emptyDraft, revision: 0, isSending: false, failure: null, sent: [] }),
    {
      name: 'composer.draft',
      version: draftVersion,
      migrate: migrateDraft,
      // Tests of what reads a draft run without a page.
      storage: typeof document === 'undefined' ? undefined : lazyStorage(),
      partialize: ({ draft }) => ({ draft }),
      merge: (kept, current) => ({ ...current, draft: keptDraft(kept) }),
    },
  ),
)

/** The draft without its text: the same object until one of the options changes, whatever is typed. */
export function useComposerOptions(): DraftOptions {
  return useComposer(useShallow(({ draft }) => optionsOf(draft)))
}

export function changeDraft(change: Partial<ComposerDraft>): void {
  useComposer.setState(({ draft }) => ({ draft: { ...draft, ...change } }))
}

export function changeIntent(change: Partial<WholeIntent>): void {
  useComposer.setState(({ draft }) => ({ draft: withIntent(draft, change) }))
}

export function changeAddress(end: AddressEnd, address: AddressDraft): void {
  useComposer.setState(({ draft }) => ({ draft: withAddress(draft, end, address) }))
}

/** Everything but the connection goes back to its default. */
export function clearDraft(): void {
  useComposer.setState(({ draft, revision }) => ({
    draft: { ...emptyDraft, connectionId: draft.connectionId },
    revision: revision + 1,
    failure: null,
  }))
}

/** Puts a draft back, for undo. */
export function restoreDraft(draft: ComposerDraft): void {
  useComposer.setState(({ revision }) => ({ draft, revision: revision + 1 }))
}

/** Starts from what another screen asked for: a message to send again, the simulator's example. */
export function applyRequest(request: ComposeRequest, connectionId: string | null): void {
  const { intent } = request
  useComposer.setState(({ draft, revision }) => {
    // A whole intent says everything: nothing of another message may linger.
    const isWhole = intent.tlvs !== undefined && intent.data_coding !== undefined
    const own = isWhole ? { ...emptyDraft, connectionId: draft.connectionId } : draft
    const applied = draftOf(intent, own)
    return {
      revision: revision + 1,
      failure: null,
      draft: { ...applied, connectionId: connectionId ?? draft.connectionId },
    }
  })
}

/** Hands the message to the connection. A failure stays beside the button until the next try. */
export async function sendMessage(connectionId: string, intent: SendIntent): Promise<void> {
  if (useComposer.getState().isSending) return
  useComposer.setState({ isSending: true, failure: null })
  try {
    const { messageId } = await client().call('message.send', { connectionId, intent })
    noteAddresses(intent.source.addr, intent.destination.addr)
    useComposer.setState(({ sent, draft }) => ({
      sent: [messageId, ...sent].slice(0, keptSent),
      // Two long messages to one number with one reference would mix in the handset.
      draft: withIntent(draft, { reference: nextReference(draft.intent) }),
    }))
  } catch (error) {
    useComposer.setState({ failure: noticeOf(error) })
  } finally {
    useComposer.setState({ isSending: false })
  }
}

function nextReference({ reference, method }: WholeIntent): number {
  return (reference + 1) & (method === 'udh8' ? 0xff : 0xffff)
}

export function dismissSent(messageId: string): void {
  useComposer.setState(({ sent }) => ({ sent: sent.filter((id) => id !== messageId) }))
}
