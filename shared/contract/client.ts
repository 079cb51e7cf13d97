import type { FaultJson } from '../faults/fault.ts'
import type { CallInput, CallName, CallOutput, StreamItem, StreamName, StreamParams } from './contract.ts'
import type { Reply, Request } from './envelope.ts'
import type { Port } from './port.ts'

/** A call that did not succeed: `refused` by the engine, with its fault, or `unreachable`: the link is gone. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  readonly kind: 'refused' | 'unreachable'
  readonly fault: FaultJson | null

  constructor(fault: FaultJson | null) {
    super(fault === null ? 'The engine cannot be reached.' : fault.message)
    this.kind = fault === null ? 'unreachable' : 'refused'
    this.fault = fault
  }
}

export interface Client {
  /** Rejects with a ContractError. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>
  /**
   * Hands over each batch in order, with the number of items lost before it (`gap`, usually 0). The next batch comes
   * when `onBatch` is done. `onEnd` hears of a refusal, or that the link is gone. Returns the way to stop.
   */
  follow<N extends StreamName>(
    name: N,
    params: StreamParams<N>,
    onBatch: (items: readonly StreamItem<N>[], gap: number) => void | Promise<void>,
    onEnd?: (error: ContractError) => void,
  ): () => void
  onClose(listener: () => void): void
  close(): void
}

interface Pending {
  readonly resolve: (output: unknown) => void
  readonly reject: (error: ContractError) => void
}
interface Followed {
  readonly onBatch: (items: readonly unknown[], gap: number) => void | Promise<void>
  readonly onEnd: ((error: ContractError) => void) | undefined
}

/** The window's end of the contract, over any Port. */
export function connectClient(port: Port): Client {
  const pending = new Map<number, Pending>()
  const followed = new Map<number, Followed>()
  const closeListeners: (() => void)[] = []
  let lastId = 0
  let closed = false

  const send = (request: Request) => port.send(request)

  const showBatch = async (id: number, batch: number, gap: number, items: readonly unknown[]) => {
    try {
      await followed.get(id)?.onBatch(items, gap)
    } finally {
      // A reader that threw reports its own defect; the stream goes on.
      if (followed.has(id)) send({ kind: 'ack', id, batch })
    }
  }

  const refuse = (id: number, fault: FaultJson) => {
    const error = new ContractError(fault)
    pending.get(id)?.reject(error)
    pending.delete(id)
    const stream = followed.get(id)
    followed.delete(id)
    stream?.onEnd?.(error)
  }

  port.onMessage((message) => {
    // The engine is ours, of the same build and on the far side of an authenticated line.
    const reply = message as Reply
    switch (reply.kind) {
      case 'answer':
        pending.get(reply.id)?.resolve(reply.output)
        pending.delete(reply.id)
        break
      case 'refused':
        refuse(reply.id, reply.fault)
        break
      case 'batch':
        void showBatch(reply.id, reply.batch, reply.gap, reply.items)
        break
    }
  })

  port.onClose(() => {
    closed = true
    const waiting = [...pending.values()]
    const streams = [...followed.values()]
    pending.clear()
    followed.clear()
    for (const call of waiting) call.reject(new ContractError(null))
    for (const stream of streams) stream.onEnd?.(new ContractError(null))
    for (const listener of closeListeners) listener()
  })

  return {
    call<N extends CallName>(name: N, input: CallInput<N>) {
      return new Promise<CallOutput<N>>((resolve, reject) => {
        if (closed) return reject(new ContractError(null))
        lastId += 1
        // The name ties the answer to its type; the map of waiting calls holds many names.
        pending.set(lastId, { resolve: resolve as (output: unknown) => void, reject })
        send({ kind: 'call', id: lastId, name, input })
      })
    },
    follow(name, params, onBatch, onEnd) {
      if (closed) {
        onEnd?.(new ContractError(null))
        return () => {}
      }
      lastId += 1
      const id = lastId
      followed.set(id, { onBatch: onBatch as Followed['onBatch'], onEnd })
      send({ kind: 'follow', id, name, params })
      return () => {
        if (followed.delete(id)) send({ kind: 'unfollow', id })
      }
    },
    onClose(listener) {
      if (closed) listener()
      else closeListeners.push(listener)
    },
    close: () => port.close(),
  }
}
