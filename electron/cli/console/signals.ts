import type { ReaderOutput } from './reader-output.ts'

/**
 * Resolves at the first SIGINT or SIGTERM, or when nobody reads the output any more; a second signal ends the process
 * without waiting. `release` gives the signals back to the system when the work is over by itself.
 */
export function firstSignal(output: ReaderOutput): {
  readonly signalled: Promise<void>
  readonly release: () => void
} {
  const { promise, resolve } = Promise.withResolvers<void>()
  const release = () => {
    process.off('SIGINT', heard)
    process.off('SIGTERM', heard)
  }
  const heard = () => {
    release()
    output.hurry()
    resolve()
  }
  process.on('SIGINT', heard)
  process.on('SIGTERM', heard)
  output.whenLost(heard)
  return { signalled: promise, release }
}
