import { useCallback, useEffect, useRef } from 'react'

/** One function for the life of the component that does what `run` of the last render does: props of a memo stay equal. */
export function useStable(run: () => unknown): () => void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return useCallback(() => void latest.current(), [])
}
