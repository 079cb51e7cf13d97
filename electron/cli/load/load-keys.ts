/** What a key asks for while a load runs. */
export type LoadKey = 'faster' | 'slower' | 'pause' | 'stop'

const keys: Readonly<Record<string, LoadKey>> = {
  '+': 'faster',
  '=': 'faster',
  '-': 'slower',
  p: 'pause',
  q: 'stop',
  /** Ctrl+C, which a terminal in raw mode does not turn into a signal. */
  '\u0003': 'stop',
}

interface KeySource {
  readonly isTTY?: boolean
  setRawMode?(isRaw: boolean): unknown
  on(event: 'data', listener: (chunk: Buffer) => void): unknown
  off(event: 'data', listener: (chunk: Buffer) => void): unknown
  resume(): unknown
  pause(): unknown
}

/** Tells keys that are pressed on a terminal, until `release`; nothing where the input is none. */
export function listenForKeys(
  input: KeySource,
  onKey: (key: LoadKey) => void,
): { readonly release: () => void } {
  if (input.isTTY !== true || input.setRawMode === undefined) return { release: () => undefined }
  const heard = (chunk: Buffer) => {
    for (const sign of chunk.toString()) {
      const key = keys[sign.toLowerCase()]
      if (key !== undefined) onKey(key)
    }
  }
  input.setRawMode(true)
  input.on('data', heard)
  input.resume()
  return {
    release: () => {
      input.off('data', heard)
      input.setRawMode?.(false)
      input.pause()
    },
  }
}
