/** Of a run what tells whether its rows may be checked by another plan. */
interface CheckedRun {
  readonly phase: string
  readonly problem: { readonly code: string } | null
  /** Number of rows for each number of parts, of the last check that came to its end. */
  readonly distribution: readonly unknown[]
}

/**
 * True while it may, as far as its phase tells. A run whose check the end of the engine cut short has all of its rows where
 * another check had come to its end before; else some may never have been read.
 */
export function mayRecheck({ phase, problem, distribution }: CheckedRun): boolean {
  if (phase === 'failed') return problem?.code === 'bulk.interrupted' && distribution.length > 0
  return phase === 'ready' || phase === 'paused'
}
