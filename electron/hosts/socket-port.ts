import type { WebSocket } from 'ws'
import type { Port } from '../../shared/contract/port.ts'
import { portOverText } from '../../shared/contract/text-port.ts'

/** The engine's end of one window's WebSocket. Frames that are not text close it. */
export function webSocketPort(socket: WebSocket): Port {
  return portOverText({
    send(text) {
      if (socket.readyState === socket.OPEN) socket.send(text)
    },
    onText(listener) {
      socket.on('message', (data, isBinary) => {
        if (isBinary) socket.close(1003)
        else listener(data.toString())
      })
    },
    onClose: (listener) => socket.once('close', listener),
    close: () => socket.close(1000),
  })
}
