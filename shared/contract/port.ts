/**
 * One two-way line between a window and the engine: Electron's IPC or a WebSocket. It carries plain JSON values in
 * order. `send` on a closed port does nothing; `onClose` fires once.
 */
export interface Port {
  send(message: unknown): void
  /** `octets`: how long the message was as text. */
  onMessage(listener: (message: unknown, octets: number) => void): void
  onClose(listener: () => void): void
  close(): void
}

/** The engine's end, which also knows how far the window is behind. */
export interface ServedPort extends Port {
  /** Octets that were sent and that the window has not taken yet. */
  bufferedOctets(): number
  /** `listener` is called each time the window has taken some of them. */
  onTaken(listener: () => void): void
}
