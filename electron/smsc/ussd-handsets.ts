import { ussdMark, ussdSession, ussdStep } from '../../shared/message/ussd.ts'
import type { MobileFlow, MobileOffer } from '../../shared/simulator/mobile-flow.ts'
import { ussdReply } from '../../shared/simulator/ussd-reply.ts'
import { findTlv } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu, Pdu } from '../../shared/smpp/pdu.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'

const serviceOpTag = tlvTag('ussd_service_op')
const sessionTag = tlvTag('its_session_info')

interface Handset {
  readonly flow: MobileFlow
  readonly begun: MobileOffer
  /** Of its replies, the next one. */
  next: number
}

/**
 * Handsets that have begun a USSD dialogue, by the number of its session, of which its_session_info has 256: a new
 * dialogue takes the place of one that has the same.
 */
export class UssdHandsets {
  readonly #bySession = new Map<number, Handset>()

  /** A message of a flow that was brought: it may begin a dialogue. */
  begun(flow: MobileFlow, offer: MobileOffer): void {
    const session = sessionOf(offer)
    if (session !== null && flow.ussdReplies.length > 0) {
      this.#bySession.set(session, { flow, begun: offer, next: 0 })
    }
  }

  /** What the handset answers to a message that it is sent; null when it answers nothing. */
  answerTo(pdu: DecodedPdu & (Pdu<'submit_sm'> | Pdu<'data_sm'>)): MobileOffer | null {
    const tlvs = pdu.tlvs
    const mark = ussdMark(
      pdu.fields.service_type,
      findTlv(tlvs, serviceOpTag)?.value ?? null,
      findTlv(tlvs, sessionTag)?.value ?? null,
    )
    const session = mark === null ? null : ussdSession(mark)
    const handset = session === null ? undefined : this.#bySession.get(session.number)
    if (mark === null || session === null || handset === undefined) return null
    if (handset.begun.intent.source.addr !== pdu.fields.destination_addr) return null
    const step = ussdStep(mark)
    const text = handset.flow.ussdReplies[handset.next]
    if ((step !== 'request' && step !== 'notice') || text === undefined) {
      this.#bySession.delete(session.number)
      return null
    }
    handset.next++
    const reply = { step, session: session.number, at: session.step + 1, text }
    return { ...handset.begun, intent: ussdReply(handset.begun.intent, reply) }
  }
}

function sessionOf({ intent }: MobileOffer): number | null {
  const tlv = intent.tlvs.find(({ tag }) => tag === sessionTag)
  return tlv === undefined ? null : Number.parseInt(tlv.hex.slice(0, 2), 16)
}
