import type WebSocket from 'ws'
import type { TextLine } from '../../shared/contract/text-port.ts'

/** A window's end of the web host's WebSocket. */
export function webSocketLine(socket: WebSocket): TextLine {
  return {
    send: (text) => socket.send(text),
    onText: (listener) => socket.on('message', (data) => listener(data.toString())),
    onClose: (listener) => socket.once('close', listener),
    close: () => socket.close(),
  }
}
