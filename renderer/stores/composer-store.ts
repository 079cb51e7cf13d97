import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { useShallow } from 'zustand/react/shallow'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import type { TlvDraft } from '../../shared/message/typed-tlv.ts'
import { inferAddress } from '../../shared/text/infer-address.ts'
import type { MessageEncoding, MessageMethod, NationalChoice } from '../../shared/text/message-options.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import { lazyStorage } from './lazy-storage.ts'
import { client } from './link-store.ts'
import type { ComposeRequest } from './navigation-store.ts'
import { type NoticeBody, noticeOf } from './notices-store.ts'
import { noteAddresses } from './recent-addresses-store.ts'

export interface AddressDraft {
  readonly addr: string
  /** null takes what the address looks like. */
  readonly ton: number | null
  readonly npi: number | null
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
  /** Bits beside the UDH indicator, which is set where a part has a header. */
  readonly esmClass: number
  readonly protocolId: number
  readonly priority: number
  readonly replaceIfPresent: number
  readonly defaultMessageId: number
  readonly tlvs: readonly TlvDraft[]
  readonly singleShift: NationalChoice
  readonly lockingShift: NationalChoice
  readonly ports: NonNullable<SendIntent['ports']> | null
  readonly waiting: NonNullable<SendIntent['waiting']> | null
  readonly wapPush: NonNullable<SendIntent['wapPush']> | null
  readonly ussdServiceOp: number | null
  /** Hex as typed: UDH elements of the first part alone. */
  readonly firstPartHeader: string
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
  esmClass: 0,
  protocolId: 0,
  priority: 0,
  replaceIfPresent: 0,
  defaultMessageId: 0,
  tlvs: [],
  singleShift: null,
  lockingShift: null,
  ports: null,
  waiting: null,
  wapPush: null,
  ussdServiceOp: null,
  firstPartHeader: '',
  connectionId: null,
}

const keptSent = 20

/** The draft outlives a change of screen and a reload. */
export const useComposer = create<ComposerState>()(
  persist(
    (): ComposerState => ({ draft: emptyDraft, revision: 0, isSending: false, failure: null, sent: [] }),
    {
      name: 'composer.draft',
      version: 2,
      migrate: (kept) => kept,
      // Tests of what reads a draft run without a page.
      storage: typeof document === 'undefined' ? undefined : lazyStorage(),
      partialize: ({ draft }) => ({ draft }),
      // Fields that a newer version added take their defaults.
      merge: (kept, current) => ({ ...current, draft: { ...emptyDraft, ...draftIn(kept) } }),
    },
  ),
)

function draftIn(kept: unknown): Partial<ComposerDraft> {
  const isHolder = typeof kept === 'object' && kept !== null && 'draft' in kept
  if (!isHolder || typeof kept.draft !== 'object' || kept.draft === null) return {}
  const draft: Partial<ComposerDraft> = kept.draft
  return { ...draft, tlvs: (draft.tlvs ?? []).map(tlvIn) }
}

/** Before version 2 a TLV's value was hex under the name `hex`. */
function tlvIn(tlv: Partial<TlvDraft> & { readonly hex?: string }): TlvDraft {
  const { id = 0, tag = '', form = null, value } = tlv
  return value === undefined ? { id, tag, form: 'hex', value: tlv.hex ?? '' } : { id, tag, form, value }
}

export type DraftOptions = Omit<ComposerDraft, 'text'>

/** The draft without its text: the same object until one of the options changes, whatever is typed. */
export function useComposerOptions(): DraftOptions {
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
  if (address === undefined) return own
  const { addr, ton, npi } = address
  const inferred = inferAddress(addr)
  // Types that the address gives by itself go on following it.
  return inferred.ton === ton && inferred.npi === npi ? { addr, ton: null, npi: null } : address
}

/** `own` with everything that the intent says. */
function draftOf(intent: Partial<SendIntent>, own: ComposerDraft): ComposerDraft {
  const given = <T>(value: T | undefined, otherwise: T): T => (value === undefined ? otherwise : value)
  return {
    ...own,
    source: addressIn(intent.source, own.source),
    destination: addressIn(intent.destination, own.destination),
    text: given(intent.text, own.text),
    encoding: given(intent.encoding, own.encoding),
    method: given(intent.method, own.method),
    reference: given(intent.reference, own.reference),
    graphemes: given(intent.graphemes, own.graphemes),
    partOctets: given<number | null>(intent.partOctets, own.partOctets),
    dataCoding: given(intent.data_coding, own.dataCoding),
    messageClass: given(intent.messageClass, intent.data_coding === undefined ? own.messageClass : null),
    registeredDelivery: given(intent.registered_delivery, own.registeredDelivery),
    validity: given(intent.validity_period, own.validity),
    schedule: given(intent.schedule_delivery_time, own.schedule),
    serviceType: given(intent.service_type, own.serviceType),
    esmClass: given(intent.esm_class, own.esmClass),
    protocolId: given(intent.protocol_id, own.protocolId),
    priority: given(intent.priority_flag, own.priority),
    replaceIfPresent: given(intent.replace_if_present_flag, own.replaceIfPresent),
    defaultMessageId: given(intent.sm_default_msg_id, own.defaultMessageId),
    singleShift: given(intent.nationalSingleShift, own.singleShift),
    lockingShift: given(intent.nationalLockingShift, own.lockingShift),
    ports: given(intent.ports, own.ports),
    waiting: given(intent.waiting, own.waiting),
    wapPush: given(intent.wapPush, own.wapPush),
    ussdServiceOp: given(intent.ussdServiceOp, own.ussdServiceOp),
    firstPartHeader: given(intent.firstPartHeader, own.firstPartHeader),
    tlvs:
      intent.tlvs?.map(({ tag, hex }, id) => ({
        id,
        tag: hexNumber(tag, 2),
        form: 'hex',
        value: hex,
      })) ?? own.tlvs,
  }
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
