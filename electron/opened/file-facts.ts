import type { CaptureFile, FileProblem, ForeignStream } from '../../shared/contract/capture-files.ts'
import { type CaptureProblem, isGap, isOrdinary } from '../../shared/pcap/capture-problem-table.ts'
import { portOfEnd } from '../../shared/pcap/captured-row.ts'
import type { SourceKind } from '../source/read-source.ts'

/** What is told of a file while it is read and after. */
export type FileFacts = Pick<
  CaptureFile,
  | 'kind'
  | 'packets'
  | 'pdus'
  | 'gaps'
  | 'conversations'
  | 'firstAt'
  | 'lastAt'
  | 'state'
  | 'fault'
  | 'problems'
  | 'foreign'
>

/** Ends of streams without SMPP that are named. */
const mostForeign = 20

interface CountedStream extends ForeignStream {
  /** Streams of each direction: those of one connection are two. */
  readonly counts: [toServer: number, toClient: number]
}

/** Counts what a file has and has not. */
export class FactCounter {
  kind: SourceKind | null = null
  packets = 0
  pdus = 0
  #gaps = 0
  #firstAt: number | null = null
  #lastAt: number | null = null
  readonly #problems = new Map<string, FileProblem>()
  readonly #foreign = new Map<string, CountedStream>()

  /** `at`: epoch ms. */
  addPdu(at: number | null): void {
    this.pdus += 1
    if (at === null) return
    if (this.#firstAt === null || at < this.#firstAt) this.#firstAt = at
    if (this.#lastAt === null || at > this.#lastAt) this.#lastAt = at
  }

  addProblem(problem: CaptureProblem): void {
    if (isGap(problem)) this.#gaps += 1
    if (problem.code === 'not-smpp' || problem.code === 'not-smpp-known') this.#addForeign(problem)
    if (isOrdinary(problem)) return
    const key = `${problem.code} ${problem.detail['protocol'] ?? ''}`
    const { detail, ...first } = problem
    const known = this.#problems.get(key) ?? { ...first, detail: { ...detail }, count: 0 }
    this.#problems.set(key, { ...known, count: known.count + 1 })
  }

  facts(state: CaptureFile['state'], fault: CaptureFile['fault'], conversations: number): FileFacts {
    return {
      kind: this.kind,
      packets: this.packets,
      pdus: this.pdus,
      gaps: this.#gaps,
      conversations,
      firstAt: this.#firstAt,
      lastAt: this.#lastAt,
      state,
      fault,
      problems: [...this.#problems.values()],
      foreign: [...this.#foreign.values()].map(({ counts, ...stream }) => ({
        ...stream,
        count: Math.max(...counts),
      })),
    }
  }

  /** By the end with the lower port, a server's as a rule. */
  #addForeign({ from, to, detail }: CaptureProblem): void {
    if (from === null || to === null) return
    const isToServer = portOfEnd(to) <= portOfEnd(from)
    const [client, server] = isToServer ? [from, to] : [to, from]
    const protocol = detail['protocol'] === undefined ? null : String(detail['protocol'])
    const known = this.#foreign.get(server)
    if (known === undefined && this.#foreign.size === mostForeign) return
    const counts: [number, number] = known?.counts ?? [0, 0]
    counts[isToServer ? 0 : 1] += 1
    this.#foreign.set(server, {
      from: known?.from ?? client,
      to: server,
      protocol: known?.protocol ?? protocol,
      count: 0,
      counts,
    })
  }
}
