import type { WebSocket } from 'ws'
import type { ServedPort } from '../../shared/contract/port.ts'
import { servedPortOverText } from '../../shared/contract/text-port.ts'

/** The engine's end of one window's WebSocket. Frames that are not text close it. */
export function webSocketPort(socket: WebSocket): ServedPort {
  const takenListeners: (() => void)[] = []
  const hearWritten = () => {
    for (const listener of takenListeners) listener()
  }
  return servedPortOverText({
    send(text) {
      if (socket.readyState === socket.OPEN) socket.send(text, hearWritten)
    },
    onText(listener) {
      socket.on('message', (data, isBinary) => {
        if (isBinary) socket.close(1003)
        else listener(data.toString())
      })
    },
    onClose: (listener) => socket.once('close', listener),
    // Behind what the window does not take, a goodbye would not arrive.
    close: () => (socket.bufferedAmount > 0 ? socket.terminate() : socket.close(1000)),
    bufferedOctets: () => socket.bufferedAmount,
    onTaken: (listener) => takenListeners.push(listener),
  })
}
