import type { SendIntent } from '../message/send-intent.ts'
import { tlvTag } from '../smpp/tlv-value.ts'

const sessionTag = tlvTag('its_session_info')
/** ussd_service_op of a handset that answers what it is asked, and what it is told (SMPP 3.4 §5.3.2.44). */
const confirmations = { request: 18, notice: 19 } as const
/** its_session_info has seven bits for the step. */
const stepCount = 128

/** its_session_info (SMPP 3.4 §5.3.2.43): the number of the session, and the step within it, which does not end it. */
export function sessionInfo(session: number, step: number): { tag: number; hex: string } {
  const octets = [session % 256, (step % stepCount) << 1]
  return { tag: sessionTag, hex: octets.map((octet) => octet.toString(16).padStart(2, '0')).join('') }
}

/** The next message of a handset in the dialogue that it began with `begun`. */
export function ussdReply(
  begun: SendIntent,
  reply: {
    readonly step: keyof typeof confirmations
    readonly session: number
    readonly at: number
    readonly text: string
  },
): SendIntent {
  const others = begun.tlvs.filter(({ tag }) => tag !== sessionTag)
  return {
    ...begun,
    text: reply.text,
    ussdServiceOp: confirmations[reply.step],
    tlvs: [...others, sessionInfo(reply.session, reply.at)],
  }
}
