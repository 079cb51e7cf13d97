/** Hidden tabs draw no frames; their work is done by this timer. */
const hiddenTabMs = 250

/** Wraps `task` so that however often it is asked for, it runs once in the next frame. */
export function onFrame(task: () => void): () => void {
  let frame: number | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const run = () => {
    if (frame !== null) cancelAnimationFrame(frame)
    if (timer !== null) clearTimeout(timer)
    frame = null
    timer = null
    task()
  }
  return () => {
    if (frame !== null) return
    frame = requestAnimationFrame(run)
    timer = setTimeout(run, hiddenTabMs)
  }
}
