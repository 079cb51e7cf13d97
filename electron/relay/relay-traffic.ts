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

/** A PDU on one side, as it was seen there. `octets` are nobody else's. */
export interface SeenPdu {
  /** Epoch ms. */
  readonly at: number
  /** 0 when nothing records. */
  readonly captureSeq: number
  /** Name of the session. */
  readonly session: string
  readonly octets: Uint8Array
}

/** A PDU that came to the relay, or that it sends by itself. */
export interface PassedPdu {
  readonly from: RelaySide
  readonly application: string
  readonly in: SeenPdu | null
  readonly out: SeenPdu | null
  readonly rows?: readonly string[]
  readonly effects?: readonly RelayEffect[]
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
  readonly #pdu: PassedPdu
  #told: RelayedPdu | null = null

  constructor(seq: number, at: number, pdu: PassedPdu) {
    this.#seq = seq
    this.#at = at
    this.#pdu = pdu
  }

  /** For the ring, which counts octets: no object of its own for each of thousands. */
  get octets(): { readonly length: number } {
    return this
  }

  get length(): number {
    const { in: came, out: went } = this.#pdu
    return (came?.octets.length ?? 0) + (went?.octets.length ?? 0)
  }

  get told(): RelayedPdu {
    this.#told ??= toldPdu(this.#seq, this.#at, this.#pdu)
    return this.#told
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

  add(pdu: PassedPdu): void {
    const at = (pdu.in ?? pdu.out)?.at ?? this.#clock.now()
    this.#keep(new KeptPdu(this.#ring.nextSeq, at, pdu))
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

function toldPdu(seq: number, at: number, pdu: PassedPdu): RelayedPdu {
  return {
    ...{ kind: 'pdu', seq, at, from: pdu.from },
    application: pdu.application.slice(0, mostCharacters),
    in: pdu.in === null ? null : halfOf(pdu.in),
    out: pdu.out === null ? null : halfOf(pdu.out),
    differs: pdu.in === null || pdu.out === null ? [] : differing(pdu.in.octets, pdu.out.octets),
    rows: [...(pdu.rows ?? [])],
    effects: [...(pdu.effects ?? [])],
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
