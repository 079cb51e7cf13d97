import type { Port, ServedPort } from '../../shared/contract/port.ts'

export interface MemoryPorts {
  readonly window: Port
  readonly engine: ServedPort
  /** From here on the window takes nothing: what is sent to it waits. */
  stopTaking(): void
  /** It takes what waits, and goes on taking. */
  takeAll(): void
}

/** Two ends of one line. Messages cross as JSON, in order, in a later microtask, as over a real host. */
export function memoryPorts(): MemoryPorts {
  const listeners = {
    window: [] as ((message: unknown, octets: number) => void)[],
    engine: [] as ((message: unknown, octets: number) => void)[],
  }
  const closeListeners: (() => void)[] = []
  const takenListeners: (() => void)[] = []
  let buffered: string[] | null = null
  let closed = false
  const close = () => {
    if (closed) return
    closed = true
    queueMicrotask(() => {
      for (const listener of closeListeners) listener()
    })
  }
  const hand = (to: 'window' | 'engine', text: string) =>
    queueMicrotask(() => {
      if (!closed) for (const listener of listeners[to]) listener(JSON.parse(text), text.length)
    })
  const end = (own: 'window' | 'engine', other: 'window' | 'engine'): Port => ({
    send(message) {
      const text = JSON.stringify(message)
      if (other === 'window' && buffered !== null) buffered.push(text)
      else hand(other, text)
    },
    onMessage: (listener) => listeners[own].push(listener),
    onClose: (listener) => closeListeners.push(listener),
    close,
  })
  return {
    window: end('window', 'engine'),
    engine: {
      ...end('engine', 'window'),
      bufferedOctets: () => (buffered ?? []).reduce((sum, text) => sum + text.length, 0),
      onTaken: (listener) => takenListeners.push(listener),
    },
    stopTaking() {
      buffered ??= []
    },
    takeAll() {
      const taken = buffered ?? []
      buffered = null
      for (const text of taken) hand('window', text)
      for (const listener of takenListeners) listener()
    },
  }
}
