import type { WebSocket } from 'ws'
import type { WebAccess } from './web-access.ts'

/** Close code of a window that was signed out; renderer/link/open-port.ts knows it. */
const signedOutCode = 4401
/** How long a window may take to say goodbye. */
const goodbyeMs = 2_000
const lookEveryMs = 30_000

/** Signs browsers out that nobody uses: their windows are closed, and what they hold opens nothing any more. */
export class IdleWindows {
  readonly #windows = new Map<string, Set<WebSocket>>()
  readonly #access: WebAccess
  readonly #idleMs: number
  readonly #timer: NodeJS.Timeout

  constructor(access: WebAccess, idleMs: number) {
    this.#access = access
    this.#idleMs = idleMs
    this.#timer = setInterval(() => this.#look(), Math.min(lookEveryMs, idleMs / 4))
    this.#timer.unref()
  }

  add(session: string, window: WebSocket): void {
    const windows = this.#windows.get(session) ?? new Set()
    this.#windows.set(session, windows)
    windows.add(window)
    window.once('close', () => {
      windows.delete(window)
      if (windows.size === 0 && this.#windows.get(session) === windows) this.#windows.delete(session)
    })
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    for (const session of this.#access.endIdle(this.#idleMs)) {
      for (const window of this.#windows.get(session) ?? []) {
        window.close(signedOutCode, 'idle')
        setTimeout(() => window.terminate(), goodbyeMs).unref()
      }
    }
  }
}
