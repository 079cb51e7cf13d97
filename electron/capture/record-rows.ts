import type { CaptureContext } from '../../shared/contract/capture.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { packetEnd } from '../../shared/pcap/packet-end.ts'
import { RecentEntries } from '../../shared/pcap/recent-entries.ts'
import { bindSystemId } from '../../shared/smpp/bind-system-id.ts'
import type { CaptureRecord } from './capture-record.ts'
import { capturedRowOf } from './record-row.ts'

/** Sessions whose link is remembered; another PDU of an older one begins a link anew. */
const maxSessions = 10_000
/** Ports that a made-up end has. */
const firstPort = 20_000
const ports = 40_000
const usualPort = 2775

/** One TCP connection, as far as the capture tells. */
interface Link {
  readonly name: string
  readonly own: string
  readonly peer: string
  systemId: string | null
  /** A PDU passed: another bind begins another link. */
  isUsed: boolean
}

/**
 * PDUs of the workbench's own sessions as a capture file would hold them, for PDUs in their order: each link has a
 * made-up end of ours and the peer's real one where it was recorded, and a session's name that is no other link's.
 */
export class RecordRows {
  readonly #links = new RecentEntries<string, Link>(maxSessions)
  readonly #named = new RecentEntries<string, number>(maxSessions)
  #begun = 0

  /** `octets` are those of the record, masked; `written` is what a reader wrote beside it. */
  rowOf(
    record: CaptureRecord,
    octets: Uint8Array,
    written: Pick<CapturedRow, 'comments' | 'marked'>,
  ): CapturedRow {
    const systemId = bindSystemId(octets)
    const link = this.#linkOf(record, systemId !== null)
    if (systemId !== null) link.systemId = systemId
    const isSent = record.direction === 'sent'
    const row = capturedRowOf(record)
    return {
      ...row,
      from: isSent ? link.own : link.peer,
      to: isSent ? link.peer : link.own,
      session: link.name,
      systemId: link.systemId,
      octets,
      ...written,
      own: { ...row.own, sessionName: link.name },
    }
  }

  #linkOf({ label: { sessionId, sessionName, context } }: CaptureRecord, isBind: boolean): Link {
    const known = this.#links.get(sessionId)
    const isAnother = isBind && context?.state === 'OPEN' && known?.isUsed === true
    if (known !== undefined && !isAnother) {
      known.isUsed = true
      return known
    }
    const times = (this.#named.get(sessionName) ?? 0) + 1
    this.#named.set(sessionName, times)
    const made = {
      name: times === 1 ? sessionName : `${sessionName} (${times})`,
      ...endsOf(this.#begun, context),
      systemId: null,
      isUsed: true,
    }
    this.#begun += 1
    this.#links.set(sessionId, made)
    return made
  }
}

/** Ends of the link of this number: ours is made up where it was not recorded, the peer's only where nobody knows it. */
function endsOf(number: number, context: CaptureContext | null): Pick<Link, 'own' | 'peer'> {
  const { role, remote, local } = context ?? { role: 'esme' }
  const clientPort = firstPort + (number % ports)
  const [ownPort, peerPort] = role === 'esme' ? [clientPort, usualPort] : [usualPort, clientPort]
  const host = (Math.floor(number / ports) % 250) + 1
  // An address of IPv4 on a socket of both versions.
  const peer = remote?.replace(/^\[::ffff:([\d.]+)\]/i, '$1') ?? ''
  const known = packetEnd(peer)
  const own = known?.address.length === 16 ? `[2001:db8::${host}]:${ownPort}` : `10.0.0.${host}:${ownPort}`
  return { own: local ?? own, peer: known === null ? `10.0.1.1:${peerPort}` : peer }
}
