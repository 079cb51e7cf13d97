import { setImmediate } from 'node:timers/promises'
import type { FileItem } from '../../shared/contract/capture-export.ts'
import type { StreamPace } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { reportDefect } from '../session/report-defect.ts'
import { StreamGate } from './stream-gate.ts'

/** Octets of one piece, and how long they are gathered, ms. */
const pieceOctets = 1 << 17
const pieceMs = 250
/** Time that one turn works before others have theirs, ms. */
const turnMs = 15

/** Takes the octets of a file as they are made. */
export interface FileSink {
  /** False once nobody wants the file any more. */
  readonly isWanted: boolean
  /** `done` of `total` PDUs were looked at. Resolves when more may be made. */
  add(octets: string | Uint8Array, done: number, total: number): Promise<void>
}

/**
 * Makes a file for a window, piece by piece as it takes them; `fill` gives how many PDUs are in it. A Fault that it
 * throws is told, anything else is a defect of ours. Returns the stop.
 */
export function streamFile(
  fill: (sink: FileSink) => Promise<number>,
  emit: (item: FileItem) => void,
  pace: StreamPace,
): () => void {
  const gate = new StreamGate(pace)
  const pieces = new Pieces(gate, emit)
  const run = async () => {
    try {
      const pdus = await fill(pieces)
      if (gate.isStopped) return
      await pieces.flush()
      if (!gate.isStopped) emit({ end: true, pdus })
    } catch (problem) {
      if (gate.isStopped) return
      if (!(problem instanceof Fault)) reportDefect(problem)
      const fault =
        problem instanceof Fault ? problem : new Fault('contract.internal', { call: 'capture.export' })
      emit({ fault: fault.toJSON() })
    }
  }
  void run()
  return () => gate.stop()
}

class Pieces implements FileSink {
  readonly #gate: StreamGate
  readonly #emit: (item: FileItem) => void
  #waiting: Uint8Array[] = []
  #octets = 0
  #progress = { done: 0, total: 0 }
  #emittedAt = performance.now()
  #turnAt = performance.now()

  constructor(gate: StreamGate, emit: (item: FileItem) => void) {
    this.#gate = gate
    this.#emit = emit
  }

  get isWanted(): boolean {
    return !this.#gate.isStopped
  }

  async add(octets: string | Uint8Array, done: number, total: number): Promise<void> {
    const bytes = typeof octets === 'string' ? Buffer.from(octets) : octets
    if (bytes.length > 0) this.#waiting.push(bytes)
    this.#octets += bytes.length
    this.#progress = { done, total }
    const now = performance.now()
    if (this.#octets >= pieceOctets || now - this.#emittedAt > pieceMs) await this.flush()
    if (now - this.#turnAt < turnMs) return
    await setImmediate()
    this.#turnAt = performance.now()
  }

  /** Hands over what was gathered, in pieces of `pieceOctets`, each when there is room. */
  async flush(): Promise<void> {
    const whole = Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#octets = 0
    for (let at = 0; at === 0 || at < whole.length; at += pieceOctets) {
      await this.#gate.room()
      if (this.#gate.isStopped) return
      this.#emit({ octets: whole.toString('base64', at, at + pieceOctets), ...this.#progress })
    }
    this.#emittedAt = performance.now()
  }
}
