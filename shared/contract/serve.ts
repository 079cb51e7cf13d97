import type { z } from 'zod'
import { Fault } from '../faults/fault.ts'
import type { FaultCode } from '../faults/fault-table.ts'
import {
  type CallKind,
  type CallLimits,
  CallQueue,
  defaultCallLimits,
  type QueuedCall,
} from './call-queue.ts'
import {
  type CallContext,
  calls,
  type Handlers,
  readCalls,
  type StreamPace,
  type StreamSources,
  streams,
} from './contract.ts'
import { type Request, requestSchema } from './envelope.ts'
import { defaultOutletLimits, Outlet, type OutletLimits } from './outlet.ts'
import type { ServedPort } from './port.ts'
import type { Schedule } from './schedule.ts'
import { defaultStreamLimits, type StreamLimits, StreamLine } from './stream-line.ts'
import { type ItemKey, WaitingOctets } from './waiting-items.ts'

/** Calls and streams to serve. */
export interface Engine {
  readonly handlers: Handlers
  readonly sources: StreamSources
}

export interface ServeLimits {
  readonly calls: CallLimits
  readonly streams: StreamLimits
  readonly outlet: OutletLimits
}

export interface ServeOptions {
  /** Told of our own defects: the call's name and what was thrown. Never given inputs. */
  readonly log: (call: string, problem: unknown) => void
  readonly schedule: Schedule
  readonly limits?: ServeLimits
}

export const defaultServeLimits: ServeLimits = {
  calls: defaultCallLimits,
  streams: defaultStreamLimits,
  outlet: defaultOutletLimits,
}

interface CallRow {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly errors: readonly FaultCode[]
}
interface StreamRow {
  readonly params: z.ZodType
  readonly latest?: (item: unknown) => ItemKey
  readonly errors?: readonly FaultCode[]
}

/** Limit of streams for one window, against a faulty page; a sound one follows about ten. */
const followedStreamsLimit = 64
/** Items that wait for every window of the process together, in octets as estimated. */
const allWaitingOctets = new WaitingOctets(64 * 1024 * 1024)
/** Time for which an ended stream still counts: beginning one may read thousands of rows. */
const endedStreamMs = 1000

// A row's own schema produces what its other members take, which no index type can express.
const callRows: Readonly<Record<string, CallRow>> = calls
const streamRows = streams as unknown as Readonly<Record<string, StreamRow>>
const readRows = readCalls as Readonly<Record<string, { isSearch(input: unknown): boolean } | undefined>>

/**
 * Serves one window until its port closes or the returned function is called. Every input is checked here, for
 * both hosts. A bad one, an unknown name, a call beyond the limits and a fault the call's row lists are refused
 * as `{ code, message, detail }`; anything else a handler throws is logged and refused as `contract.internal`,
 * which names the call alone.
 */
export function serve(port: ServedPort, engine: Engine, options: ServeOptions): () => void {
  const served = new ServedWindow(port, engine, options)
  return () => served.stop()
}

class ServedWindow {
  readonly #port: ServedPort
  readonly #engine: Engine
  readonly #options: ServeOptions
  readonly #limits: ServeLimits
  readonly #outlet: Outlet
  readonly #queue: CallQueue
  readonly #waitingOctets: WaitingOctets
  readonly #followed = new Map<number, { line: StreamLine; stopSource: () => void }>()
  #endedLately = 0
  #stopped = false

  constructor(port: ServedPort, engine: Engine, options: ServeOptions) {
    this.#port = port
    this.#engine = engine
    this.#options = options
    this.#limits = options.limits ?? defaultServeLimits
    this.#outlet = new Outlet(port, options.schedule, this.#limits.outlet)
    this.#waitingOctets = new WaitingOctets(this.#limits.streams.waitingOctets, allWaitingOctets)
    this.#queue = new CallQueue({
      limits: this.#limits.calls,
      mayBegin: () => this.#outlet.isOpen,
      run: (call, signal) => this.#answer(call, signal),
      refuse: ({ id }, fault) => this.#refuse(id, fault),
      later: (task) => options.schedule(task, 0),
    })
    this.#outlet.onOpen(() => this.#catchUp())
    port.onMessage((message, octets) => this.#hear(message, octets))
    port.onClose(() => this.stop())
  }

  stop(): void {
    if (this.#stopped) return
    this.#stopped = true
    this.#outlet.stop()
    this.#queue.stop()
    for (const id of [...this.#followed.keys()]) this.#unfollow(id)
  }

  #hear(message: unknown, octets: number): void {
    if (this.#stopped) return
    const request = requestSchema.safeParse(message)
    if (!request.success) {
      // No number to answer to: the other end does not speak this protocol.
      this.#options.log('envelope', describeProblem(request.error))
      this.stop()
      this.#port.close()
      return
    }
    const fault = this.#obey(request.data, octets)
    if (fault !== undefined) this.#refuse(request.data.id, fault)
  }

  /** Carries out a request; the fault it is refused with, or undefined. */
  #obey(request: Request, octets: number): Fault | undefined {
    switch (request.kind) {
      case 'call':
        return this.#take(request, octets)
      case 'follow':
        return this.#follow(request)
      case 'ack':
        this.#followed.get(request.id)?.line.acknowledge(request.batch)
        return undefined
      case 'unfollow':
        this.#unfollow(request.id)
        return undefined
    }
  }

  #take({ id, name, input: given }: Asked<'call'>, octets: number): Fault | undefined {
    const row = rowOf(callRows, name)
    if (row === undefined) return unknownCall(name)
    const input = row.input.safeParse(given)
    if (!input.success) return badInput(name, describeProblem(input.error))
    this.#queue.add({ id, name, input: input.data, octets, kind: kindOf(name, input.data) })
    if (this.#queue.isFull) this.#outlet.expectTaking()
    return undefined
  }

  async #answer({ id, name, input }: QueuedCall, signal: AbortSignal): Promise<void> {
    const row = rowOf(callRows, name)
    const handlers = this.#engine.handlers as unknown as Record<
      string,
      (input: unknown, context: CallContext) => Promise<unknown>
    >
    try {
      // Parsing drops what the contract does not name, so nothing crosses by accident.
      const output = row?.output.parse(await handlers[name]?.(input, { signal }))
      await this.#held(() => {
        if (!signal.aborted) this.#outlet.send({ kind: 'answer', id, output })
      })
    } catch (problem) {
      // Whoever is told to end may end in any way.
      if (signal.aborted) return
      if (problem instanceof Fault && row?.errors.includes(problem.code)) this.#refuse(id, problem)
      else this.#refuse(id, this.#defect(name, problem))
    }
  }

  /** Resolves once the outlet has run the task; never for a window that is gone. */
  #held(task: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#outlet.whenOpen(() => {
        task()
        resolve()
      })
    })
  }

  #follow({ id, name, params: given }: Asked<'follow'>): Fault | undefined {
    const row = rowOf(streamRows, name)
    if (row === undefined) return unknownCall(name)
    const params = row.params.safeParse(given)
    if (!params.success) return badInput(name, describeProblem(params.error))
    if (this.#followed.has(id)) return badInput(name, 'the stream number is taken')
    if (this.#followed.size + this.#endedLately >= followedStreamsLimit) {
      return badInput(name, 'too many streams')
    }
    const line = this.#lineOf(id, row)
    const sources = this.#engine.sources as unknown as Record<
      string,
      (params: unknown, emit: (item: unknown) => void, pace: StreamPace) => () => void
    >
    try {
      const stopSource = sources[name]?.(params.data, (item) => line.emit(item), line) ?? (() => {})
      this.#followed.set(id, { line, stopSource })
    } catch (problem) {
      line.stop()
      if (problem instanceof Fault && row.errors?.includes(problem.code)) return problem
      return this.#defect(name, problem)
    }
    return undefined
  }

  #lineOf(id: number, { latest }: StreamRow): StreamLine {
    return new StreamLine({
      id,
      outlet: this.#outlet,
      schedule: this.#options.schedule,
      limits: this.#limits.streams,
      waitingOctets: this.#waitingOctets,
      keyOf: latest,
    })
  }

  #unfollow(id: number): void {
    const stream = this.#followed.get(id)
    if (stream === undefined) return
    this.#followed.delete(id)
    stream.line.stop()
    stream.stopSource()
    if (this.#stopped) return
    this.#endedLately += 1
    this.#options.schedule(() => {
      this.#endedLately -= 1
    }, endedStreamMs)
  }

  #catchUp(): void {
    this.#queue.beginDue()
    for (const { line } of this.#followed.values()) line.sendWhatIsDue()
  }

  #refuse(id: number, fault: Fault): void {
    this.#outlet.refuse({ kind: 'refused', id, fault: fault.toJSON() })
  }

  #defect(name: string, problem: unknown): Fault {
    this.#options.log(name, problem)
    return new Fault('contract.internal', { call: name })
  }
}

type Asked<K extends Request['kind']> = Extract<Request, { kind: K }>

function kindOf(name: string, input: unknown): CallKind {
  const row = rowOf(readRows, name)
  if (row === undefined) return 'plain'
  return row.isSearch(input) ? 'search' : 'read'
}

function rowOf<Row>(rows: Readonly<Record<string, Row>>, name: string): Row | undefined {
  // Inherited names such as `constructor` lead to no row.
  return Object.hasOwn(rows, name) ? rows[name] : undefined
}

function unknownCall(name: string): Fault {
  return new Fault('contract.unknown-call', { call: name })
}

function badInput(call: string, problem: string): Fault {
  return new Fault('contract.bad-input', { call, problem })
}

/** The first problem's place and rule; never the value, which may be a password. */
function describeProblem(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'not valid'
  const place = issue.path.map(String).join('.')
  return (place === '' ? issue.message : `${place}: ${issue.message}`).slice(0, 300)
}
