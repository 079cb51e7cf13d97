/** Hidden tabs draw no frames; their work is done by this timer. */
const hiddenTabMs = 250

/** Wraps `task` so that however often it is asked for, it runs once in the next frame, with the frame's time in ms. */
export function onFrame(task: (now: number) => void): () => void {
  let frame: number | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const run = (now = performance.now()) => {
    if (frame !== null) cancelAnimationFrame(frame)
    if (timer !== null) clearTimeout(timer)
    frame = null
    timer = null
    task(now)
  }
  return () => {
    if (frame !== null) return
    frame = requestAnimationFrame(run)
    timer = setTimeout(run, hiddenTabMs)
  }
}

/** More items at once are past reading. */
const readableItems = 100
/** After so many they are drawn again no sooner than this; the time is the engine's. */
const crowdedMs = 250
const mostWaiting = 20_000

interface Drawing {
  /** Items that wait. */
  readonly waiting: () => number
  readonly draw: () => void
  /** In each frame in which they are left waiting, while more may wait. */
  readonly askForMore: () => void
}

/** As `onFrame`, but a crowd of items is drawn four times a second only. */
export function onReadableFrame({ waiting, draw, askForMore }: Drawing): () => void {
  let restsUntil = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = onFrame((now) => {
    clearTimeout(timer)
    if (now < restsUntil) {
      if (waiting() < mostWaiting) askForMore()
      timer = setTimeout(ask, restsUntil - now)
      return
    }
    restsUntil = waiting() > readableItems ? now + crowdedMs : 0
    draw()
  })
  return ask
}
