import { counts, diffPdus } from '../../shared/diff/diff-pdus.ts'
import { summarizePdu } from '../../shared/inspect/summarize.ts'
import type { RelayEventKind } from '../../shared/relay/relay-event-table.ts'
import type {
  RelayEffect,
  RelayEvent,
  RelayedPdu,
  RelayHalf,
  RelaySide,
  RelayTold,
} from '../../shared/relay/relay-told.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { sameOctets } from '../../shared/smpp/hex.ts'
import type { Detail } from '../../shared/words/words.ts'
import { OctetPool } from '../capture/octet-pool.ts'
import { RecordRing } from '../capture/record-ring.ts'
import type { Clock } from '../session/clock.ts'
import type { PduMark } from '../session/session-hooks.ts'

/** A PDU on one side, as it was seen there. */
export class SeenPdu {
  /** Epoch ms. */
  readonly at: number
  /** 0 when nothing records. */
  readonly captureSeq: number
  /** Name of the session. */
  readonly session: string
  readonly length: number
  readonly #chunk: Uint8Array
  readonly #start: number

  /** Nobody else writes to the `length` octets of `chunk` from `start` on. */
  constructor(
    { at, captureSeq }: PduMark,
    session: string,
    chunk: Uint8Array,
    start = 0,
    length = chunk.length,
  ) {
    this.at = at
    this.captureSeq = captureSeq
    this.session = session
    this.length = length
    this.#chunk = chunk
    this.#start = start
  }

  /** Made when it is asked for: most of what passes is looked at by nobody, and a view costs as much as its octets. */
  get octets(): Uint8Array {
    return this.#chunk.subarray(this.#start, this.#start + this.length)
  }
}

/** What rows did to a PDU. */
export interface Touch {
  readonly rows: readonly string[]
  readonly effects: readonly RelayEffect[]
}

type EventFault = Readonly<
  Pick<NonNullable<RelayEvent['fault']>, 'code' | 'message'> & { detail: Detail }
> | null

interface Kept {
  readonly octets: { readonly length: number }
  readonly told: RelayTold
}

/** Told when somebody asks for it: most of what passes is looked at by nobody. */
class KeptPdu implements Kept {
  readonly #seq: number
  readonly #at: number
  readonly #from: RelaySide
  readonly #application: string
  readonly #in: SeenPdu | null
  readonly #out: SeenPdu | null
  readonly #touch: Touch | null
  #told: RelayedPdu | null = null

  constructor(
    seq: number,
    at: number,
    from: RelaySide,
    application: string,
    came: SeenPdu | null,
    went: SeenPdu | null,
    touch: Touch | null,
  ) {
    this.#seq = seq
    this.#at = at
    this.#from = from
    this.#application = application
    this.#in = came
    this.#out = went
    this.#touch = touch
  }

  /** For the ring, which counts octets: no object of its own for each of thousands. */
  get octets(): { readonly length: number } {
    return this
  }

  get length(): number {
    return (this.#in?.length ?? 0) + (this.#out?.length ?? 0)
  }

  get told(): RelayedPdu {
    this.#told ??= this.#tell(this.#in, this.#out)
    return this.#told
  }

  #tell(came: SeenPdu | null, went: SeenPdu | null): RelayedPdu {
    return {
      ...{ kind: 'pdu', seq: this.#seq, at: this.#at, from: this.#from },
      application: this.#application.slice(0, mostCharacters),
      in: came === null ? null : halfOf(came),
      out: went === null ? null : halfOf(went),
      differs: came === null || went === null ? [] : differing(came.octets, went.octets),
      rows: [...(this.#touch?.rows ?? [])],
      effects: [...(this.#touch?.effects ?? [])],
    }
  }
}

const mostKept = 5_000
const mostOctets = 16 << 20
/** Of what applications say of themselves. */
const mostCharacters = 64

/** What passed a relay and what happened there, numbered; the newest of it is kept. */
export class RelayTraffic {
  readonly #clock: Clock
  readonly #ring = new RecordRing<Kept>({ nextSeq: 1, maxRecords: mostKept, maxOctets: mostOctets })
  readonly #listeners = new Set<() => void>()
  readonly #pool = new OctetPool()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Number of the newest; 0 before the first. */
  get lastSeq(): number {
    return this.#ring.nextSeq - 1
  }

  /** A copy that nobody writes to, for a SeenPdu. */
  copyOf(octets: Uint8Array): Uint8Array {
    return this.#pool.copy(octets)
  }

  /** The PDU of a hook, which keeps its octets only during the call. */
  seen(mark: PduMark, session: string, octets: Uint8Array): SeenPdu {
    const start = this.#pool.put(octets)
    return new SeenPdu(mark, session, this.#pool.chunk, start, octets.length)
  }

  /** A PDU came to the relay, and went on; one that it sends by itself has no `came`. */
  add(
    from: RelaySide,
    application: string,
    came: SeenPdu | null,
    went: SeenPdu | null,
    touch: Touch | null = null,
  ): void {
    const at = (came ?? went)?.at ?? this.#clock.now()
    this.#keep(new KeptPdu(this.#ring.nextSeq, at, from, application, came, went, touch))
  }

  tell(event: RelayEventKind, application: string, detail: Detail = {}, fault: EventFault = null): void {
    const told: RelayEvent = {
      ...{ kind: 'event', seq: this.#ring.nextSeq, at: this.#clock.now(), event },
      application: application.slice(0, mostCharacters),
      detail: { ...detail },
      fault: fault === null ? null : { ...fault, detail: { ...fault.detail } },
    }
    this.#keep({ octets: [], told })
  }

  /** What is kept of what came after `seq`, the oldest first and `limit` of them at most. */
  after(seq: number, limit = mostKept): RelayTold[] {
    const first = Math.max(seq + 1, this.#ring.firstSeq)
    const count = Math.max(0, Math.min(limit, this.#ring.nextSeq - first))
    return Array.from({ length: count }, (_, index) => this.#ring.get(first + index)?.told ?? []).flat()
  }

  /** `listener` is called for each that is added, synchronously. Returns what ends that. */
  onAdd(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #keep(kept: Kept): void {
    this.#ring.push(kept)
    for (const listener of this.#listeners) listener()
  }
}

function halfOf({ captureSeq, session, octets }: SeenPdu): RelayHalf {
  const pdu = decodePdu(octets)
  return {
    captureSeq,
    session,
    command: pdu.command,
    commandId: pdu.command_id,
    commandStatus: pdu.command_status,
    sequenceNumber: pdu.sequence_number,
    ...summarizePdu(pdu),
  }
}

function differing(a: Uint8Array, b: Uint8Array): string[] {
  if (sameOctets(a, b)) return []
  const { fields } = diffPdus({ octets: a, options: {} }, { octets: b, options: {} })
  return [...new Set(fields.filter(counts).map(({ name }) => name))]
}
