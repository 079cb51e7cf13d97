/**
 * One two-way line between a window and the engine: Electron's IPC or a WebSocket. It carries plain JSON values in
 * order. `send` on a closed port does nothing; `onClose` fires once.
 */
export interface Port {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
}
