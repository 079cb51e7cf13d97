import { findTlv } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu, Pdu, Tlv } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import type { Clock } from '../session/clock.ts'
import type { ReplySpec } from '../session/request.ts'
import type { Account } from './account.ts'
import { absoluteTime } from './message-store.ts'
import { RecentMap } from './recent-map.ts'

interface Broadcast {
  readonly source: string
  readonly serviceType: string
  readonly contentType: Uint8Array
  readonly areas: readonly Uint8Array[]
  readonly userReference: Uint8Array | undefined
  /** Epoch ms. */
  readonly startedAt: number
  cancelledAt: number | null
}

/** SMPP 5.0 §4.4.1: without one of these a broadcast is refused. */
const mandatory = [
  tlvTag('broadcast_area_identifier'),
  tlvTag('broadcast_content_type'),
  tlvTag('broadcast_rep_num'),
  tlvTag('broadcast_frequency_interval'),
]
const tags = {
  area: tlvTag('broadcast_area_identifier'),
  contentType: tlvTag('broadcast_content_type'),
  userReference: tlvTag('user_message_reference'),
  state: tlvTag('message_state'),
  success: tlvTag('broadcast_area_success'),
  endTime: tlvTag('broadcast_end_time'),
}
const rememberedBroadcasts = 1000
const states = { enroute: 1, delivered: 2, deleted: 4 } as const

/**
 * Broadcasts of SMPP 5.0. One is on the air for the delay of a receipt, and then has reached all its areas.
 */
export class Broadcasts {
  readonly #account: Account
  readonly #clock: Clock
  readonly #broadcasts = new RecentMap<Broadcast>(rememberedBroadcasts)
  /** Ids on the air, for a cancel without one. */
  readonly #onAir = new Set<string>()
  #count = 0

  constructor(account: Account, clock: Clock) {
    this.#account = account
    this.#clock = clock
  }

  submit(pdu: DecodedPdu & Pdu<'broadcast_sm'>): ReplySpec {
    const { tlvs, fields } = pdu
    if (mandatory.some((tag) => findTlv(tlvs, tag) === null)) {
      return { status: statusValue('ESME_RMISSINGTLV') }
    }
    const isReplacement = fields.replace_if_present_flag === 1 && this.#isOnAir(fields.message_id)
    const messageId = isReplacement ? fields.message_id : `B${String(++this.#count).padStart(9, '0')}`
    this.#broadcasts.set(messageId, {
      source: fields.source_addr,
      serviceType: fields.service_type,
      contentType: copyOf(tlvs, tags.contentType) ?? new Uint8Array(0),
      areas: tlvs.filter(({ tag }) => tag === tags.area).map(({ value }) => value.slice()),
      userReference: copyOf(tlvs, tags.userReference),
      startedAt: this.#clock.now(),
      cancelledAt: null,
    })
    this.#onAir.add(messageId)
    if (this.#onAir.size > 4 * rememberedBroadcasts) for (const id of [...this.#onAir]) this.#isOnAir(id)
    return { status: statusValue('ESME_ROK'), fields: { message_id: messageId } }
  }

  /** SMPP 5.0 §4.6.1: the source address must be that of the broadcast; left empty it is not compared. */
  query(pdu: DecodedPdu & Pdu<'query_broadcast_sm'>): ReplySpec {
    const { message_id, source_addr } = pdu.fields
    const broadcast = this.#broadcasts.get(message_id)
    if (broadcast === undefined || (source_addr !== '' && source_addr !== broadcast.source)) {
      return { status: statusValue('ESME_RBCASTQUERYFAIL') }
    }
    const endAt = broadcast.cancelledAt ?? this.#endOf(broadcast)
    const isOver = broadcast.cancelledAt !== null || endAt <= this.#clock.now()
    const reached = !isOver
      ? states.enroute
      : broadcast.cancelledAt === null
        ? states.delivered
        : states.deleted
    const percent = reached === states.delivered ? 100 : 0
    const { userReference } = broadcast
    return {
      status: statusValue('ESME_ROK'),
      fields: { message_id },
      tlvs: [
        { tag: tags.state, value: Uint8Array.of(reached) },
        ...broadcast.areas.flatMap((value) => [
          { tag: tags.area, value },
          { tag: tags.success, value: Uint8Array.of(percent) },
        ]),
        ...(isOver ? [{ tag: tags.endTime, value: cString(absoluteTime(endAt)) }] : []),
        ...(userReference === undefined ? [] : [{ tag: tags.userReference, value: userReference }]),
      ],
    }
  }

  /** SMPP 5.0 §4.6.3: by id, or all of a source, of one service_type and content type or of any. */
  cancel(pdu: DecodedPdu & Pdu<'cancel_broadcast_sm'>): ReplySpec {
    const { message_id, service_type, source_addr } = pdu.fields
    const contentType = findTlv(pdu.tlvs, tags.contentType)?.value
    const named = message_id !== '' ? [message_id] : [...this.#onAir]
    const cancelled = named.filter((id) => {
      const broadcast = this.#broadcasts.get(id)
      if (broadcast === undefined || !this.#isOnAir(id)) return false
      if (message_id !== '') return source_addr === '' || source_addr === broadcast.source
      return (
        source_addr === broadcast.source &&
        (service_type === '' || service_type === broadcast.serviceType) &&
        (contentType === undefined || isSame(contentType, broadcast.contentType))
      )
    })
    for (const id of cancelled) {
      const broadcast = this.#broadcasts.get(id)
      if (broadcast !== undefined) broadcast.cancelledAt = this.#clock.now()
      this.#onAir.delete(id)
    }
    return { status: statusValue(cancelled.length > 0 ? 'ESME_ROK' : 'ESME_RBCASTCANCELFAIL') }
  }

  #isOnAir(messageId: string): boolean {
    const broadcast = this.#broadcasts.get(messageId)
    const isOnAir =
      broadcast !== undefined && broadcast.cancelledAt === null && this.#endOf(broadcast) > this.#clock.now()
    if (!isOnAir) this.#onAir.delete(messageId)
    return isOnAir
  }

  #endOf(broadcast: Broadcast): number {
    return broadcast.startedAt + this.#account.config.receipt.delay * 1000
  }
}

/** Copy of a TLV's value: the PDU's own octets are valid during the call only. */
function copyOf(tlvs: readonly Tlv[], tag: number): Uint8Array | undefined {
  return findTlv(tlvs, tag)?.value.slice()
}

function cString(text: string): Uint8Array {
  return Uint8Array.from([...text, '\0'], (character) => character.charCodeAt(0))
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, index) => octet === other[index])
}
