import { fromHex, toHex } from '../smpp/hex.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import type { CardView } from './card-view.ts'
import type { SendIntent } from './send-intent.ts'

/** service_type of USSD messages (SMPP 3.4 §5.2.11). */
export const ussdServiceType = 'USSD'

/** Values of a message of a USSD dialogue; null for a TLV that it does not have. */
export interface UssdMark {
  /** ussd_service_op (SMPP 3.4 §5.3.2.44). */
  readonly serviceOp: number | null
  /**
   * its_session_info (SMPP 3.4 §5.3.2.43) as a number of two octets: the session's number, seven bits of the step within
   * it, and the bit that ends it.
   */
  readonly session: number | null
}

/**
 * What a message does in its dialogue. 'begin': the handset opens it; 'request': the handset is asked; 'notice': it is
 * told; 'response': the handset answers; 'confirm': it has shown what it was told; 'end': the dialogue is over.
 */
export type UssdStep = 'begin' | 'request' | 'notice' | 'response' | 'confirm' | 'end'

/** By ussd_service_op. PSSR and PSSD are begun by the handset, USSR and USSN by the network (3GPP TS 22.090). */
const steps: ReadonlyMap<number, UssdStep> = new Map([
  [0, 'begin'],
  [1, 'begin'],
  [2, 'request'],
  [3, 'notice'],
  [16, 'end'],
  [17, 'end'],
  [18, 'response'],
  [19, 'confirm'],
])

const serviceOpTag = tlvTag('ussd_service_op')
const sessionTag = tlvTag('its_session_info')
/** An answer that ends what the handset began, and one that asks it for more. */
const [pssdIndication, pssdResponse, pssrResponse, ussrRequest] = [0, 16, 17, 2]
const endBit = 1
const stepMask = 0xfe

/** The step of its dialogue; null for an operation of the vendor's own, or none. The bit of the session ends any. */
export function ussdStep({ serviceOp, session }: UssdMark): UssdStep | null {
  if (session !== null && (session & endBit) !== 0) return 'end'
  return serviceOp === null ? null : (steps.get(serviceOp) ?? null)
}

/** The session's number and the step within it; null without its_session_info. */
export function ussdSession({
  session,
}: UssdMark): { readonly number: number; readonly step: number } | null {
  return session === null ? null : { number: session >> 8, step: (session & stepMask) >> 1 }
}

/** The mark of a message, in either direction; null for one that is of no dialogue. */
export function ussdOf({ direction, ussd, intent }: CardView): UssdMark | null {
  if (direction === 'received') return ussd ?? null
  if (intent === undefined) return null
  const octetsOf = (tag: number) => {
    const tlv = intent.tlvs.find((one) => one.tag === tag)
    return tlv === undefined ? null : fromHex(tlv.hex)
  }
  const mark = ussdMark(intent.service_type, octetsOf(serviceOpTag), octetsOf(sessionTag))
  const { ussdServiceOp = null } = intent
  if (ussdServiceOp === null) return mark
  return { session: mark?.session ?? null, serviceOp: ussdServiceOp }
}

/** The mark by the values of the TLVs; null where nothing says that the message is of a dialogue. */
export function ussdMark(
  serviceType: string,
  serviceOp: Uint8Array | null,
  session: Uint8Array | null,
): UssdMark | null {
  if (serviceOp === null && serviceType !== ussdServiceType) return null
  const [high, low] = session ?? []
  return {
    serviceOp: serviceOp?.[0] ?? null,
    session: session?.length === 2 && high !== undefined && low !== undefined ? 256 * high + low : null,
  }
}

/**
 * What an answer to a received message of a dialogue is sent with: the operation that fits, and the session's next step.
 * `isLast`: it ends the dialogue. The network begins anew what the handset has ended.
 */
export function ussdReply(
  { serviceOp, session }: UssdMark,
  isLast: boolean,
): Pick<SendIntent, 'service_type' | 'ussdServiceOp' | 'tlvs'> {
  const ending = serviceOp === pssdIndication ? pssdResponse : pssrResponse
  const next = session === null ? null : nextSession(session, isLast)
  return {
    service_type: ussdServiceType,
    ussdServiceOp: isLast || serviceOp === pssdIndication ? ending : ussrRequest,
    tlvs: next === null ? [] : [{ tag: sessionTag, hex: toHex(Uint8Array.of(next >> 8, next & 0xff)) }],
  }
}

function nextSession(session: number, isLast: boolean): number {
  const step = ((session & stepMask) + 2) & stepMask
  return (session & 0xff00) | step | (isLast ? endBit : 0)
}
