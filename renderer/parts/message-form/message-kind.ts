import type { ComposerDraft } from '../../stores/composer-store.ts'

/** What the message is for; 'text' is the usual one. */
export const messageKinds = ['text', 'wap-si', 'wap-sl', 'waiting', 'ussd'] as const
export type MessageKind = (typeof messageKinds)[number]

/** USSR request: what a dialogue begun by the application asks the handset with. */
const usualUssdOp = 2

export function kindOfDraft(
  draft: Pick<ComposerDraft, 'wapPush' | 'waiting' | 'ussdServiceOp'>,
): MessageKind {
  if (draft.wapPush !== null) return draft.wapPush.kind === 'si' ? 'wap-si' : 'wap-sl'
  if (draft.waiting !== null) return 'waiting'
  return draft.ussdServiceOp === null ? 'text' : 'ussd'
}

/** What the draft becomes by a kind; the link of a push goes over from one sort to the other. */
export function changeToKind(
  draft: Pick<ComposerDraft, 'wapPush' | 'serviceType'>,
  kind: MessageKind,
): Partial<ComposerDraft> {
  const none = { wapPush: null, waiting: null, ussdServiceOp: null }
  // 3.4 §5.2.11: USSD has a service_type of its own; another one typed by hand stays.
  const serviceType = draft.serviceType === 'USSD' ? '' : draft.serviceType
  const href = draft.wapPush?.href ?? 'https://'
  switch (kind) {
    case 'text':
      return { ...none, serviceType }
    case 'wap-si':
      return {
        ...none,
        serviceType,
        wapPush: { kind: 'si', href, action: 'signal-medium', id: '', created: '', expires: '' },
      }
    case 'wap-sl':
      return { ...none, serviceType, wapPush: { kind: 'sl', href, action: 'execute-low' } }
    case 'waiting':
      return {
        ...none,
        serviceType,
        waiting: { kind: 'voicemail', active: true, count: 1, store: false, by: 'udh' },
      }
    case 'ussd':
      return { ...none, serviceType: serviceType === '' ? 'USSD' : serviceType, ussdServiceOp: usualUssdOp }
  }
}
