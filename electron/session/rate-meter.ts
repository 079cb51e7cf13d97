/** Octets are not counted here: a session's rate is in PDUs. */
const windowMs = 1000

/** Of a session that is closed. */
export const noRates = { sentPerSecond: 0, receivedPerSecond: 0, acceptedPerSecond: 0 } as const

export type Rates = { readonly [Rate in keyof typeof noRates]: number }

interface Sample {
  readonly at: number
  readonly sent: number
  readonly received: number
  readonly accepted: number
}

/**
 * PDUs counted, and their rate over the last second. Counting is an addition each; the rate is worked out only when
 * the session's state is told.
 */
export class RateMeter {
  sent = 0
  received = 0
  /** Segments of ours that the peer took. */
  accepted = 0
  #samples: Sample[] = []

  /** Rates now; `monotonic` in ms. Called a few times a second while traffic passes. */
  sample(monotonic: number): Rates {
    const samples = this.#samples
    samples.push({ at: monotonic, sent: this.sent, received: this.received, accepted: this.accepted })
    while (samples.length > 2 && monotonic - (samples[1]?.at ?? monotonic) >= windowMs) samples.shift()
    const first = samples[0]
    if (first === undefined) return noRates
    // Over a whole second at least: the first PDU of a session is not a thousand a second.
    const seconds = Math.max(windowMs, monotonic - first.at) / 1000
    return {
      sentPerSecond: Math.round((this.sent - first.sent) / seconds),
      receivedPerSecond: Math.round((this.received - first.received) / seconds),
      acceptedPerSecond: Math.round((this.accepted - first.accepted) / seconds),
    }
  }
}
