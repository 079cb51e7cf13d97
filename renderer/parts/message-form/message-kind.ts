import type { WholeIntent } from '../../../shared/message/whole-intent.ts'

/** Purpose of the message; 'text' is the usual one. */
export const messageKinds = ['text', 'wap-si', 'wap-sl', 'waiting', 'ussd'] as const
export type MessageKind = (typeof messageKinds)[number]

/** USSR request: asks the handset, in a dialogue begun by the application. */
const usualUssdOp = 2

export function messageKindOf(
  intent: Pick<WholeIntent, 'wapPush' | 'waiting' | 'ussdServiceOp'>,
): MessageKind {
  if (intent.wapPush !== null) return intent.wapPush.kind === 'si' ? 'wap-si' : 'wap-sl'
  if (intent.waiting !== null) return 'waiting'
  return intent.ussdServiceOp === null ? 'text' : 'ussd'
}

/** Fields that turn a message into a kind; the link of a push goes over from one sort to the other. */
export function changeToKind(
  intent: Pick<WholeIntent, 'wapPush' | 'service_type'>,
  kind: MessageKind,
): Partial<WholeIntent> {
  const none = { wapPush: null, waiting: null, ussdServiceOp: null }
  // SMPP 3.4 §5.2.11: USSD has a service_type of its own; another one typed by hand stays.
  const service_type = intent.service_type === 'USSD' ? '' : intent.service_type
  const href = intent.wapPush?.href ?? 'https://'
  switch (kind) {
    case 'text':
      return { ...none, service_type }
    case 'wap-si':
      return {
        ...none,
        service_type,
        wapPush: { kind: 'si', href, action: 'signal-medium', id: '', created: '', expires: '' },
      }
    case 'wap-sl':
      return { ...none, service_type, wapPush: { kind: 'sl', href, action: 'execute-low' } }
    case 'waiting':
      return {
        ...none,
        service_type,
        waiting: { kind: 'voicemail', active: true, count: 1, store: false, by: 'udh' },
      }
    case 'ussd':
      return {
        ...none,
        service_type: service_type === '' ? 'USSD' : service_type,
        ussdServiceOp: usualUssdOp,
      }
  }
}
