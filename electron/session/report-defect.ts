/**
 * A defect of ours, met in the middle of a peer's octets: it reaches the top and is shown as one, but the PDUs behind
 * this one are still read.
 */
export function reportDefect(error: unknown): void {
  process.nextTick(() => {
    throw error
  })
}
