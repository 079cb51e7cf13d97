import type { Port } from '../../shared/contract/port.ts'

/** Two ends of one line. Messages cross as JSON, in order, in a later microtask, as over a real host. */
export function memoryPorts(): { window: Port; engine: Port } {
  const listeners = { window: [] as ((message: unknown) => void)[], engine: [] as ((m: unknown) => void)[] }
  const closeListeners: (() => void)[] = []
  let closed = false
  const close = () => {
    if (closed) return
    closed = true
    queueMicrotask(() => {
      for (const listener of closeListeners) listener()
    })
  }
  const end = (own: 'window' | 'engine', other: 'window' | 'engine'): Port => ({
    send(message) {
      const text = JSON.stringify(message)
      queueMicrotask(() => {
        if (!closed) for (const listener of listeners[other]) listener(JSON.parse(text))
      })
    },
    onMessage: (listener) => listeners[own].push(listener),
    onClose: (listener) => closeListeners.push(listener),
    close,
  })
  return { window: end('window', 'engine'), engine: end('engine', 'window') }
}
