import type { Port } from '../../shared/contract/port.ts'
import { portOverText } from '../../shared/contract/text-port.ts'

/**
 * Resolves once the socket is open, so that nothing is sent into a line that never came up. `onEnd` hears its close code
 * before the port's own listeners.
 */
export function openWebSocketPort(url: string, onEnd: (code: number) => void): Promise<Port> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    const textListeners = new Set<(text: string) => void>()
    const closeListeners = new Set<() => void>()

    socket.addEventListener('open', () => {
      resolve(
        portOverText({
          send(text) {
            if (socket.readyState === WebSocket.OPEN) socket.send(text)
          },
          onText(listener) {
            textListeners.add(listener)
          },
          onClose(listener) {
            if (socket.readyState === WebSocket.CLOSED) listener()
            else closeListeners.add(listener)
          },
          close: () => socket.close(),
        }),
      )
    })
    socket.addEventListener('message', (event) => {
      if (typeof event.data !== 'string') return
      for (const listener of textListeners) listener(event.data)
    })
    socket.addEventListener('close', ({ code }) => {
      onEnd(code)
      reject(new Error('the host did not accept the connection'))
      for (const listener of closeListeners) listener()
      closeListeners.clear()
    })
  })
}
