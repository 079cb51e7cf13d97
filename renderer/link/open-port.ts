import type { Port } from '../../shared/contract/port.ts'
import { portOverText, type TextLine } from '../../shared/contract/text-port.ts'
import { openWebSocketPort } from './web-socket-port.ts'

declare global {
  interface Window {
    /** Put there by the desktop preload; absent in a browser. */
    readonly workbenchPort?: TextLine
  }
}

/** Close code of a window that nobody used for so long that the host signed it out (electron/hosts/idle-windows.ts). */
const signedOutCode = 4401

/**
 * A line to the engine: the desktop's own, or a WebSocket to the host this page came from. Rejects when there is none.
 * `onSignedOut` is called before the line tells that it is closed.
 */
export function openPort(onSignedOut: () => void): Promise<Port> {
  if (window.workbenchPort !== undefined) return Promise.resolve(portOverText(window.workbenchPort))
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
  return openWebSocketPort(`${scheme}//${location.host}/ws`, (code) => {
    if (code === signedOutCode) onSignedOut()
  })
}

/** True when the host answers but does not know this window: it was restarted, and has a new address. */
export async function isForgotten(): Promise<boolean> {
  if (!canReopen()) return false
  try {
    const reply = await fetch('./', { cache: 'no-store' })
    return reply.status === 401 || reply.status === 403
  } catch {
    // The host does not answer.
    return false
  }
}

/** The desktop has one line for the life of the page: a closed one cannot be opened again. */
export function canReopen(): boolean {
  return window.workbenchPort === undefined
}
