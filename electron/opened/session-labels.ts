import { type CapturedRow, portOfEnd } from '../../shared/pcap/captured-row.ts'
import { loneSender } from '../../shared/pcap/lone-sender.ts'
import { RecentEntries } from '../../shared/pcap/recent-entries.ts'
import { readUint32 } from '../../shared/smpp/frame.ts'
import type { Sender } from '../../shared/smpp/session-rules.ts'
import type { SessionKeyRow, SessionLabel } from '../capture/capture-record.ts'

/** Labels of one file: each is held in memory as long as the file is open. */
const mostLabels = 50_000
/** Between the ends of a session in its name and in its id, the ESME's first. */
const endsJoint = ' – '
/** Sessions that are followed at once. */
const mostFollowed = 20_000

/** A session as events tell of it. */
export interface FollowedSession {
  readonly sessionId: string
  readonly name: string
  /** '10.0.0.1:50000'; '' where nobody told. */
  readonly ends: readonly [esme: string, smsc: string]
  readonly pdus: number
}

interface KnownSession extends FollowedSession {
  name: string
  pdus: number
  /** By state and version; each with its key. */
  readonly labels: Map<string, SessionLabel>
}

/** Sessions of a file as labels of its PDUs. Before a bind a session has the name of its ends, from then on its system_id. */
export class SessionLabels {
  readonly #sessions = new RecentEntries<string, KnownSession>(mostFollowed)
  readonly #keys = new WeakMap<SessionLabel, number>()
  readonly #onTooMany: (most: number) => void
  #changed: SessionKeyRow[] = []
  #lastKey = 0
  #others: SessionLabel | null = null
  #count = 0

  /** `onTooMany` is told once when sessions are no longer told apart. */
  constructor(onTooMany: (most: number) => void) {
    this.#onTooMany = onTooMany
  }

  /** Sessions so far. */
  get count(): number {
    return this.#count
  }

  /** Side and session of a PDU; the same label while the session stands the same. */
  of(row: CapturedRow): { readonly label: SessionLabel; readonly direction: 'sent' | 'received' } {
    const sender = row.sender ?? likelySender(row)
    const direction = sender === 'esme' ? 'sent' : 'received'
    return { label: this.#labelOf(row, sender), direction }
  }

  /** What is known of a session by its key in the file; undefined for one without a PDU so far. */
  session(key: string): FollowedSession | undefined {
    return this.#sessions.get(key)
  }

  readonly keyOf = (label: SessionLabel): number => this.#keys.get(label) ?? 0

  /** Labels that are new or have another name since this was asked last. */
  takeChanged(): SessionKeyRow[] {
    const changed = this.#changed
    this.#changed = []
    return changed
  }

  #labelOf(row: CapturedRow, sender: Sender): SessionLabel {
    const session = this.#sessionOf(row, sender)
    session.pdus += 1
    if (row.systemId !== null && row.systemId !== '' && session.name !== row.systemId)
      this.#rename(session, row.systemId)
    const key = `${row.state} ${row.interfaceVersion}`
    const known = session.labels.get(key)
    if (known !== undefined) return known
    if (this.#lastKey >= mostLabels) return this.#ofOthers()
    const { state, interfaceVersion } = row
    const label = this.#put({
      sessionId: session.sessionId,
      sessionName: session.name,
      profileId: '',
      context: { role: 'esme', state, interfaceVersion, ...endsOf(session) },
    })
    session.labels.set(key, label)
    return label
  }

  #ofOthers(): SessionLabel {
    if (this.#others === null) {
      this.#others = this.#put({ sessionId: '', sessionName: '…', profileId: '', context: null })
      this.#onTooMany(mostLabels)
    }
    return this.#others
  }

  #sessionOf({ session, from, to }: CapturedRow, sender: Sender): KnownSession {
    const key = session ?? ''
    const known = this.#sessions.get(key)
    if (known !== undefined) return known
    const ends = sender === 'esme' ? ([from ?? '', to ?? ''] as const) : ([to ?? '', from ?? ''] as const)
    const name = ends.filter((end) => end !== '').join(endsJoint)
    const sessionId = [session, name].filter(Boolean).join(' ')
    const made: KnownSession = { sessionId, name, ends, pdus: 0, labels: new Map() }
    this.#sessions.set(key, made)
    if (session !== null) this.#count += 1
    return made
  }

  #rename(session: KnownSession, name: string): void {
    session.name = name
    for (const [key, label] of session.labels) {
      const renamed = { ...label, sessionName: name }
      session.labels.set(key, this.#put(renamed, this.keyOf(label)))
    }
  }

  #put(label: SessionLabel, sessionKey = this.#nextKey()): SessionLabel {
    this.#keys.set(label, sessionKey)
    this.#changed.push({ sessionKey, label })
    return label
  }

  #nextKey(): number {
    this.#lastKey += 1
    return this.#lastKey
  }
}

/** The SMSC's address, without the port, of a session with this id; '' where nobody told. */
export function smscOf(sessionId: string): string {
  const [, smsc = ''] = sessionId.split(endsJoint)
  return smsc.slice(0, Math.max(0, smsc.lastIndexOf(':')))
}

function endsOf({ ends: [local, remote] }: FollowedSession): { local?: string; remote?: string } {
  return { ...(local === '' ? {} : { local }), ...(remote === '' ? {} : { remote }) }
}

/** Where the session does not tell: the side that alone sends the command, else the one with the higher port, a client's. */
function likelySender({ octets, from, to }: CapturedRow): Sender {
  const alone = octets.length < 8 ? null : loneSender(readUint32(octets, 4))
  return alone ?? (from !== null && to !== null && portOfEnd(from) > portOfEnd(to) ? 'esme' : 'smsc')
}
