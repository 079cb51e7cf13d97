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

const otherSide = { application: 'provider', provider: 'application' } as const

/** Joins what came on one side to what went out on the other, of requests and of their answers. */
export class Pairing {
  readonly #traffic: RelayTraffic
  readonly #requests = new WeakMap<PduMark, SeenPdu>()
  /** Responses by their request's mark. */
  readonly #answers = new WeakMap<PduMark, SeenPdu>()
  readonly #touches = new WeakMap<PduMark, Touch>()
  /** Of answers, by their request's mark. */
  readonly #answerTouches = new WeakMap<PduMark, Touch>()
  /** By the mark of the request that came. */
  readonly #flows = new WeakMap<PduMark, Flow>()

  constructor(traffic: RelayTraffic) {
    this.#traffic = traffic
  }

  /** Each PDU of either side passes here, once it is captured. */
  onPdu(session: SessionIdentity, { mark, bytes, request, direction }: PduEvent): void {
    const seen = { mark, session: session.name, octets: bytes.slice() }
    if (request === null) {
      this.#requests.set(mark, seen)
      return
    }
    this.#answers.set(request, seen)
    const flow = direction === 'sent' ? this.#flows.get(request) : undefined
    if (flow !== undefined) this.#answered(request, flow, seen)
  }

  /** It goes no further: nobody answers it. */
  dropped(mark: PduMark): void {
    const flow = this.#flows.get(mark)
    this.#flows.delete(mark)
    if (flow === undefined) return
    const { from, application, out } = flow
    if (out === null) {
      const came = this.#requests.get(mark) ?? null
      this.#traffic.add({ from, application, in: came, out: null, ...this.#touches.get(mark) })
    } else {
      const given = this.#answers.get(out) ?? null
      this.#traffic.add({
        from: otherSide[from],
        application,
        in: given,
        out: null,
        ...this.#answerTouches.get(out),
      })
    }
  }

  /** Octets of a request that came, as they came. */
  octetsOf(mark: PduMark): Uint8Array | null {
    return this.#requests.get(mark)?.octets ?? null
  }

  /** Octets of the answer to a request that went on; null where there is none. */
  answerOctetsOf(request: PduMark): Uint8Array | null {
    return this.#answers.get(request)?.octets ?? null
  }

  /** Rows acted on the request of this mark, or with `isAnswer` on the answer to it. */
  touched(mark: PduMark, { rows, effects }: Touch, isAnswer = false): void {
    const touches = isAnswer ? this.#answerTouches : this.#touches
    touches.set(mark, { rows, effects })
  }

  /** A request came that is led on, or refused. */
  came(mark: PduMark, from: RelaySide, application: string): void {
    this.#flows.set(mark, { from, application, out: null })
  }

  /** It went on; `mark` null: something that had waited went on. */
  left(
    mark: PduMark | null,
    out: PduMark,
    to: { readonly side: RelaySide; readonly application: string },
  ): void {
    const flow = mark === null ? undefined : this.#flows.get(mark)
    if (flow !== undefined) flow.out = out
    this.#traffic.add({
      from: otherSide[to.side],
      application: to.application,
      in: mark === null ? null : (this.#requests.get(mark) ?? null),
      out: this.#requests.get(out) ?? null,
      ...(mark === null ? {} : this.#touches.get(mark)),
    })
  }

  #answered(request: PduMark, { from, application, out }: Flow, answer: SeenPdu): void {
    this.#flows.delete(request)
    if (out === null) {
      const came = this.#requests.get(request) ?? null
      this.#traffic.add({ from, application, in: came, out: null, ...this.#touches.get(request) })
    }
    const given = out === null ? null : (this.#answers.get(out) ?? null)
    const touch = out === null ? {} : this.#answerTouches.get(out)
    this.#traffic.add({ from: otherSide[from], application, in: given, out: answer, ...touch })
  }
}
