import type { ThrottleState } from '../../shared/contract/session.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import type { Clock } from './clock.ts'
import type { Rates } from './rate-meter.ts'

/** Answers that ask us to send more slowly. */
const slowingStatuses: ReadonlySet<number> = new Set([
  statusValue('ESME_RTHROTTLED'),
  statusValue('ESME_RMSGQFUL'),
])
const congestionTag = tlvTag('congestion_state')
/** 0 idle … 90 to 100 congested. */
const congestedFrom = 90

/** Capacity of the bucket, in seconds of the rate: covers a late timer of the system. */
const burstSeconds = 0.02
const firstHoldMs = 500
const longestHoldMs = 30_000
const slowingFactor = 0.5
const congestedFactor = 0.75
const slowestFactor = 0.01
/** Back-off grows when the peer complains again within this time. */
const relapseMs = 10_000
/** After the hold the speed grows by this every second. */
const recoveryPerSecond = 1.25

/** Rate at which PDUs leave, at a monotonic moment in ms. */
interface SentMeter {
  sample(monotonic: number): Pick<Rates, 'sentPerSecond'>
}

/**
 * When the next segment may leave: a token bucket in segments per second, and the back-off after the peer complained
 * of speed. A hold of 0.5 s doubling to 30 s, then half the speed, then faster again every second.
 */
export class Pacer {
  readonly #rate: number
  readonly #clock: Clock
  readonly #meter: SentMeter
  readonly #heeds: boolean
  #tokens = 1
  /** Monotonic ms at which the tokens were counted. */
  #countedAt = 0
  /** 1 is full speed. */
  #factor = 1
  /** Rate that the factor applies to, when the connection sets none. */
  #measuredRate = 0
  /** Monotonic ms until which nothing leaves. */
  #heldUntil = 0
  #holdMs = 0
  #slowedAt = Number.NEGATIVE_INFINITY
  #grownAt = 0
  #lastStatus: number | null = null
  #congestion: number | null = null

  /** `rate` in segments per second; 0 is no limit. `meter`: of all that keeps this pace. `heeds` false: never backs off. */
  constructor(rate: number, clock: Clock, meter: SentMeter, heeds = true) {
    this.#heeds = heeds
    this.#rate = rate
    this.#clock = clock
    this.#meter = meter
  }

  /** True when nothing limits the speed, so that the check costs little. */
  get isFree(): boolean {
    return this.#rate === 0 && this.#factor === 1
  }

  /** Milliseconds until the next segment may leave; 0: it may now, and is counted. */
  take(): number {
    const now = this.#clock.monotonic()
    if (now < this.#heldUntil) return this.#heldUntil - now
    this.#recover(now)
    const rate = this.#perSecond()
    if (rate === Number.POSITIVE_INFINITY) return 0
    const most = Math.max(1, rate * burstSeconds)
    this.#tokens = Math.min(most, this.#tokens + ((now - this.#countedAt) / 1000) * rate)
    this.#countedAt = now
    // The sum of many small steps may be slightly below the whole.
    if (this.#tokens < 1 - 1e-9) return ((1 - this.#tokens) / rate) * 1000
    this.#tokens -= 1
    return 0
  }

  /** An answer came to a request sent at `sentAt`, monotonic ms. True when the session has just been slowed by it. */
  heed(pdu: DecodedPdu, sentAt: number): boolean {
    const isRefusal = slowingStatuses.has(pdu.command_status)
    const congestion = congestionOf(pdu)
    if (congestion !== null) this.#congestion = congestion
    if (!this.#heeds || (!isRefusal && (congestion ?? 0) < congestedFrom)) return false
    if (isRefusal) this.#lastStatus = pdu.command_status
    // Answers to what left before the last slowing say nothing about the speed after it.
    if (sentAt <= this.#slowedAt) return false
    this.#slow(isRefusal)
    return true
  }

  view(): ThrottleState | null {
    const now = this.#clock.monotonic()
    this.#recover(now)
    if (this.#factor === 1) return null
    const isHeld = now < this.#heldUntil
    return {
      until: isHeld ? this.#clock.now() + this.#heldUntil - now : null,
      factor: this.#factor,
      perSecond: this.#perSecond(),
      lastStatus: this.#lastStatus,
      congestion: this.#congestion,
    }
  }

  #perSecond(): number {
    if (this.#factor === 1) return this.#rate === 0 ? Number.POSITIVE_INFINITY : this.#rate
    return (this.#rate === 0 ? this.#measuredRate : this.#rate) * this.#factor
  }

  #slow(isRefusal: boolean): void {
    const now = this.#clock.monotonic()
    if (this.#factor === 1) this.#measuredRate = Math.max(1, this.#meter.sample(now).sentPerSecond)
    const isRelapse = now - this.#slowedAt < Math.max(relapseMs, this.#holdMs * 2)
    this.#factor = Math.max(slowestFactor, this.#factor * (isRefusal ? slowingFactor : congestedFactor))
    this.#slowedAt = now
    if (isRefusal) {
      this.#holdMs = isRelapse && this.#holdMs > 0 ? Math.min(longestHoldMs, this.#holdMs * 2) : firstHoldMs
      this.#heldUntil = now + this.#holdMs
    }
    this.#grownAt = Math.max(now, this.#heldUntil)
    this.#tokens = 0
    this.#countedAt = this.#grownAt
  }

  #recover(now: number): void {
    if (this.#factor === 1) return
    const seconds = Math.floor((now - this.#grownAt) / 1000)
    if (seconds < 1) return
    this.#grownAt += seconds * 1000
    this.#factor = Math.min(1, this.#factor * recoveryPerSecond ** seconds)
    if (this.#factor < 1) return
    this.#lastStatus = null
    this.#congestion = null
  }
}

function congestionOf({ tlvs }: DecodedPdu): number | null {
  if (tlvs.length === 0) return null
  return tlvs.find(({ tag }) => tag === congestionTag)?.value[0] ?? null
}
