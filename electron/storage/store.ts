import { Worker } from 'node:worker_threads'
import type { CaptureEvent } from '../../shared/contract/capture-events.ts'
import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { CaptureRecord } from '../capture/capture-record.ts'
import type { CaptureArchive, SearchPart } from '../capture/capture-source.ts'
import { threadEnvironment } from '../compiled-code.ts'
import { ReadGate } from '../session/read-gate.ts'
import type {
  CardSearchPart,
  CardSearchQuery,
  FromWorker,
  LoadedStore,
  SmscIdRow,
  StoreOperation,
  StoreOperations,
  StoreStatus,
  ToWorker,
} from './store-protocol.ts'
import { WriteQueue } from './write-queue.ts'

/** Longest time a write waits before it goes to the worker, ms. */
const flushMs = 30
/** PDUs and cards, or octets of PDUs, that go to the worker at once. */
const flushSize = 4096
const flushOctets = 1 << 20
/** A batch that the worker has not written for so long shuts the gate, ms: what is answered is to be on the disk in 250. */
const behindMs = 80
/** Octets on their way to the worker beyond which the gate is shut, whatever their age. */
const behindOctets = 8 << 20
/** A disk that takes nothing for so long is one that cannot be written: the wire goes on without it, ms. */
const stuckMs = 10_000
/** Octets of PDUs, and cards, kept for such a disk; the oldest beyond are given up. */
const stuckOctets = 32 << 20
const stuckCards = 20_000

type Outcome = {
  resolve: (value: unknown) => void
  reject: (error: Error) => void
  /** Hears what comes before the answer. */
  tell: ((part: ToldPart) => void) | undefined
}

type ToldPart = SearchPart | CardSearchPart
type SearchOperation =
  | ('pagePdus' | 'pduValues' | 'pduTimeline')
  | ('pageCards' | 'sortedCards' | 'countCards' | 'cardValues')

/**
 * Opens the store of `dataDir` in its own thread. Throws storage.in-use when another instance has it, storage.newer for
 * files of a later release; a folder that cannot be written gives a store in memory whose status tells the problem.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store = await ownStore(options)
  await store.ready
  return store
}

export interface StoreOptions {
  readonly dataDir: string
}

/** The same as soon as the folder is ours; the status, and all that is asked of it, waits for `ready`. */
export async function ownStore(options: StoreOptions): Promise<Store> {
  // From sources Node runs the .ts beside this file; in the bundle all entries lie in one folder.
  const file = import.meta.url.endsWith('.ts') ? './store-worker.ts' : './store-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: options.dataDir,
    execArgv: [],
    env: threadEnvironment(),
  })
  const store = new Store(worker)
  const outcome = await store.owned
  if (outcome !== 'owned') {
    await worker.terminate()
    // Says which file, and what to do.
    if (outcome === 'newer') (await import('./folder-version.ts')).refuseNewerFiles(options.dataDir)
    throw new Fault('storage.in-use', { dataDir: options.dataDir })
  }
  return store
}

/** The main thread's side: writes are gathered and sent in batches, questions are answered in order behind them. */
export class Store implements CaptureArchive {
  readonly owned: Promise<'owned' | 'in-use' | 'newer'>
  /** Its status is known, or it has stopped. */
  readonly ready: Promise<void>
  readonly #worker: Worker
  readonly #waiting = new Map<number, Outcome>()
  readonly #statusListeners = new Set<(status: StoreStatus) => void>()
  /** Shut while the worker is behind: what is read from the wire is then not more than the disk takes. */
  readonly readGate = new ReadGate()
  readonly #queue = new WriteQueue()
  /** Batches that the worker has not written: when each was sent (monotonic ms), and its octets of PDUs. */
  readonly #sent: { readonly at: number; readonly octets: number }[] = []
  #sentOctets = 0
  #nextCall = 1
  #flushTimer: ReturnType<typeof setTimeout> | null = null
  #gone: string | null = null
  #status: StoreStatus = {
    capturedPdus: 0,
    captureOctets: 0,
    firstSeq: 1,
    problem: null,
    setAside: null,
    kept: null,
    carryOver: null,
    isOlderUnreadable: false,
    isRecounted: false,
    saved: { problem: null, recovery: null, kept: null },
  }

  constructor(worker: Worker) {
    this.#worker = worker
    const owned = Promise.withResolvers<'owned' | 'in-use' | 'newer'>()
    const ready = Promise.withResolvers<void>()
    this.owned = owned.promise
    this.ready = ready.promise
    worker.on('message', (message: FromWorker) => {
      const { kind } = message
      if (kind === 'owned' || kind === 'in-use' || kind === 'newer') owned.resolve(kind)
      else if (kind === 'ready') ready.resolve()
      else this.#receive(message)
    })
    worker.on('error', (error) => this.#lose(error.message))
    worker.on('exit', () => {
      this.#lose('the-store-has-stopped')
      owned.resolve('owned')
      ready.resolve()
    })
  }

  get status(): StoreStatus {
    return this.#status
  }

  /** `listener` gets each later status; the returned function ends that. */
  onStatus(listener: (status: StoreStatus) => void): () => void {
    this.#statusListeners.add(listener)
    return () => this.#statusListeners.delete(listener)
  }

  async load(): Promise<LoadedStore> {
    const loaded = await this.call('load')
    this.#queue.startSessionKeys(loaded.lastSessionKey)
    return loaded
  }

  appendPdu(record: CaptureRecord): void {
    this.#queue.addPdu(record)
    if (this.#queue.size >= flushSize || this.#queue.octets >= flushOctets) this.flush()
    else this.#flushSoon()
  }

  /** `parts` are those that changed, all of a new card. */
  putCard(card: MessageCard, parts: readonly MessagePart[] = card.parts): void {
    this.#queue.addCard(card, parts)
    if (this.#queue.size >= flushSize) this.flush()
    else this.#flushSoon()
  }

  putSmscId(row: SmscIdRow): void {
    this.#queue.addSmscId(row)
    this.#flushSoon()
  }

  /** For a PDU whose card became known after it was captured. */
  linkPdu(seq: number, messageId: string): void {
    this.#queue.addLink(seq, messageId)
    this.#flushSoon()
  }

  appendEvent(event: CaptureEvent): void {
    this.#queue.addEvent(event)
    this.#flushSoon()
  }

  rangeEvents: CaptureArchive['rangeEvents'] = (from, to, limit) => this.call('rangeEvents', from, to, limit)

  putMark: CaptureArchive['putMark'] = (mark) => this.call('putMark', mark)

  pagePdus: CaptureArchive['pagePdus'] = (before, limit, filter, signal) =>
    this.search(signal, 'pagePdus', before, limit, filter)

  searchPdus: CaptureArchive['searchPdus'] = (filter, limit, tell, signal) =>
    this.#follow(
      signal,
      this.#ask(
        'searchPdus',
        [filter, limit],
        (part) => part.kind !== 'cards' && part.kind !== 'sorted' && tell(part),
      ),
    )

  /** See TrafficOperations.searchCards; `signal` ends it. */
  searchCards(
    query: CardSearchQuery,
    tell: (part: CardSearchPart) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const asked = this.#ask('searchCards', [query], (part) => part.kind !== 'rows' && tell(part))
    return this.#follow(signal, asked)
  }

  pduValues: CaptureArchive['pduValues'] = (field, limit, signal) =>
    this.search(signal, 'pduValues', field, limit)

  pduTimeline: CaptureArchive['pduTimeline'] = (query, signal) => this.search(signal, 'pduTimeline', query)

  rangePdus: CaptureArchive['rangePdus'] = (from, to, limit) => this.call('rangePdus', from, to, limit)

  foundPdus: CaptureArchive['foundPdus'] = (from, to, limit, filter) =>
    this.call('foundPdus', from, to, limit, filter)

  getPdu: CaptureArchive['getPdu'] = (seq) => this.call('getPdu', seq)

  findResponse: CaptureArchive['findResponse'] = (seq) => this.call('findResponse', seq)

  clearCapture: CaptureArchive['clearCapture'] = () => this.call('clearCapture')

  countStatuses: CaptureArchive['countStatuses'] = () => this.call('countStatuses')

  /** Hands what waits to the worker, unless that has not taken what it was given before. */
  flush(): void {
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer)
    this.#flushTimer = null
    if (this.#gone === null && !this.#queue.isEmpty && !this.#isStuck()) {
      const octets = this.#queue.octets
      const batch = this.#queue.take()
      this.#sent.push({ at: performance.now(), octets })
      this.#sentOctets += octets
      const moved = batch.pdus.flatMap((block) => [block.numbers.buffer, block.octets.buffer])
      const message: ToWorker = { kind: 'write', batch }
      this.#worker.postMessage(message, moved)
    }
    this.#checkGate()
    if (this.#sent.length > 0) this.#flushSoon()
  }

  /** Asks the worker, behind every write before it. Rejects with storage.unavailable. */
  call<N extends StoreOperation>(
    operation: N,
    ...inputs: Parameters<StoreOperations[N]>
  ): Promise<Awaited<ReturnType<StoreOperations[N]>>> {
    return this.#ask(operation, inputs).answer
  }

  /** As `call`; when `signal` ends it, it resolves to what was found until then. */
  search<N extends SearchOperation>(
    signal: AbortSignal | undefined,
    operation: N,
    ...inputs: Parameters<StoreOperations[N]>
  ): Promise<Awaited<ReturnType<StoreOperations[N]>>> {
    return this.#follow(signal, this.#ask(operation, inputs))
  }

  #follow<T>(
    signal: AbortSignal | undefined,
    { id, answer }: { readonly id: number; readonly answer: Promise<T> },
  ): Promise<T> {
    if (signal === undefined) return answer
    const stop = () => this.#worker.postMessage({ kind: 'stop', id } satisfies ToWorker)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    return answer.finally(() => signal.removeEventListener('abort', stop))
  }

  /** Writes what waits and ends the thread. */
  async close(): Promise<void> {
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer)
    if (this.#gone !== null) return
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve))
    await this.call('close')
    await ended
  }

  #ask<N extends StoreOperation>(
    operation: N,
    inputs: Parameters<StoreOperations[N]>,
    tell?: (part: ToldPart) => void,
  ) {
    type Value = Awaited<ReturnType<StoreOperations[N]>>
    const id = this.#nextCall++
    if (this.#gone !== null) {
      return { id, answer: Promise.reject<Value>(new Fault('storage.unavailable', { reason: this.#gone })) }
    }
    this.flush()
    this.#worker.postMessage({ kind: 'call', id, operation, inputs } satisfies ToWorker)
    const answer = new Promise<Value>((resolve, reject) => {
      // The answer has the type that StoreOperations gives, through a structured clone.
      this.#waiting.set(id, { resolve: (value) => resolve(value as Value), reject, tell })
    })
    return { id, answer }
  }

  #flushSoon(): void {
    this.#flushTimer ??= setTimeout(() => this.flush(), flushMs)
  }

  /** The worker has taken nothing for long: a disk that hangs. */
  #isStuck(): boolean {
    const oldest = this.#sent[0]
    return oldest !== undefined && performance.now() - oldest.at > stuckMs
  }

  #checkGate(): void {
    const oldest = this.#sent[0]
    const age = oldest === undefined ? 0 : performance.now() - oldest.at
    if (this.#gone !== null || age > stuckMs) {
      this.#queue.giveUp(this.#gone === null ? stuckOctets : 0, this.#gone === null ? stuckCards : 0)
      this.readGate.open()
      if (this.#status.problem === null) this.#tell({ ...this.#status, problem: 'the-disk-does-not-answer' })
    } else if (age > behindMs || this.#sentOctets > behindOctets) this.readGate.shut()
    else if (age < behindMs / 2 && this.#sentOctets < behindOctets / 2) this.readGate.open()
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'status') {
      this.#tell(message.status)
      return
    }
    if (message.kind === 'written') {
      this.#sentOctets -= this.#sent.shift()?.octets ?? 0
      this.#checkGate()
      return
    }
    if (message.kind === 'part') {
      this.#waiting.get(message.id)?.tell?.(message.part)
      return
    }
    if (message.kind !== 'answer' && message.kind !== 'failure') return
    const outcome = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.kind === 'answer') outcome?.resolve(message.value)
    else outcome?.reject(new Fault('storage.unavailable', { reason: message.reason }))
  }

  /** The thread died: questions are refused from here on, the wire goes on. */
  #lose(reason: string): void {
    if (this.#gone !== null) return
    this.#gone = reason
    this.readGate.open()
    for (const { reject } of this.#waiting.values()) reject(new Fault('storage.unavailable', { reason }))
    this.#waiting.clear()
    this.#tell({ ...this.#status, problem: reason, saved: { ...this.#status.saved, problem: reason } })
  }

  #tell(status: StoreStatus): void {
    this.#status = status
    for (const listener of this.#statusListeners) listener(status)
  }
}
