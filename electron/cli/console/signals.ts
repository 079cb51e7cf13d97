/**
 * Resolves at the first SIGINT or SIGTERM; a second one ends the process without waiting. `release` gives the signals
 * back to the system when the work is over by itself.
 */
export function firstSignal(): { readonly signalled: Promise<void>; readonly release: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const release = () => {
    process.off('SIGINT', heard)
    process.off('SIGTERM', heard)
  }
  const heard = () => {
    release()
    resolve()
  }
  process.on('SIGINT', heard)
  process.on('SIGTERM', heard)
  return { signalled: promise, release }
}
