import { Worker } from 'node:worker_threads'
import type { MessageCard } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { CaptureRecord, SessionKeyRow, SessionLabel } from '../capture/capture-record.ts'
import type { CaptureArchive } from '../capture/capture-source.ts'
import { packPdus } from '../capture/pack-pdus.ts'
import type {
  FromWorker,
  LoadedStore,
  SmscIdRow,
  StoreOperation,
  StoreOperations,
  StoreStatus,
  ToWorker,
} from './store-protocol.ts'

/** Longest time a write waits before it goes to the worker: at kill -9 this and the time of one commit is lost at most. */
const flushMs = 40
/** Number of waiting PDUs that go to the worker at once. */
const flushPdus = 4096

type Outcome = { resolve: (value: unknown) => void; reject: (error: Error) => void }

/**
 * Opens the store of `dataDir` in its own thread. Throws storage.in-use when another instance has it; a folder that
 * cannot be written gives a store in memory whose status tells the problem.
 */
export async function openStore(options: { readonly dataDir: string }): Promise<Store> {
  // From sources Node runs the .ts beside this file; in the bundle all entries lie in one folder.
  const file = import.meta.url.endsWith('.ts') ? './store-worker.ts' : './store-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), { workerData: options.dataDir, execArgv: [] })
  const store = new Store(worker)
  const outcome = await store.opened
  if (outcome === 'in-use') {
    await worker.terminate()
    throw new Fault('storage.in-use', { dataDir: options.dataDir })
  }
  return store
}

/** The main thread's side: writes are gathered and sent in batches, questions are answered in order behind them. */
export class Store implements CaptureArchive {
  readonly opened: Promise<'ready' | 'in-use'>
  readonly #worker: Worker
  readonly #waiting = new Map<number, Outcome>()
  readonly #statusListeners = new Set<(status: StoreStatus) => void>()
  readonly #sessionKeys = new Map<SessionLabel, number>()
  #newSessions: SessionKeyRow[] = []
  #nextSessionKey = 1
  #nextCall = 1
  #records: CaptureRecord[] = []
  #cards = new Map<string, MessageCard>()
  #smscIds: SmscIdRow[] = []
  #links: { seq: number; messageId: string }[] = []
  #flushTimer: ReturnType<typeof setTimeout> | null = null
  #gone: string | null = null
  #status: StoreStatus = {
    capturedPdus: 0,
    captureOctets: 0,
    problem: null,
    setAside: null,
    saved: { problem: null, recovery: null },
  }

  constructor(worker: Worker) {
    this.#worker = worker
    this.opened = new Promise((resolve) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'ready' || message.kind === 'in-use') resolve(message.kind)
        else this.#receive(message)
      })
      worker.on('error', (error) => this.#lose(error.message))
      worker.on('exit', () => {
        this.#lose('the-store-has-stopped')
        resolve('ready')
      })
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
    this.#nextSessionKey = loaded.lastSessionKey + 1
    return loaded
  }

  appendPdu(record: CaptureRecord): void {
    this.#records.push(record)
    if (this.#records.length >= flushPdus) this.flush()
    else this.#flushSoon()
  }

  putCard(card: MessageCard): void {
    this.#cards.set(card.messageId, card)
    this.#flushSoon()
  }

  putSmscId(row: SmscIdRow): void {
    this.#smscIds.push(row)
    this.#flushSoon()
  }

  /** For a PDU whose card became known after it was captured; a record still waiting here carries it itself. */
  linkPdu(seq: number, messageId: string): void {
    const firstWaiting = this.#records[0]
    if (firstWaiting !== undefined && seq >= firstWaiting.seq) return
    this.#links.push({ seq, messageId })
    this.#flushSoon()
  }

  pagePdus: CaptureArchive['pagePdus'] = (before, limit, words) => this.call('pagePdus', before, limit, words)

  rangePdus: CaptureArchive['rangePdus'] = (from, to, limit) => this.call('rangePdus', from, to, limit)

  getPdu: CaptureArchive['getPdu'] = (seq) => this.call('getPdu', seq)

  findResponse: CaptureArchive['findResponse'] = (seq) => this.call('findResponse', seq)

  clearCapture: CaptureArchive['clearCapture'] = () => this.call('clearCapture')

  countStatuses: CaptureArchive['countStatuses'] = () => this.call('countStatuses')

  /** Hands what waits to the worker. */
  flush(): void {
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer)
    this.#flushTimer = null
    if (this.#records.length + this.#cards.size + this.#smscIds.length + this.#links.length === 0) return
    const pdus = this.#records.length === 0 ? null : packPdus(this.#records, (label) => this.#keyOf(label))
    const message: ToWorker = {
      kind: 'write',
      batch: {
        sessions: this.#newSessions,
        pdus,
        cards: [...this.#cards.values()],
        smscIds: this.#smscIds,
        links: this.#links,
      },
    }
    this.#newSessions = []
    this.#records = []
    this.#cards = new Map()
    this.#smscIds = []
    this.#links = []
    if (this.#gone !== null) return
    this.#worker.postMessage(message, pdus === null ? [] : [pdus.numbers.buffer, pdus.octets.buffer])
  }

  /** Asks the worker, behind every write before it. Rejects with storage.unavailable. */
  call<N extends StoreOperation>(
    operation: N,
    ...inputs: Parameters<StoreOperations[N]>
  ): Promise<Awaited<ReturnType<StoreOperations[N]>>> {
    if (this.#gone !== null) return Promise.reject(new Fault('storage.unavailable', { reason: this.#gone }))
    this.flush()
    const id = this.#nextCall++
    const message: ToWorker = { kind: 'call', id, operation, inputs }
    this.#worker.postMessage(message)
    return new Promise((resolve, reject) => {
      // The answer has the type that StoreOperations gives, through a structured clone.
      this.#waiting.set(id, {
        resolve: (value) => resolve(value as Awaited<ReturnType<StoreOperations[N]>>),
        reject,
      })
    })
  }

  /** Writes what waits and ends the thread. */
  async close(): Promise<void> {
    if (this.#gone !== null) return
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve))
    await this.call('close')
    await ended
  }

  #flushSoon(): void {
    this.#flushTimer ??= setTimeout(() => this.flush(), flushMs)
  }

  #keyOf(label: SessionLabel): number {
    let key = this.#sessionKeys.get(label)
    if (key === undefined) {
      key = this.#nextSessionKey++
      this.#sessionKeys.set(label, key)
      this.#newSessions.push({ sessionKey: key, label })
    }
    return key
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'status') {
      this.#tell(message.status)
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
    for (const { reject } of this.#waiting.values()) reject(new Fault('storage.unavailable', { reason }))
    this.#waiting.clear()
    this.#tell({ ...this.#status, problem: reason, saved: { ...this.#status.saved, problem: reason } })
  }

  #tell(status: StoreStatus): void {
    this.#status = status
    for (const listener of this.#statusListeners) listener(status)
  }
}
