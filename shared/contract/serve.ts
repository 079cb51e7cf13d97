import type { z } from 'zod'
import { Fault, type FaultJson } from '../faults/fault.ts'
import type { FaultCode } from '../faults/fault-table.ts'
import { calls, type Handlers, type StreamSources, streams } from './contract.ts'
import { type Reply, requestSchema } from './envelope.ts'
import type { Port } from './port.ts'
import { defaultStreamLimits, type Schedule, type StreamLimits, StreamLine } from './stream-line.ts'

/** Calls and streams to serve. */
export interface Engine {
  readonly handlers: Handlers
  readonly sources: StreamSources
}

export interface ServeOptions {
  /** Told of our own defects: the call's name and what was thrown. Never given inputs. */
  readonly log: (call: string, problem: unknown) => void
  readonly schedule: Schedule
  readonly limits?: StreamLimits
}

interface CallRow {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly errors: readonly FaultCode[]
}
interface StreamRow {
  readonly params: z.ZodType
}

/** Limit of streams for one window, against a faulty page; a sound one follows about ten. */
const followedStreamsLimit = 64

const callRows: Readonly<Record<string, CallRow>> = calls
const streamRows: Readonly<Record<string, StreamRow>> = streams

/**
 * Serves one window until its port closes or the returned function is called. Every input is checked here, for both
 * hosts. A bad one, an unknown name and a fault the call's row lists are refused as `{ code, message, detail }`;
 * anything else a handler throws is logged and refused as `contract.internal`, which names the call alone.
 */
export function serve(port: Port, engine: Engine, options: ServeOptions): () => void {
  const limits = options.limits ?? defaultStreamLimits
  const followed = new Map<number, { line: StreamLine; stopSource: () => void }>()
  let stopped = false

  const send = (reply: Reply) => {
    if (!stopped) port.send(reply)
  }
  const refuse = (id: number, fault: FaultJson) => send({ kind: 'refused', id, fault })
  const refuseDefect = (id: number, name: string, problem: unknown) => {
    options.log(name, problem)
    refuse(id, new Fault('contract.internal', { call: name }).toJSON())
  }

  const answerCall = async (id: number, name: string, given: unknown) => {
    const row = rowOf(callRows, name)
    if (row === undefined) return refuse(id, unknownCall(name))
    const input = row.input.safeParse(given)
    if (!input.success) return refuse(id, badInput(name, describeProblem(input.error)))
    // The name's own schema has just produced the input, which no index type can express.
    const handlers = engine.handlers as unknown as Record<string, (input: unknown) => Promise<unknown>>
    try {
      // Parsing drops what the contract does not name, so nothing crosses by accident.
      send({ kind: 'answer', id, output: row.output.parse(await handlers[name]?.(input.data)) })
    } catch (problem) {
      if (problem instanceof Fault && row.errors.includes(problem.code)) refuse(id, problem.toJSON())
      else refuseDefect(id, name, problem)
    }
  }

  const follow = (id: number, name: string, given: unknown) => {
    const row = rowOf(streamRows, name)
    if (row === undefined) return refuse(id, unknownCall(name))
    const params = row.params.safeParse(given)
    if (!params.success) return refuse(id, badInput(name, describeProblem(params.error)))
    if (followed.has(id)) return refuse(id, badInput(name, 'the stream number is taken'))
    if (followed.size >= followedStreamsLimit) return refuse(id, badInput(name, 'too many streams'))
    const line = new StreamLine(id, send, options.schedule, limits)
    const sources = engine.sources as unknown as Record<
      string,
      (params: unknown, emit: (item: unknown) => void) => () => void
    >
    try {
      const stopSource = sources[name]?.(params.data, (item) => line.emit(item)) ?? (() => {})
      followed.set(id, { line, stopSource })
    } catch (problem) {
      line.stop()
      refuseDefect(id, name, problem)
    }
  }

  const unfollow = (id: number) => {
    const stream = followed.get(id)
    followed.delete(id)
    stream?.line.stop()
    stream?.stopSource()
  }

  const stop = () => {
    if (stopped) return
    stopped = true
    for (const id of [...followed.keys()]) unfollow(id)
  }

  port.onMessage((message) => {
    if (stopped) return
    const request = requestSchema.safeParse(message)
    if (!request.success) {
      // No number to answer to: the other end does not speak this protocol.
      options.log('envelope', describeProblem(request.error))
      stop()
      port.close()
      return
    }
    switch (request.data.kind) {
      case 'call':
        void answerCall(request.data.id, request.data.name, request.data.input)
        break
      case 'follow':
        follow(request.data.id, request.data.name, request.data.params)
        break
      case 'ack':
        followed.get(request.data.id)?.line.acknowledge(request.data.batch)
        break
      case 'unfollow':
        unfollow(request.data.id)
        break
    }
  })
  port.onClose(stop)
  return stop
}

function rowOf<Row>(rows: Readonly<Record<string, Row>>, name: string): Row | undefined {
  // Inherited names such as `constructor` lead to no row.
  return Object.hasOwn(rows, name) ? rows[name] : undefined
}

function unknownCall(name: string): FaultJson {
  return new Fault('contract.unknown-call', { call: name }).toJSON()
}

function badInput(call: string, problem: string): FaultJson {
  return new Fault('contract.bad-input', { call, problem }).toJSON()
}

/** The first problem's place and rule; never the value, which may be a password. */
function describeProblem(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'not valid'
  const place = issue.path.map(String).join('.')
  return (place === '' ? issue.message : `${place}: ${issue.message}`).slice(0, 300)
}
