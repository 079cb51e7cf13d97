import type { Port, ServedPort } from './port.ts'

/** A line that carries text: a WebSocket, or the preload's bridge. `onClose` fires once. */
export interface TextLine {
  send(text: string): void
  onText(listener: (text: string) => void): void
  onClose(listener: () => void): void
  close(): void
}

/** The engine's end of such a line. */
export type ServedTextLine = TextLine & Pick<ServedPort, 'bufferedOctets' | 'onTaken'>

/**
 * A Port over a line of text. Both hosts carry JSON text, so neither can carry what the other cannot; and one string
 * crosses Electron's context bridge at once, where objects are copied property by property. Text that is not JSON
 * closes the line.
 */
export function portOverText(line: TextLine): Port {
  return {
    send: (message) => line.send(JSON.stringify(message)),
    onMessage: (listener) =>
      line.onText((text) => {
        const message = parse(text)
        if (message === undefined) line.close()
        else listener(message.value, text.length)
      }),
    onClose: (listener) => line.onClose(listener),
    close: () => line.close(),
  }
}

export function servedPortOverText(line: ServedTextLine): ServedPort {
  return {
    ...portOverText(line),
    bufferedOctets: () => line.bufferedOctets(),
    onTaken: (listener) => line.onTaken(listener),
  }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined
    throw problem
  }
}
