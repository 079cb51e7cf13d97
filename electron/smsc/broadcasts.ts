import { findTlv } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu, Pdu, Tlv } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import type { Clock } from '../session/clock.ts'
import type { ReplySpec } from '../session/request.ts'
import type { Account } from './account.ts'
import { broadcastAreaCount, broadcastBound } from './bounds.ts'
import { absoluteTime } from './message-store.ts'
import { ownLatin1 } from './own-text.ts'
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
const states = { enroute: 1, delivered: 2, deleted: 4 } as const

/**
 * Broadcasts of SMPP 5.0. One is on the air for the delay of a receipt, and then has reached all its areas.
 */
export class Broadcasts {
  readonly #account: Account
  readonly #clock: Clock
  readonly #broadcasts: RecentMap<Broadcast>
  /** Those on the air by id, for a cancel without one; some may have ended. */
  readonly #onAir = new Map<string, Broadcast>()
  #count = 0

  constructor(account: Account, clock: Clock) {
    this.#account = account
    this.#clock = clock
    this.#broadcasts = new RecentMap(broadcastBound, (id) => this.#onAir.delete(id))
  }

  submit(pdu: DecodedPdu & Pdu<'broadcast_sm'>): ReplySpec {
    const { tlvs, fields } = pdu
    if (mandatory.some((tag) => findTlv(tlvs, tag) === null)) {
      return { status: statusValue('ESME_RMISSINGTLV') }
    }
    const areas = tlvs.filter(({ tag }) => tag === tags.area)
    if (areas.length > broadcastAreaCount) return { status: statusValue('ESME_RINVNUMBCAST_AREAS') }
    const isReplacement = fields.replace_if_present_flag === 1 && this.#isOnAir(fields.message_id)
    const messageId = isReplacement ? fields.message_id : `B${String(++this.#count).padStart(9, '0')}`
    const broadcast: Broadcast = {
      source: ownLatin1(fields.source_addr),
      serviceType: ownLatin1(fields.service_type),
      contentType: copyOf(tlvs, tags.contentType) ?? new Uint8Array(0),
      areas: areas.map(({ value }) => value.slice()),
      userReference: copyOf(tlvs, tags.userReference),
      startedAt: this.#clock.now(),
      cancelledAt: null,
    }
    this.#broadcasts.set(messageId, broadcast, octetsOf(broadcast))
    this.#onAir.set(messageId, broadcast)
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
    const isMeant = (broadcast: Broadcast) =>
      message_id !== ''
        ? source_addr === '' || source_addr === broadcast.source
        : source_addr === broadcast.source &&
          (service_type === '' || service_type === broadcast.serviceType) &&
          (contentType === undefined || isSame(contentType, broadcast.contentType))
    let isCancelled = false
    for (const [id, broadcast] of this.#named(message_id)) {
      if (!isMeant(broadcast) || !this.#isOnAir(id)) continue
      broadcast.cancelledAt = this.#clock.now()
      this.#onAir.delete(id)
      isCancelled = true
    }
    return { status: statusValue(isCancelled ? 'ESME_ROK' : 'ESME_RBCASTCANCELFAIL') }
  }

  /** Those that may be meant: one by its id, or with an empty one all. */
  #named(messageId: string): Iterable<[string, Broadcast]> {
    if (messageId === '') return this.#onAir
    const broadcast = this.#onAir.get(messageId)
    return broadcast === undefined ? [] : [[messageId, broadcast]]
  }

  #isOnAir(messageId: string): boolean {
    const broadcast = this.#onAir.get(messageId)
    const isOnAir = broadcast !== undefined && this.#endOf(broadcast) > this.#clock.now()
    if (!isOnAir) this.#onAir.delete(messageId)
    return isOnAir
  }

  #endOf(broadcast: Broadcast): number {
    return broadcast.startedAt + this.#account.config.receipt.delay * 1000
  }
}

/** Octets of a byte array beside its own. */
const arrayOctets = 200

function octetsOf({ source, serviceType, contentType, areas, userReference }: Broadcast): number {
  const arrays = [contentType, ...areas, ...(userReference === undefined ? [] : [userReference])]
  return arrays.reduce((sum, { length }) => sum + length + arrayOctets, source.length + serviceType.length)
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
