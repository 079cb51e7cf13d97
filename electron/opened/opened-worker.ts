import { createReadStream } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { CaptureEvent } from '../../shared/contract/capture-events.ts'
import type { CaptureMark } from '../../shared/contract/capture-marks.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { problemOfFile } from '../../shared/pcap/capture-problem-table.ts'
import { builtInProfiles } from '../../shared/profiles/built-in-profiles.ts'
import { makeCatalogue } from '../../shared/profiles/catalogue.ts'
import type { SearchPart } from '../capture/capture-source.ts'
import { readFault } from '../source/file-chunks.ts'
import { readSource } from '../source/read-source.ts'
import { openScratch } from '../storage/open-scratch.ts'
import { boxUnder } from '../storage/secrets.ts'
import { problemOf } from '../storage/sqlite-problem.ts'
import { TrafficStore } from '../storage/traffic-store.ts'
import type { FileFacts } from './file-facts.ts'
import { FileMessages } from './file-messages.ts'
import { FileRows } from './file-rows.ts'
import { KeyedPdus } from './keyed-pdus.ts'
import { OctetQueue } from './octet-queue.ts'
import type { FileTask, FromFile, ToFile } from './opened-protocol.ts'

/** Octets of a file that are read from its path at once. */
const readOctets = 1 << 18

type Failure = FileFacts['fault']

/** The thread of one opened file: reads it, keeps its PDUs, answers what is asked of them. */
class OpenedFileThread {
  readonly #task: FileTask
  readonly #tell: (message: FromFile) => void
  readonly #rows: FileRows
  readonly #queue: OctetQueue
  readonly #keyed: KeyedPdus
  readonly #operations
  readonly #running = new Map<number, AbortController>()
  #read = 0

  constructor(task: FileTask, tell: (message: FromFile) => void) {
    this.#task = task
    this.#tell = tell
    const store = new TrafficStore(openScratch(task.folder, task.fileName))
    const box = boxUnder(Buffer.from(task.key), 'key-file')
    this.#keyed = new KeyedPdus(store.capture, store.database)
    const messages = new FileMessages(store.capture, this.#keyed)
    this.#operations = { ...store.operations(), messageOf: (seq: number) => messages.of(seq) }
    this.#rows = new FileRows({
      store,
      seal: (text) => box.seal(text),
      limits: task.limits,
      onWritten: (events, marks) => this.#tellFacts('reading', null, events, marks),
    })
    this.#queue = new OctetQueue((isWanted) => tell({ kind: 'taken', isWanted }))
  }

  receive(message: ToFile): void {
    if (message.kind === 'octets') this.#queue.push(message.octets)
    else if (message.kind === 'end') {
      this.#queue.end()
      if (this.#task.path !== null) this.#rows.stop()
    } else if (message.kind === 'stop') this.#running.get(message.id)?.abort()
    else void this.#answer(message)
  }

  /** Reads the file to its end, or as far as it is wanted. */
  async run(): Promise<void> {
    const { name, octets, smppPorts } = this.#task
    const catalogue = () => makeCatalogue(builtInProfiles)
    let failure: Failure = null
    try {
      const source = { file: name, catalogue, smppPorts: new Set(smppPorts) }
      await readSource(this.#counted(), source, this.#rows)
    } catch (problem) {
      failure = failureOf(problem)
    }
    this.#queue.refuse()
    try {
      const isStopped = octets !== null && this.#read < octets && failure === null && !this.#rows.isFull
      if (isStopped) this.#rows.problem(problemOfFile('stopped'))
      this.#rows.flush()
    } catch (problem) {
      failure ??= failureOf(problem)
    }
    this.#tellFacts(failure === null ? 'ready' : 'failed', failure)
    // What fails here is told to whoever asks for a message.
    await this.#keyed.learn().catch(() => undefined)
  }

  async *#counted(): AsyncGenerator<Buffer> {
    const { path } = this.#task
    const source: AsyncIterable<Buffer> =
      path === null ? this.#queue.read() : createReadStream(path, { highWaterMark: readOctets })
    try {
      for await (const octets of source) {
        this.#read += octets.length
        yield octets
      }
    } catch (problem) {
      throw path === null ? problem : readFault(this.#task.name, problem)
    }
  }

  async #answer({ id, operation, inputs }: Extract<ToFile, { kind: 'call' }>): Promise<void> {
    const stop = new AbortController()
    this.#running.set(id, stop)
    try {
      // Typed by FileOperations on the other side; a structured clone keeps the types. Searches alone look at the last two.
      const ask = this.#operations[operation] as (...inputs: readonly unknown[]) => unknown
      const tellPart = (part: SearchPart) => this.#tell({ kind: 'part', id, part })
      this.#tell({ kind: 'answer', id, value: await ask(...inputs, stop.signal, tellPart) })
    } catch (problem) {
      this.#tell({ kind: 'failure', id, reason: problemOf(problem) })
    } finally {
      this.#running.delete(id)
    }
  }

  #tellFacts(
    state: FileFacts['state'],
    failure: Failure,
    events: readonly CaptureEvent[] = [],
    marks: readonly CaptureMark[] = [],
  ): void {
    const { counter, labels } = this.#rows
    this.#tell({
      kind: 'facts',
      facts: { ...counter.facts(state, failure, labels.count), read: this.#read },
      events,
      marks,
    })
  }
}

/** Why nothing more was read, in words for a window. */
function failureOf(problem: unknown): NonNullable<Failure> {
  if (!(problem instanceof Fault))
    return { code: 'capture.file-unreadable', detail: { reason: problemOf(problem) } }
  const code = problem.code === 'cli.bad-line' ? 'capture.bad-line' : problem.code
  return { code, detail: { ...problem.detail } }
}

function start(): void {
  const port = parentPort
  if (port === null) throw new Error('An opened file runs in a worker thread.')
  const tell = (message: FromFile) => port.postMessage(message)
  // Handed over by OpenedFile alone.
  const thread = new OpenedFileThread(workerData as FileTask, tell)
  port.on('message', (message: ToFile) => thread.receive(message))
  void thread.run()
}

start()
