import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { useShallow } from 'zustand/react/shallow'
import type { SendIntent } from '../../shared/contract/message.ts'
import type { MessageEncoding, MessageMethod } from '../../shared/text/message-options.ts'
import { client } from './link-store.ts'
import type { ComposeRequest } from './navigation-store.ts'
import { type NoticeBody, noticeOf } from './notices-store.ts'

export interface AddressDraft {
  readonly addr: string
  /** null takes what the address looks like. */
  readonly ton: number | null
  readonly npi: number | null
}

export interface TlvDraft {
  readonly id: number
  /** As typed: 0x1400, 5120 or a name. */
  readonly tag: string
  readonly hex: string
}

/** What the form holds. Holds no secret: it is kept in the window's storage. */
export interface ComposerDraft {
  readonly source: AddressDraft
  readonly destination: AddressDraft
  readonly text: string
  readonly encoding: MessageEncoding
  readonly method: MessageMethod
  readonly reference: number
  readonly graphemes: boolean
  readonly partOctets: number | null
  /** Message class of TS 23.038; 0 is flash. */
  readonly messageClass: 0 | 1 | 2 | 3 | null
  /** data_coding set by hand; goes before encoding and class. */
  readonly dataCoding: number | null
  readonly registeredDelivery: number
  readonly validity: string
  readonly schedule: string
  readonly serviceType: string
  readonly protocolId: number
  readonly priority: number
  readonly replaceIfPresent: number
  readonly defaultMessageId: number
  readonly tlvs: readonly TlvDraft[]
  /** The connection to send by; null until one is chosen. */
  readonly connectionId: string | null
}

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

export const emptyDraft: ComposerDraft = {
  source: { addr: '', ton: null, npi: null },
  destination: { addr: '', ton: null, npi: null },
  text: '',
  encoding: 'auto',
  method: 'udh8',
  reference: 42,
  graphemes: false,
  partOctets: null,
  messageClass: null,
  dataCoding: null,
  registeredDelivery: 1,
  validity: '',
  schedule: '',
  serviceType: '',
  protocolId: 0,
  priority: 0,
  replaceIfPresent: 0,
  defaultMessageId: 0,
  tlvs: [],
  connectionId: null,
}

const keptSent = 20

/** The draft outlives a change of screen and a reload. */
export const useComposer = create<ComposerState>()(
  persist(
    (): ComposerState => ({ draft: emptyDraft, revision: 0, isSending: false, failure: null, sent: [] }),
    {
      name: 'composer.draft',
      version: 1,
      partialize: ({ draft }) => ({ draft }),
      // Fields that a newer version added take their defaults.
      merge: (kept, current) => ({ ...current, draft: { ...emptyDraft, ...draftIn(kept) } }),
    },
  ),
)

function draftIn(kept: unknown): Partial<ComposerDraft> {
  const isHolder = typeof kept === 'object' && kept !== null && 'draft' in kept
  return isHolder && typeof kept.draft === 'object' && kept.draft !== null ? kept.draft : {}
}

/** The draft without its text: the same object until one of the options changes, whatever is typed. */
export function useDraftOptions(): Omit<ComposerDraft, 'text'> {
  return useComposer(
    useShallow(({ draft }) => {
      const { text: _text, ...options } = draft
      return options
    }),
  )
}

export function changeDraft(change: Partial<ComposerDraft>): void {
  useComposer.setState(({ draft }) => ({ draft: { ...draft, ...change } }))
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

function addressIn(address: SendIntent['source'] | undefined, own: AddressDraft): AddressDraft {
  return address === undefined ? own : { addr: address.addr, ton: address.ton, npi: address.npi }
}

/** Starts from what another screen asked for: a message to send again, the simulator's example. */
export function applyRequest(request: ComposeRequest, connectionId: string | null): void {
  const { intent } = request
  useComposer.setState(({ draft, revision }) => ({
    revision: revision + 1,
    failure: null,
    draft: {
      ...draft,
      source: addressIn(intent.source, draft.source),
      destination: addressIn(intent.destination, draft.destination),
      text: intent.text ?? draft.text,
      encoding: intent.encoding ?? draft.encoding,
      method: intent.method ?? draft.method,
      reference: intent.reference ?? draft.reference,
      graphemes: intent.graphemes ?? draft.graphemes,
      partOctets: intent.partOctets ?? draft.partOctets,
      dataCoding: intent.data_coding === undefined ? draft.dataCoding : intent.data_coding,
      messageClass: intent.data_coding === undefined ? draft.messageClass : null,
      registeredDelivery: intent.registered_delivery ?? draft.registeredDelivery,
      validity: intent.validity_period ?? draft.validity,
      schedule: intent.schedule_delivery_time ?? draft.schedule,
      serviceType: intent.service_type ?? draft.serviceType,
      protocolId: intent.protocol_id ?? draft.protocolId,
      priority: intent.priority_flag ?? draft.priority,
      replaceIfPresent: intent.replace_if_present_flag ?? draft.replaceIfPresent,
      defaultMessageId: intent.sm_default_msg_id ?? draft.defaultMessageId,
      tlvs:
        intent.tlvs?.map(({ tag, hex }, id) => ({
          id,
          tag: `0x${tag.toString(16).padStart(4, '0')}`,
          hex,
        })) ?? draft.tlvs,
      connectionId: connectionId ?? draft.connectionId,
    },
  }))
}

/** Hands the message to the session. A failure stays beside the button until the next try. */
export async function sendMessage(sessionId: string, intent: SendIntent): Promise<void> {
  if (useComposer.getState().isSending) return
  useComposer.setState({ isSending: true, failure: null })
  try {
    const { messageId } = await client().call('message.send', { sessionId, intent })
    useComposer.setState(({ sent, draft }) => ({
      sent: [messageId, ...sent].slice(0, keptSent),
      // Two long messages to one number with one reference would mix in the handset.
      draft: { ...draft, reference: (draft.reference + 1) & (draft.method === 'udh8' ? 0xff : 0xffff) },
    }))
  } catch (error) {
    useComposer.setState({ failure: noticeOf(error) })
  } finally {
    useComposer.setState({ isSending: false })
  }
}

export function dismissSent(messageId: string): void {
  useComposer.setState(({ sent }) => ({ sent: sent.filter((id) => id !== messageId) }))
}
