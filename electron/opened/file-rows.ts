import { setImmediate } from 'node:timers/promises'
import { type CaptureEvent, mostEvents } from '../../shared/contract/capture-events.ts'
import { type CaptureMark, commentLimit, mostMarks } from '../../shared/contract/capture-marks.ts'
import { noTime } from '../../shared/contract/no-time.ts'
import { type CaptureProblem, isGap, problemOfFile } from '../../shared/pcap/capture-problem-table.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { RecentEntries } from '../../shared/pcap/recent-entries.ts'
import type { CaptureRecord } from '../capture/capture-record.ts'
import { OctetPool } from '../capture/octet-pool.ts'
import { PasswordMask } from '../capture/password-mask.ts'
import { packPdus } from '../capture/pdu-block.ts'
import type { SourceKind, SourceSink } from '../source/read-source.ts'
import type { TrafficStore } from '../storage/traffic-store.ts'
import { FactCounter } from './file-facts.ts'
import type { FileLimits } from './opened-protocol.ts'
import { type FollowedSession, SessionLabels } from './session-labels.ts'

/** PDUs, or octets of them, that are written at once. */
const batchPdus = 4096
const batchOctets = 2 << 20
/** What came is written after so long at the latest, ms: a window looks at a file while it is read. */
const batchMs = 150
/** Requests of a file with numbers of its own that a response is joined to. */
const numbersKept = 100_000
/** Connections whose begin and end are told; the events of a file are bounded, and gaps are worth more. */
const toldSessions = 4000
const mebi = 1 << 20

interface Options {
  readonly store: TrafficStore
  /** Seals masked passwords. */
  readonly seal: (text: string) => string
  readonly limits: FileLimits
  /** Told whenever something was written: what happened between the PDUs, and what was written beside them, since. */
  readonly onWritten: (events: readonly CaptureEvent[], marks: readonly CaptureMark[]) => void
}

/** Writes the PDUs of a file, numbered from 1, into a capture of its own; passwords are masked and sealed. */
export class FileRows implements SourceSink {
  readonly counter = new FactCounter()
  readonly labels = new SessionLabels((count) => this.problem(problemOfFile('limit-sessions', { count })))
  readonly #options: Options
  readonly #mask = new PasswordMask()
  readonly #octets = new OctetPool()
  /** Numbers of a file that do not count from 1 without gaps, and what they became. */
  readonly #numbers = new RecentEntries<number, number>(numbersKept)
  #lastAsNumbered = 0
  #batch: CaptureRecord[] = []
  #batchOctets = 0
  #events: CaptureEvent[] = []
  #untold: CaptureEvent[] = []
  #marks: CaptureMark[] = []
  #marked = 0
  #lastEvent = 0
  #totalOctets = 0
  #writtenAt = performance.now()
  #isStopped = false
  #limit: CaptureProblem | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** Nothing further is wanted of the file. */
  stop(): void {
    this.#isStopped = true
  }

  get isFull(): boolean {
    return this.#limit !== null
  }

  row(row: CapturedRow): void {
    if (this.#limit !== null || this.#isBeyond(row)) return
    const seq = this.counter.pdus + 1
    if (row.number === seq && this.#lastAsNumbered === seq - 1) this.#lastAsNumbered = seq
    else this.#numbers.set(row.number, seq)
    const at = row.at === null ? null : row.at / 1000
    const { label, direction } = this.labels.of(row)
    this.#begin(row, at)
    if (row.comments.length > 0 || row.marked === true) this.#mark(seq, row)
    const octets = this.#octets.copy(row.octets)
    const hidden = this.#mask.maskCopy(row, octets)
    const requestSeq = row.request === null ? null : this.#seqOf(row.request, seq)
    this.counter.addPdu(at)
    this.#batch.push({
      seq,
      at: at ?? noTime,
      direction,
      label,
      requestSeq,
      requestCommandId: row.requestCommandId,
      latencyMs: row.latency === null ? null : row.latency / 1000,
      isLate: false,
      repeatOf: null,
      messageId: null,
      sealedPassword: hidden === null ? null : this.#options.seal(hidden),
      octets,
    })
    this.#batchOctets += octets.length
    this.#totalOctets += octets.length
    if (this.#batch.length >= batchPdus || this.#batchOctets >= batchOctets) this.#write()
  }

  problem(problem: CaptureProblem): void {
    if (this.#limit !== null) return
    this.counter.addProblem(problem)
    if (!isGap(problem)) return
    const { code, frame, at, from, to, octets, detail } = problem
    const known = Object.entries({ code, frame, from, to, octets, ...detail })
    this.#tell('gap', at === null ? null : at / 1000, null, Object.fromEntries(known.filter(isTold)))
  }

  closed(session: string, at: number | null): void {
    const known = this.labels.session(session)
    if (known === undefined || this.labels.count > toldSessions || this.#limit !== null) return
    const [from, to] = known.ends
    this.#tell('conversation-end', at === null ? null : at / 1000, known, { from, to, pdus: known.pdus })
  }

  async piece(kind: SourceKind, packets: number): Promise<boolean> {
    this.counter.kind = kind
    this.counter.packets = packets
    if (performance.now() - this.#writtenAt > batchMs) this.flush()
    // Whoever looks at the file meanwhile has a turn.
    await setImmediate()
    return !this.#isStopped && this.#limit === null
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#batch.length + this.#events.length > 0) this.#write()
    this.#writtenAt = performance.now()
    const [events, marks] = [this.#untold, this.#marks]
    this.#untold = []
    this.#marks = []
    this.#options.onWritten(events, marks)
  }

  #write(): void {
    const pdus = packPdus(this.#batch, this.labels.keyOf)
    const sessions = this.labels.takeChanged()
    this.#batch = []
    this.#batchOctets = 0
    const events = this.#events
    this.#events = []
    this.#untold = [...this.#untold, ...events].slice(-mostEvents)
    this.#options.store.write({ sessions, pdus, events, cards: [], smscIds: [], links: [] })
  }

  /** The first PDU of a connection stands behind the event that it begins. */
  #begin({ session }: CapturedRow, at: number | null): void {
    const known = session === null ? undefined : this.labels.session(session)
    if (known === undefined || known.pdus > 1 || this.labels.count > toldSessions) return
    const [from, to] = known.ends
    if (from !== '') this.#tell('conversation-begin', at, known, { from, to })
  }

  /** What somebody wrote beside the frames is the comment of their PDU; lines of JSON have bookmarks as well. */
  #mark(seq: number, { comments, marked = false }: CapturedRow): void {
    if (this.#marked === mostMarks) return
    this.#marked += 1
    this.#marks.push({ seq, bookmark: marked, comment: comments.join('\n').slice(0, commentLimit) })
  }

  /** `at`: epoch ms. */
  #tell(
    kind: CaptureEvent['kind'],
    at: number | null,
    session: FollowedSession | null,
    detail: CaptureEvent['detail'],
  ): void {
    this.#lastEvent += 1
    this.#events.push({
      eventId: this.#lastEvent,
      at,
      afterSeq: this.counter.pdus,
      kind,
      sessionId: session?.sessionId ?? null,
      // The sentence has the ends by itself.
      sessionName: session === null || session.pdus <= 1 ? '' : session.name,
      connectionId: null,
      detail,
    })
    if (this.#events.length >= batchPdus) this.#write()
  }

  /** A response of a file that is numbered otherwise, such as JSON lines of a filter, finds its request as long as that is near. */
  #seqOf(number: number, seq: number): number | null {
    const request = number <= this.#lastAsNumbered ? number : this.#numbers.get(number)
    return request === undefined || request >= seq || request < 1 ? null : request
  }

  #isBeyond({ octets }: CapturedRow): boolean {
    const { limits } = this.#options
    if (this.counter.pdus >= limits.pdus) this.#limit = problemOfFile('limit-pdus', { count: limits.pdus })
    else if (this.#totalOctets + octets.length > limits.octets)
      this.#limit = problemOfFile('limit-octets', { mib: Math.floor(limits.octets / mebi) })
    if (this.#limit === null) return false
    this.counter.addProblem(this.#limit)
    return true
  }
}

function isTold(entry: readonly [string, string | number | null]): entry is [string, string | number] {
  return entry[1] !== null
}
