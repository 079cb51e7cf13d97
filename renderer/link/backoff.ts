/** How long to wait before the next attempt, in ms: quick at first, never slower than once in five seconds. */
export function retryDelayMs(attempt: number): number {
  return Math.min(5000, 250 * 2 ** Math.min(attempt, 10))
}
