import type { PduEvent, SessionIdentity } from '../session/session-hooks.ts'
import { BindWatch } from './bind-password.ts'
import type { SessionLabel } from './capture-record.ts'
import type { Recorder } from './recorder.ts'

interface KeptLabel {
  readonly state: SessionIdentity['wireState']
  readonly interfaceVersion: number
  readonly remoteAddress: string | null
  readonly label: SessionLabel
  /** Every label of the session so far: it comes back to the same few with each link. */
  readonly known: Map<string, SessionLabel>
}

/** Turns what sessions tell into records. */
export class SessionRecorder {
  readonly #recorder: Recorder
  readonly #labels = new WeakMap<SessionIdentity, KeptLabel>()
  readonly #bindWatches = new WeakMap<SessionIdentity, Record<PduEvent['direction'], BindWatch>>()
  readonly #mirrors = new WeakMap<SessionIdentity, boolean>()
  readonly #ownAddresses: ((address: string) => boolean)[] = []
  /** Told of each session of the simulator that is no mirror, before its first PDU is recorded. */
  onForeign: (session: SessionIdentity) => void = () => undefined

  constructor(recorder: Recorder) {
    this.#recorder = recorder
  }

  /** Adds a check, from a part that opens sockets, of whether 'host:port' is our side of one of them. */
  addOwnAddresses(isOwn: (address: string) => boolean): void {
    this.#ownAddresses.push(isOwn)
  }

  /** Records the PDU and writes its number into `event.mark`. */
  record(session: SessionIdentity, event: PduEvent): void {
    event.mark.captureSeq = this.#recorder.record(this.#labelOf(session), {
      at: event.at,
      direction: event.direction,
      bytes: event.bytes,
      bindTrace: this.#bindWatchOf(session, event.direction).traceOf(event.bytes, event.pdu),
      requestSeq: event.request === null || event.request.captureSeq === 0 ? null : event.request.captureSeq,
      requestCommandId: event.request?.commandId ?? null,
      latencyMs: event.latencyMs,
      isLate: event.answer === 'late',
      repeatOf: event.repeatOf,
    })
  }

  /**
   * True when this session of the simulator is the other end of one of our own: each PDU between them would
   * be recorded twice. Checked once, at the first PDU, when both ends know their addresses.
   */
  isMirror(session: SessionIdentity): boolean {
    const known = this.#mirrors.get(session)
    if (known !== undefined) return known
    const { remoteAddress } = session
    const mirror = remoteAddress !== null && this.#ownAddresses.some((isOwn) => isOwn(remoteAddress))
    this.#mirrors.set(session, mirror)
    if (!mirror) this.onForeign(session)
    return mirror
  }

  #bindWatchOf(session: SessionIdentity, direction: PduEvent['direction']): BindWatch {
    let watches = this.#bindWatches.get(session)
    if (watches === undefined) {
      watches = { sent: new BindWatch(), received: new BindWatch() }
      this.#bindWatches.set(session, watches)
    }
    return watches[direction]
  }

  /** The same label while state, version and peer are unchanged: the store numbers each label. */
  #labelOf(session: SessionIdentity): SessionLabel {
    const { wireState: state, interfaceVersion, remoteAddress } = session
    const kept = this.#labels.get(session)
    const isSame = kept?.state === state && kept.interfaceVersion === interfaceVersion
    if (isSame && kept.remoteAddress === remoteAddress) return kept.label
    const known = kept?.known ?? new Map<string, SessionLabel>()
    const key = `${state} ${interfaceVersion} ${remoteAddress}`
    const label = known.get(key) ?? labelOf(session)
    known.set(key, label)
    this.#labels.set(session, { state, interfaceVersion, remoteAddress, label, known })
    return label
  }
}

function labelOf({
  sessionId,
  name,
  profileId,
  role,
  wireState,
  interfaceVersion,
  remoteAddress,
}: SessionIdentity): SessionLabel {
  // Before the bind neither side has told its version.
  const version = wireState === 'OPEN' ? null : interfaceVersion
  const remote = remoteAddress === null ? {} : { remote: remoteAddress }
  const context = { role, state: wireState, interfaceVersion: version, ...remote }
  return { sessionId, sessionName: name, profileId, context }
}
