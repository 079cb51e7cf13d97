import { randomBytes } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { CaptureFile } from '../../shared/contract/capture-files.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { CaptureMarks } from '../capture/capture-marks.ts'
import type { SearchPart } from '../capture/capture-source.ts'
import { threadEnvironment } from '../compiled-code.ts'
import { boxUnder } from '../storage/secrets.ts'
import { FileEvents } from './file-events.ts'
import type {
  FileOperation,
  FileOperations,
  FileTask,
  FromFile,
  ReadFacts,
  ToFile,
} from './opened-protocol.ts'

const keyOctets = 32
const nothingRead: ReadFacts = {
  kind: null,
  packets: 0,
  pdus: 0,
  gaps: 0,
  conversations: 0,
  firstAt: null,
  lastAt: null,
  state: 'reading',
  fault: null,
  problems: [],
  foreign: [],
  read: 0,
}

export interface OpenedFileOptions extends Omit<FileTask, 'key' | 'fileName'> {
  readonly captureId: string
  /** A source that gives nothing for so long has gone, ms. */
  readonly patienceMs: number
  readonly onChange: () => void
}

interface Outcome {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  /** Of a search: what it tells meanwhile. */
  readonly tell: ((part: SearchPart) => void) | undefined
}

/** An opened file as the engine's thread has it: octets go in, facts and answers come out. */
export class OpenedFile {
  readonly captureId: string
  readonly events = new FileEvents()
  /** Comments of the file's frames, and what a user writes; they last as long as the file is open. */
  readonly marks = new CaptureMarks({ putMark: (mark) => this.ask('putMark', [mark]) }, [])
  readonly #options: OpenedFileOptions
  readonly #worker: Worker
  readonly #box
  readonly #waiting = new Map<number, Outcome>()
  readonly #takers: ((isWanted: boolean) => void)[] = []
  readonly #readers: (() => void)[] = []
  #facts = nothingRead
  #nextCall = 1
  #isEnded = false
  #isGone = false
  #goneBecause = ''
  #isClosed = false
  #patience: ReturnType<typeof setTimeout> | null = null

  constructor(options: OpenedFileOptions) {
    this.captureId = options.captureId
    this.#options = options
    const key = randomBytes(keyOctets)
    this.#box = boxUnder(key, 'key-file')
    const { folder, name, octets, path, smppPorts, limits } = options
    const fileName = `${options.captureId}.db`
    const task: FileTask = { folder, fileName, key, name, octets, path, smppPorts, limits }
    // From sources Node runs the .ts beside this file; in the bundle all entries lie in one folder.
    const file = import.meta.url.endsWith('.ts') ? './opened-worker.ts' : './opened-worker.js'
    this.#worker = new Worker(new URL(file, import.meta.url), {
      workerData: task,
      execArgv: [],
      env: threadEnvironment(),
    })
    this.#worker.on('message', (message: FromFile) => this.#receive(message))
    this.#worker.on('error', (error) => this.#lose(error.message))
    this.#worker.on('exit', () => this.#lose('the-thread-of-the-file-has-stopped'))
    this.#isEnded = path !== null
    this.#waitForMore()
  }

  /** As a window sees it. */
  get view(): CaptureFile {
    const { name, octets, smppPorts, path } = this.#options
    const told = { name, octets, smppPorts: [...smppPorts], isFromPath: path !== null }
    return { captureId: this.captureId, ...told, ...this.#facts }
  }

  /** PDUs that can be asked for. */
  get pdus(): number {
    return this.#facts.pdus
  }

  /** Resolves once the octets are read, to whether more are wanted. Rejects with capture.file-ended. */
  add(octets: Uint8Array): Promise<boolean> {
    if (this.#isEnded) return Promise.reject(new Fault('capture.file-ended', {}))
    if (this.#isGone || this.#facts.state !== 'reading') return Promise.resolve(false)
    this.#forgetPatience()
    // A copy of its own moves to the thread.
    const moved = new Uint8Array(octets)
    this.#post({ kind: 'octets', octets: moved }, [moved.buffer])
    return new Promise((resolve) => this.#takers.push(resolve))
  }

  /** There are no more octets, or no more are wanted; resolves once what came is read. */
  async end(): Promise<void> {
    this.#isEnded = true
    this.#forgetPatience()
    this.#post({ kind: 'end' })
    if (!this.#isGone && this.#facts.state === 'reading') {
      await new Promise<void>((resolve) => this.#readers.push(resolve))
    }
  }

  /** Ends the thread; what it kept is the caller's to remove. */
  async close(): Promise<void> {
    this.#forgetPatience()
    this.#isClosed = true
    await this.#worker.terminate()
    this.#lose('closed')
  }

  openPassword(sealed: string): string | null {
    return this.#box.open(sealed)
  }

  /** Rejects with storage.unavailable; when `signal` ends a search, it resolves to what was found until then. */
  ask<N extends FileOperation>(
    operation: N,
    inputs: Parameters<FileOperations[N]>,
    signal?: AbortSignal,
    tell?: (part: SearchPart) => void,
  ): Promise<Awaited<ReturnType<FileOperations[N]>>> {
    type Value = Awaited<ReturnType<FileOperations[N]>>
    if (this.#isGone) return Promise.reject(this.#goneFault())
    const id = this.#nextCall++
    this.#post({ kind: 'call', id, operation, inputs })
    const stop = () => this.#post({ kind: 'stop', id })
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })
    const answer = new Promise<Value>((resolve, reject) => {
      // The answer has the type that FileOperations gives, through a structured clone.
      this.#waiting.set(id, { resolve: (value) => resolve(value as Value), reject, tell })
    })
    return answer.finally(() => signal?.removeEventListener('abort', stop))
  }

  #post(message: ToFile, moved: readonly ArrayBuffer[] = []): void {
    if (!this.#isGone) this.#worker.postMessage(message, [...moved])
  }

  #receive(message: FromFile): void {
    switch (message.kind) {
      case 'taken':
        this.#takers.shift()?.(message.isWanted)
        if (this.#takers.length === 0) this.#waitForMore()
        return
      case 'facts':
        this.#facts = message.facts
        this.events.add(message.events)
        // A file that is closed meanwhile has no marks.
        for (const mark of message.marks) this.marks.put(mark).catch(() => undefined)
        if (message.facts.state !== 'reading') this.#settle()
        this.#options.onChange()
        return
      case 'part':
        this.#waiting.get(message.id)?.tell?.(message.part)
        return
      default: {
        const outcome = this.#waiting.get(message.id)
        this.#waiting.delete(message.id)
        if (message.kind === 'answer') outcome?.resolve(message.value)
        else outcome?.reject(new Fault('storage.unavailable', { reason: message.reason }))
      }
    }
  }

  /** All that will be read is read. */
  #settle(): void {
    this.#forgetPatience()
    for (const resolve of this.#readers.splice(0)) resolve()
  }

  /** The thread is gone: nobody waits for it any longer. */
  #lose(reason: string): void {
    if (this.#isGone) return
    this.#isGone = true
    this.#goneBecause = reason
    for (const resolve of this.#takers.splice(0)) resolve(false)
    for (const { reject } of this.#waiting.values()) reject(this.#goneFault())
    this.#waiting.clear()
    this.#facts = {
      ...this.#facts,
      state: 'failed',
      fault: { code: 'capture.file-unreadable', detail: { reason } },
    }
    this.#settle()
    this.#options.onChange()
  }

  #goneFault(): Fault {
    const { captureId } = this
    if (this.#isClosed) return new Fault('capture.not-open', { captureId })
    return new Fault('storage.unavailable', { reason: this.#goneBecause })
  }

  /** The window that gives the file may go away without a word. */
  #waitForMore(): void {
    if (this.#isEnded || this.#isGone || this.#facts.state !== 'reading') return
    this.#forgetPatience()
    this.#patience = setTimeout(() => void this.end(), this.#options.patienceMs)
  }

  #forgetPatience(): void {
    if (this.#patience !== null) clearTimeout(this.#patience)
    this.#patience = null
  }
}
