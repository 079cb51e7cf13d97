import { mostQueued } from '../../shared/contract/simulator.ts'

/** How many of something are kept, and how many octets of addresses and texts all of it has. */
export interface Bound {
  readonly count: number
  readonly octets: number
}

const mebi = 1 << 20

/** Messages on their way to the final state; a submit beyond is answered ESME_RMSGQFUL. */
export const pendingBound: Bound = { count: mostQueued, octets: 64 * mebi }
/** Receipts that nobody has taken yet; beyond it the oldest are given up. */
export const receiptBound: Bound = { count: 100_000, octets: 32 * mebi }
/** Messages with a final state that can still be queried; beyond it the oldest are forgotten. */
export const endedBound: Bound = { count: 50_000, octets: 16 * mebi }
/** Long messages whose parts are remembered at least; at most twice as much is. */
export const joinedBound: Bound = { count: 10_000, octets: 16 * mebi }
/** Texts that are remembered at least, for repetitions; at most twice as many are. */
export const repeatCount = 20_000
/** Broadcasts that are remembered at least; at most twice as much is. */
export const broadcastBound: Bound = { count: 1000, octets: 8 * mebi }
/** Areas of one broadcast: its query answers with all of them. */
export const broadcastAreaCount = 255
/** Answers that wait for the delay of a response. */
export const delayedCount = 100_000
/** Destinations of one submit_multi, the members of its lists among them. */
export const destinationCount = 2500
/** Operators of one simulator. */
export const mostOperators = 50
/** Accounts, sessions or addresses that one behaviour limits by themselves at least; at most twice as many. */
export const limitedKeys = 10_000
