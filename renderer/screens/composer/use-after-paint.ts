import { startTransition, useEffect, useState } from 'react'

/** Hidden tabs draw no frames; there the value follows by this timer. */
const hiddenTabMs = 250

/**
 * The value, as of the last picture: what is drawn from it follows what is drawn from the value itself. useDeferredValue
 * begins before the picture, and its work then stands between a key and the letter.
 */
export function useAfterPaint<Value>(value: Value): Value {
  const [late, setLate] = useState(value)
  useEffect(() => {
    let afterPaint: ReturnType<typeof setTimeout> | undefined
    const follow = () => startTransition(() => setLate(() => value))
    const frame = requestAnimationFrame(() => {
      clearTimeout(hidden)
      afterPaint = setTimeout(follow)
    })
    const hidden = setTimeout(follow, hiddenTabMs)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(afterPaint)
      clearTimeout(hidden)
    }
  }, [value])
  return late
}
