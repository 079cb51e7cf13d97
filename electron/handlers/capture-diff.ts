import { setImmediate } from 'node:timers/promises'
import {
  type CaptureDiffItem,
  type CaptureDiffOrder,
  type DiffKind,
  type DiffRead,
  type DiffRow,
  mostShownDiffs,
} from '../../shared/contract/capture-diff.ts'
import { type StreamPace, type StreamSources, unpaced } from '../../shared/contract/contract.ts'
import type { CaptureDiffCounts, CaptureDiffResult } from '../../shared/diff/diff-captures.ts'
import { comparedName } from '../../shared/diff/ignored-names.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { captureDiffJson, diffSummaryJson } from '../../shared/json/diff-json.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { inspectOptionsOf } from '../../shared/profiles/inspect-options.ts'
import { jsonLine } from '../../shared/words/inert-text.ts'
import { compiledFilter } from '../capture/pdu-filter.ts'
import { wholeOctets } from '../capture/whole-octets.ts'
import { type ComparedCaptures, compareCaptures, type DiffSink } from '../export/compared-captures.ts'
import { diffRowOf } from '../export/diff-row.ts'
import type { ExportSource } from '../export/export-rows.ts'
import { type FileSink, streamFile } from '../export/file-stream.ts'
import { StreamGate } from '../export/stream-gate.ts'
import { type Captures, sourceOf } from '../opened/captures.ts'
import { reportDefect } from '../session/report-defect.ts'

interface Parts extends Captures {
  readonly catalogue: () => Catalogue
}

type Sources = Pick<StreamSources, 'capture.diff' | 'capture.diffFile'>
type Emit = (item: CaptureDiffItem) => void

/** Time that one turn works before others have theirs, and between two words of progress, ms. */
const turnMs = 15
const progressMs = 200
/** Differences that are handed over at once. */
const pieceRows = 200

/** The comparison of two captures, for a list and as a file. */
export function diffSources(parts: Parts): Sources {
  return {
    'capture.diff': (order, emit, pace = unpaced) => tellDiff(comparedOf(parts, order), emit, pace),
    'capture.diffFile': (order, emit, pace = unpaced) => {
      const compared = comparedOf(parts, order)
      return streamFile((sink) => writeDiff(compared, sink), emit, pace)
    },
  }
}

/** Throws Fault capture.not-open, capture.bad-filter, cli.unknown-field. */
function comparedOf(parts: Parts, order: CaptureDiffOrder): ComparedCaptures {
  const catalogue = parts.catalogue()
  const sourceOfSide = ({ captureId, filter }: CaptureDiffOrder['a']): ExportSource => {
    const capture = sourceOf(parts, captureId ?? undefined)
    compiledFilter(filter)
    return {
      capture,
      unmasked: (record) => wholeOctets(capture, record),
      inspectOf: (profileId) => inspectOptionsOf(catalogue, profileId),
    }
  }
  return {
    sources: { a: sourceOfSide(order.a), b: sourceOfSide(order.b) },
    order,
    ignored: [...new Set(order.ignored.map(comparedName))],
    inspect: inspectOptionsOf(catalogue, order.profileId),
  }
}

function tellDiff(compared: ComparedCaptures, emit: Emit, pace: StreamPace): () => void {
  const gate = new StreamGate(pace)
  const run = async () => {
    try {
      const told = new ToldDiff(gate, emit)
      const counts = await compareCaptures(compared, told)
      told.flush()
      if (!gate.isStopped) emit({ kind: 'done', counts, ignored: [...compared.ignored] })
    } catch (problem) {
      if (gate.isStopped) return
      if (!(problem instanceof Fault)) reportDefect(problem)
      const fault =
        problem instanceof Fault ? problem : new Fault('contract.internal', { call: 'capture.diff' })
      emit({ kind: 'failed', fault: fault.toJSON() })
    }
  }
  void run()
  return () => gate.stop()
}

/** Tells a window the differences as they are found, no more than it lists, and how far the comparison is. */
class ToldDiff implements DiffSink {
  readonly #gate: StreamGate
  readonly #emit: Emit
  readonly #shown: Record<DiffKind, number> = { changed: 0, 'only-a': 0, 'only-b': 0 }
  #rows: DiffRow[] = []
  #toldAt = performance.now()
  #turnAt = performance.now()

  constructor(gate: StreamGate, emit: Emit) {
    this.#gate = gate
    this.#emit = emit
  }

  result(result: CaptureDiffResult): void {
    if (result.kind === 'same') return
    const kind = result.kind === 'changed' ? 'changed' : result.side === 'a' ? 'only-a' : 'only-b'
    if (this.#shown[kind] === mostShownDiffs) return
    this.#shown[kind] += 1
    this.#rows.push(diffRowOf(result))
  }

  async piece(read: DiffRead, counts: CaptureDiffCounts): Promise<boolean> {
    const now = performance.now()
    if (this.#rows.length >= pieceRows) this.flush()
    if (now - this.#toldAt > progressMs) {
      this.flush()
      this.#emit({ kind: 'progress', ...read, counts })
      this.#toldAt = now
    }
    await this.#gate.room()
    if (now - this.#turnAt > turnMs) {
      await setImmediate()
      this.#turnAt = performance.now()
    }
    return !this.#gate.isStopped
  }

  flush(): void {
    if (this.#gate.isStopped) return
    for (let at = 0; at < this.#rows.length; at += pieceRows)
      this.#emit({ kind: 'rows', rows: this.#rows.slice(at, at + pieceRows) })
    this.#rows = []
  }
}

/** Writes the lines of `capture diff --json`; resolves to how many PDUs were compared. */
async function writeDiff(compared: ComparedCaptures, sink: FileSink): Promise<number> {
  let text = ''
  let looked = { done: 0, total: 0 }
  const write = async () => {
    const written = text
    text = ''
    await sink.add(written, looked.done, looked.total)
  }
  const counts = await compareCaptures(compared, {
    result: (result) => {
      const line = captureDiffJson(result)
      if (line !== null) text += jsonLine(line)
    },
    piece: async ({ a, b }) => {
      looked = { done: a.done + b.done, total: a.total + b.total }
      await write()
      return sink.isWanted
    },
  })
  text += jsonLine(diffSummaryJson(counts, compared.order.pair, compared.ignored))
  await write()
  const { same, changed, onlyA, onlyB } = counts
  return 2 * (same + changed) + onlyA + onlyB
}
