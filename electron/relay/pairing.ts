import type { RelaySide } from '../../shared/relay/relay-told.ts'
import type { PduEvent, PduMark, SessionIdentity } from '../session/session-hooks.ts'
import type { PassedPdu, RelayTraffic, SeenPdu } from './relay-traffic.ts'

interface Flow {
  readonly from: RelaySide
  readonly application: string
  /** The request as it went on; null until it has. */
  out: PduMark | null
}

/** What rows did to a PDU. */
type Touch = Required<Pick<PassedPdu, 'rows' | 'effects'>>

/** What is known of a request that passed, on one side. */
interface Passed {
  readonly seen: SeenPdu
  answer: SeenPdu | null
  touch: Touch | null
  answerTouch: Touch | null
  /** Of a request that came; null before it is led anywhere, and again when it is settled. */
  flow: Flow | null
}

const otherSide = { application: 'provider', provider: 'application' } as const

/** Joins what came on one side to what went out on the other, of requests and of their answers. */
export class Pairing {
  readonly #traffic: RelayTraffic
  /** One entry a request: each weak one costs every collection of garbage. */
  readonly #passed = new WeakMap<PduMark, Passed>()

  constructor(traffic: RelayTraffic) {
    this.#traffic = traffic
  }

  /** Each PDU of either side passes here, once it is captured. */
  onPdu(session: SessionIdentity, { mark, bytes, request, direction }: PduEvent): void {
    const seen = { mark, session: session.name, octets: copyOf(bytes) }
    if (request === null) {
      this.#passed.set(mark, { seen, answer: null, touch: null, answerTouch: null, flow: null })
      return
    }
    const passed = this.#passed.get(request)
    if (passed === undefined) return
    passed.answer = seen
    if (direction === 'sent' && passed.flow !== null) this.#answered(passed, passed.flow, seen)
  }

  /** It goes no further: nobody answers it. */
  dropped(mark: PduMark): void {
    const passed = this.#passed.get(mark)
    if (passed === undefined || passed.flow === null) return
    const { from, application, out } = passed.flow
    passed.flow = null
    if (out === null) {
      this.#traffic.add({ from, application, in: passed.seen, out: null, ...passed.touch })
    } else {
      const led = this.#passed.get(out)
      const given = led?.answer ?? null
      this.#traffic.add({ from: otherSide[from], application, in: given, out: null, ...led?.answerTouch })
    }
  }

  /** Octets of a request that came, as they came. */
  octetsOf(mark: PduMark): Uint8Array | null {
    return this.#passed.get(mark)?.seen.octets ?? null
  }

  /** Octets of the answer to a request that went on; null where there is none. */
  answerOctetsOf(request: PduMark): Uint8Array | null {
    return this.#passed.get(request)?.answer?.octets ?? null
  }

  /** Rows acted on the request of this mark, or with `isAnswer` on the answer to it. */
  touched(mark: PduMark, { rows, effects }: Touch, isAnswer = false): void {
    const passed = this.#passed.get(mark)
    if (passed === undefined) return
    if (isAnswer) passed.answerTouch = { rows, effects }
    else passed.touch = { rows, effects }
  }

  /** A request came that is led on, or refused. */
  came(mark: PduMark, from: RelaySide, application: string): void {
    const passed = this.#passed.get(mark)
    if (passed !== undefined) passed.flow = { from, application, out: null }
  }

  /** It went on; `mark` null: something that had waited went on. */
  left(
    mark: PduMark | null,
    out: PduMark,
    to: { readonly side: RelaySide; readonly application: string },
  ): void {
    const passed = mark === null ? undefined : this.#passed.get(mark)
    if (passed?.flow) passed.flow.out = out
    this.#traffic.add({
      from: otherSide[to.side],
      application: to.application,
      in: passed?.seen ?? null,
      out: this.#passed.get(out)?.seen ?? null,
      ...passed?.touch,
    })
  }

  #answered(passed: Passed, { from, application, out }: Flow, answer: SeenPdu): void {
    passed.flow = null
    if (out === null) this.#traffic.add({ from, application, in: passed.seen, out: null, ...passed.touch })
    const led = out === null ? undefined : this.#passed.get(out)
    const given = led?.answer ?? null
    this.#traffic.add({ from: otherSide[from], application, in: given, out: answer, ...led?.answerTouch })
  }
}

/** Of its own, out of Node's pool: a buffer for each PDU would cost more than all else that is done with it. */
function copyOf(octets: Uint8Array): Uint8Array {
  const { buffer, byteOffset, length } = Buffer.from(octets)
  return new Uint8Array(buffer, byteOffset, length)
}
