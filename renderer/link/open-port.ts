import type { Port } from '../../shared/contract/port.ts'
import { portOverText, type TextLine } from '../../shared/contract/text-port.ts'
import { openWebSocketPort } from './web-socket-port.ts'

declare global {
  interface Window {
    /** Put there by the desktop preload; absent in a browser. */
    readonly workbenchPort?: TextLine
  }
}

/** A line to the engine: the desktop's own, or a WebSocket to the host this page came from. Rejects when there is none. */
export function openPort(): Promise<Port> {
  if (window.workbenchPort !== undefined) return Promise.resolve(portOverText(window.workbenchPort))
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
  return openWebSocketPort(`${scheme}//${location.host}/ws`)
}

/** Over IPC the engine lives as long as the window: there is nothing to return to once it is gone. */
export function canReopen(): boolean {
  return window.workbenchPort === undefined
}
