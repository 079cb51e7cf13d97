/**
 * One two-way line between a window and the engine: Electron's IPC or a WebSocket. It carries plain JSON values in
 * order. `send` on a closed port does nothing; `onClose` fires once.
 */
export interface Port {
  send(message: unknown): void
  /** Calls `listener` with each message and its length as text. */
  onMessage(listener: (message: unknown, octets: number) => void): void
  onClose(listener: () => void): void
  close(): void
}

/** The engine's end of a line, which also knows how far the window is behind. */
export interface ServedPort extends Port {
  /** Octets sent and not yet taken by the window. */
  bufferedOctets(): number
  /** Calls `listener` each time the window has taken some of them. */
  onTaken(listener: () => void): void
}
