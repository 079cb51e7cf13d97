import { vi } from 'vitest'
import type {
  CallInput,
  CallName,
  CallOutput,
  StreamItem,
  StreamName,
  StreamParams,
} from '../../shared/contract/contract.ts'
import type { Reply, Request } from '../../shared/contract/envelope.ts'
import type { Port } from '../../shared/contract/port.ts'
import type { FaultJson } from '../../shared/faults/fault.ts'
import { memoryPorts } from './memory-ports.ts'

/** A call of the window, to be answered by the test. */
export interface AskedCall<N extends CallName> {
  readonly input: CallInput<N>
  answer(output: CallOutput<N>): void
  refuse(fault: FaultJson): void
}

/** A stream that the window follows. */
export interface FollowedStream<N extends StreamName> {
  readonly params: StreamParams<N>
  /** Sends a batch; resolves when the window says that it has shown it. */
  send(items: readonly StreamItem<N>[]): Promise<void>
  readonly isEnded: () => boolean
}

/** A promise that resolves when `find` finds something; asked again whenever `look` is called. */
class Waiters {
  readonly #looks = new Set<() => void>()

  until<T>(find: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        const found = find()
        if (found === undefined) return
        this.#looks.delete(look)
        resolve(found)
      }
      this.#looks.add(look)
      look()
    })
  }

  look(): void {
    for (const look of [...this.#looks]) look()
  }
}

/** The engine's end of one line. */
class ScriptedLine {
  readonly #port: Port
  readonly #waiters = new Waiters()
  readonly #calls: Extract<Request, { kind: 'call' }>[] = []
  readonly #follows: Extract<Request, { kind: 'follow' }>[] = []
  readonly #ended = new Set<number>()
  readonly #shown = new Map<string, () => void>()

  constructor(port: Port) {
    this.#port = port
    port.onMessage((message) => this.#hear(message as Request))
  }

  #hear(request: Request): void {
    if (request.kind === 'call') this.#calls.push(request)
    else if (request.kind === 'follow') this.#follows.push(request)
    else if (request.kind === 'unfollow') this.#ended.add(request.id)
    else this.#shown.get(`${request.id}/${request.batch}`)?.()
    this.#waiters.look()
  }

  #reply(reply: Reply): void {
    this.#port.send(reply)
  }

  async call<N extends CallName>(name: N): Promise<AskedCall<N>> {
    const { id, input } = await this.#waiters.until(() => take(this.#calls, name))
    return {
      // The window is ours and typed by the same contract.
      input: input as CallInput<N>,
      answer: (output) => this.#reply({ kind: 'answer', id, output }),
      refuse: (fault) => this.#reply({ kind: 'refused', id, fault }),
    }
  }

  async stream<N extends StreamName>(name: N): Promise<FollowedStream<N>> {
    const { id, params } = await this.#waiters.until(() => take(this.#follows, name))
    let batch = 0
    return {
      params: params as StreamParams<N>,
      send: (items) => {
        batch += 1
        const shown = new Promise<void>((resolve) => this.#shown.set(`${id}/${batch}`, resolve))
        this.#reply({ kind: 'batch', id, batch, gap: 0, items })
        return shown
      },
      isEnded: () => this.#ended.has(id),
    }
  }

  /** Calls of this name that came and were not taken. */
  waiting(name: CallName): number {
    return this.#calls.filter((call) => call.name === name).length
  }

  break(): void {
    this.#port.close()
  }
}

function take<R extends { readonly name: string }>(requests: R[], name: string): R | undefined {
  const index = requests.findIndex((request) => request.name === name)
  return index < 0 ? undefined : requests.splice(index, 1)[0]
}

/**
 * A browser window's surroundings, in the test's hands: a host that its WebSocket reaches or not, and the frames it
 * draws. To be made before the stores are imported.
 */
export class ScriptedHost {
  isUp = true
  /** What the host answers to a plain request: 200, or 401 when it was started anew. */
  status = 200
  /** The code with which lines are closed. */
  closeCode = 1006
  readonly #lines: ScriptedLine[] = []
  readonly #waiters = new Waiters()
  readonly #frames = new Map<number, (now: number) => void>()
  #now = 0
  #lastFrame = 0

  constructor() {
    vi.resetModules()
    const host = this
    class ScriptedSocket extends EventTarget {
      static readonly OPEN = 1
      static readonly CLOSED = 3
      readyState = 0
      #port: Port | null = null

      constructor() {
        super()
        queueMicrotask(() => (host.isUp ? this.#open() : this.#closed()))
      }

      send(text: string): void {
        this.#port?.send(JSON.parse(text))
      }

      close(): void {
        this.#port?.close()
      }

      #open(): void {
        const { window, engine } = memoryPorts()
        this.#port = window
        window.onMessage((message) =>
          this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) })),
        )
        window.onClose(() => this.#closed())
        this.readyState = ScriptedSocket.OPEN
        this.dispatchEvent(new Event('open'))
        host.#lines.push(new ScriptedLine(engine))
        host.#waiters.look()
      }

      #closed(): void {
        this.readyState = ScriptedSocket.CLOSED
        this.dispatchEvent(Object.assign(new Event('close'), { code: host.closeCode }))
      }
    }
    vi.stubGlobal('window', globalThis)
    vi.stubGlobal('location', { protocol: 'http:', host: '127.0.0.1', hash: '' })
    vi.stubGlobal('WebSocket', ScriptedSocket)
    vi.stubGlobal('fetch', async () => new Response(null, { status: this.status }))
    vi.stubGlobal('requestAnimationFrame', (run: (now: number) => void) => {
      this.#lastFrame += 1
      this.#frames.set(this.#lastFrame, run)
      this.#waiters.look()
      return this.#lastFrame
    })
    vi.stubGlobal('cancelAnimationFrame', (frame: number) => this.#frames.delete(frame))
  }

  /** The window's line number `index`, from 0, once it is open. */
  line(index = 0): Promise<ScriptedLine> {
    return this.#waiters.until(() => this.#lines[index])
  }

  /** How many lines the window has opened. */
  get lineCount(): number {
    return this.#lines.length
  }

  /** Resolves once something waits for a frame. */
  async wantsFrame(): Promise<void> {
    await this.#waiters.until(() => this.#frames.size > 0 || undefined)
  }

  /** Draws a frame, a second after the last: what waited for one runs. */
  frame(): void {
    const due = [...this.#frames.values()]
    this.#frames.clear()
    this.#now += 1000
    for (const run of due) run(this.#now)
  }

  /** Sends a batch, draws the frame that it waits for, and waits until the window says it has shown it. */
  async show<N extends StreamName>(
    stream: FollowedStream<N>,
    items: readonly StreamItem<N>[],
  ): Promise<void> {
    const shown = stream.send(items)
    await this.wantsFrame()
    this.frame()
    await shown
  }
}
