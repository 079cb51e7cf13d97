import { headerOctets, readUint32 } from '../../shared/smpp/frame.ts'
import type { BlockReader } from './pdu-block.ts'

/** PDUs of a block that command, status, session and direction do not tell apart. */
export interface PduKind {
  readonly sessionKey: number
  readonly isSent: boolean
  /** 0, as the status, of a header that is not whole. */
  readonly commandId: number
  readonly commandStatus: number
  readonly pdus: number
}

/** What of a block tells which filters may find PDUs in it. */
export interface BlockFacts {
  /** Epoch ms of the first and of the last PDU, in the order of time. */
  readonly firstAt: number
  readonly lastAt: number
  /** null: they are too many to be kept. */
  readonly kinds: readonly PduKind[] | null
}

/** Octets of a kind: session, command, status, PDUs, 1 for sent. */
const kindOctets = 17
const mostKinds = 256
/** Both numbers of a kind make one key below 2^53 while the status is below this. */
const keyedStatuses = 0x200000

/** All kinds of a block, each with its PDUs. */
export function kindsOf(reader: BlockReader): PduKind[] {
  const counts = new Map<number, Map<number | string, PduKind & { pdus: number }>>()
  for (let index = 0; index < reader.block.pdus; index++) {
    const octets = reader.octetsAt(index)
    const isWhole = octets.length >= headerOctets
    const commandId = isWhole ? readUint32(octets, 4) : 0
    const commandStatus = isWhole ? readUint32(octets, 8) : 0
    const sessionKey = reader.sessionKeyAt(index)
    const isSent = reader.isSentAt(index)
    const side = 2 * sessionKey + (isSent ? 1 : 0)
    let kinds = counts.get(side)
    if (kinds === undefined) {
      kinds = new Map()
      counts.set(side, kinds)
    }
    const key =
      commandStatus < keyedStatuses
        ? commandId * keyedStatuses + commandStatus
        : `${commandId} ${commandStatus}`
    const kind = kinds.get(key)
    if (kind === undefined) kinds.set(key, { sessionKey, isSent, commandId, commandStatus, pdus: 1 })
    else kind.pdus += 1
  }
  return [...counts.values()].flatMap((kinds) => [...kinds.values()])
}

/** The least and the greatest time of a block's PDUs, epoch ms. */
export function timesOf(reader: BlockReader): { readonly firstAt: number; readonly lastAt: number } {
  let firstAt = Number.POSITIVE_INFINITY
  let lastAt = Number.NEGATIVE_INFINITY
  for (let index = 0; index < reader.block.pdus; index++) {
    const at = reader.timeAt(index)
    firstAt = Math.min(firstAt, at)
    lastAt = Math.max(lastAt, at)
  }
  return { firstAt, lastAt }
}

/** As they lie on disk; null for too many. */
export function packKinds(kinds: readonly PduKind[]): Uint8Array | null {
  if (kinds.length > mostKinds) return null
  const packed = new Uint8Array(kinds.length * kindOctets)
  const view = new DataView(packed.buffer)
  for (const [index, { sessionKey, commandId, commandStatus, pdus, isSent }] of kinds.entries()) {
    const at = index * kindOctets
    for (const [place, number] of [sessionKey, commandId, commandStatus, pdus].entries())
      view.setUint32(at + 4 * place, number, true)
    view.setUint8(at + 16, isSent ? 1 : 0)
  }
  return packed
}

export function unpackKinds(packed: Uint8Array): PduKind[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const kinds: PduKind[] = []
  for (let at = 0; at + kindOctets <= packed.length; at += kindOctets) {
    kinds.push({
      sessionKey: view.getUint32(at, true),
      commandId: view.getUint32(at + 4, true),
      commandStatus: view.getUint32(at + 8, true),
      pdus: view.getUint32(at + 12, true),
      isSent: view.getUint8(at + 16) !== 0,
    })
  }
  return kinds
}
