import type { RelaySide } from '../../shared/relay/relay-told.ts'
import type { PduEvent, PduMark, SessionIdentity } from '../session/session-hooks.ts'
import type { RelayTraffic, SeenPdu, Touch } from './relay-traffic.ts'

interface Flow {
  readonly from: RelaySide
  readonly application: string
  /** The request as it went on; null until it has. */
  out: PduMark | null
}

/** What is known of a request that passed, on one side: the companion of its mark. */
class Passed {
  readonly seen: SeenPdu
  answer: SeenPdu | null = null
  touch: Touch | null = null
  answerTouch: Touch | null = null
  /** Of a request that came; null before it is led anywhere, and again when it is settled. */
  flow: Flow | null = null

  constructor(seen: SeenPdu) {
    this.seen = seen
  }
}

const otherSide = { application: 'provider', provider: 'application' } as const

/** Joins what came on one side to what went out on the other, of requests and of their answers. */
export class Pairing {
  readonly #traffic: RelayTraffic

  constructor(traffic: RelayTraffic) {
    this.#traffic = traffic
  }

  /** Each PDU of either side passes here, once it is captured. */
  onPdu(session: SessionIdentity, { mark, bytes, request, direction }: PduEvent): void {
    const seen = this.#traffic.seen(mark, session.name, bytes)
    if (request === null) {
      mark.companion = new Passed(seen)
      return
    }
    const passed = passedOf(request)
    if (passed === undefined) return
    passed.answer = seen
    if (direction === 'sent' && passed.flow !== null) this.#answered(passed, passed.flow, seen)
  }

  /** It goes no further: nobody answers it. */
  dropped(mark: PduMark): void {
    const passed = passedOf(mark)
    if (passed === undefined || passed.flow === null) return
    const { from, application, out } = passed.flow
    passed.flow = null
    if (out === null) {
      this.#traffic.add(from, application, passed.seen, null, passed.touch)
    } else {
      const led = passedOf(out)
      this.#traffic.add(otherSide[from], application, led?.answer ?? null, null, led?.answerTouch ?? null)
    }
  }

  /** Octets of a request that came, as they came. */
  octetsOf(mark: PduMark): Uint8Array | null {
    return passedOf(mark)?.seen.octets ?? null
  }

  /** Octets of the answer to a request that went on; null where there is none. */
  answerOctetsOf(request: PduMark): Uint8Array | null {
    return passedOf(request)?.answer?.octets ?? null
  }

  /** Rows acted on the request of this mark, or with `isAnswer` on the answer to it. */
  touched(mark: PduMark, { rows, effects }: Touch, isAnswer = false): void {
    const passed = passedOf(mark)
    if (passed === undefined) return
    if (isAnswer) passed.answerTouch = { rows, effects }
    else passed.touch = { rows, effects }
  }

  /** A request came that is led on, or refused. */
  came(mark: PduMark, from: RelaySide, application: string): void {
    const passed = passedOf(mark)
    if (passed !== undefined) passed.flow = { from, application, out: null }
  }

  /** It went on; `mark` null: something that had waited went on. */
  left(mark: PduMark | null, out: PduMark, to: RelaySide, application: string): void {
    const passed = mark === null ? undefined : passedOf(mark)
    if (passed?.flow) passed.flow.out = out
    const [came, went] = [passed?.seen ?? null, passedOf(out)?.seen ?? null]
    this.#traffic.add(otherSide[to], application, came, went, passed?.touch ?? null)
  }

  #answered(passed: Passed, { from, application, out }: Flow, answer: SeenPdu): void {
    passed.flow = null
    if (out === null) this.#traffic.add(from, application, passed.seen, null, passed.touch)
    const led = out === null ? undefined : passedOf(out)
    this.#traffic.add(otherSide[from], application, led?.answer ?? null, answer, led?.answerTouch ?? null)
  }
}

function passedOf({ companion }: PduMark): Passed | undefined {
  return companion instanceof Passed ? companion : undefined
}
