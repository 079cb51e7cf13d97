import { create } from 'zustand'
import { onFrame } from './frame-task.ts'
import { type CapturedPdu, fetchPdu } from './pdu-store.ts'
import { ofShown, useShownCapture } from './shown-capture.ts'

/** Changes whenever PDUs have come. */
export const useOctets = create<{ readonly version: number }>(() => ({ version: 0 }))

/** Of what was fetched for rows in view: PDUs, and characters of hex of all. */
export const octetBounds = { pdus: 600, hexDigits: 4_000_000 } as const
/** Calls on their way at once. */
const mostAsked = 4
/** A request without its answer is asked for again after so long: the answer may have come. */
const answerMs = 2000

interface Kept {
  /** null: it is not in the capture any more, or cannot be read. */
  readonly pdu: CapturedPdu | null
  readonly at: number
}

/** By seq, those asked for last at the end. */
const kept = new Map<number, Kept>()
let hexDigits = 0
let queue: number[] = []
const asked = new Set<number>()
const tell = onFrame(() => useOctets.setState(({ version }) => ({ version: version + 1 })))

/**
 * The PDU if its octets were fetched, whoever's row it is of.
 * @param at the row's own time: a capture that was cleared numbers its PDUs anew.
 */
export function octetsOf(seq: number, at: number | null): CapturedPdu | null {
  const pdu = kept.get(seq)?.pdu ?? null
  return pdu === null || (at !== null && pdu.row.at !== at) ? null : pdu
}

/** Fetches these, in their order, instead of what still waits: it is out of view. */
export function askForOctets(seqs: readonly number[]): void {
  const now = performance.now()
  queue = [...new Set(seqs)].filter((seq) => !asked.has(seq) && !isFresh(seq, now))
  pump()
}

/** Of another capture, or of one that was cleared, nothing is known. */
export function forgetOctets(): void {
  kept.clear()
  hexDigits = 0
  queue = []
}

useShownCapture.subscribe(forgetOctets)

function isFresh(seq: number, now: number): boolean {
  const one = kept.get(seq)
  if (one === undefined) return false
  const { pdu, at } = one
  return (pdu !== null && (pdu.responseSeq !== null || pdu.row.requestSeq !== null)) || now - at < answerMs
}

function pump(): void {
  while (asked.size < mostAsked) {
    const seq = queue.shift()
    if (seq === undefined) return
    asked.add(seq)
    const { captureId } = ofShown()
    void fetchPdu(seq)
      .catch(() => null)
      .then((pdu) => {
        asked.delete(seq)
        // The numbers of another capture are other PDUs.
        if (captureId === ofShown().captureId) keep(seq, pdu)
        pump()
      })
  }
}

function keep(seq: number, pdu: CapturedPdu | null): void {
  drop(seq)
  kept.set(seq, { pdu, at: performance.now() })
  hexDigits += pdu?.hex.length ?? 0
  for (const oldest of kept.keys()) {
    if (kept.size <= octetBounds.pdus && hexDigits <= octetBounds.hexDigits) break
    drop(oldest)
  }
  tell()
}

function drop(seq: number): void {
  hexDigits -= kept.get(seq)?.pdu?.hex.length ?? 0
  kept.delete(seq)
}
