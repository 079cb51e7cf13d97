/** What a page says of itself; the functions here run inside it, and use nothing but what stands in them. */
export interface PageFigures {
  /** ms between two frames. */
  readonly framesP95: number
  /** Pairs of neighbouring lines of the list that were looked at, and those of them between which PDUs are missing unsaid. */
  readonly lines: number
  readonly unshownJumps: number
}

declare global {
  interface Window {
    /** Of the run that is on: an older one ends when another takes its place. */
    pageWatch?: { frames: number[]; clicks: Map<number, number>; lines: number; unshownJumps: number }
  }
}

/** Begins to count frames, clicks until their paint, and PDUs that the list leaves out. */
export function watchPage(sequenceTitle: string): void {
  const watch = { frames: [] as number[], clicks: new Map<number, number>(), lines: 0, unshownJumps: 0 }
  window.pageWatch = watch
  let before = performance.now()
  const frame = (now: number) => {
    if (window.pageWatch !== watch) return
    watch.frames.push(now - before)
    before = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  // Event Timing: from the input to the next paint. What took less than 16 ms is not told.
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (window.pageWatch === watch && name === 'click') watch.clicks.set(startTime, duration)
    }
  }).observe({ type: 'event', buffered: false, ...{ durationThreshold: 16 } })
  document.addEventListener('click', ({ timeStamp }) =>
    watch.clicks.set(timeStamp, watch.clicks.get(timeStamp) ?? 16),
  )
  const hasFilter = (document.querySelector<HTMLInputElement>('.filter-input')?.value ?? '') !== ''
  const titles = [...document.querySelectorAll<HTMLElement>('[role=columnheader]')].map(({ textContent }) =>
    textContent.trim(),
  )
  const sequenceAt = titles.indexOf(sequenceTitle)
  const look = () => {
    if (window.pageWatch !== watch) return
    const lines = [...document.querySelectorAll<HTMLElement>('.grid-row, .pdu-gap, .pdu-event')]
      .map((line) => ({
        at: Number(line.getAttribute('aria-rowindex')),
        // The peer numbers what the filter finds, the capture everything.
        seq: hasFilter
          ? line.querySelectorAll('[role=gridcell]')[sequenceAt]?.textContent
          : /^inspector-(\d+)$/.exec(line.id)?.[1],
      }))
      .toSorted((one, other) => one.at - other.at)
    for (const [index, { at, seq }] of lines.entries()) {
      const next = lines[index + 1]
      if (next === undefined || next.at !== at + 1 || seq === undefined || next.seq === undefined) continue
      watch.lines++
      if (Number(next.seq) !== Number(seq) + 1) watch.unshownJumps++
    }
    setTimeout(look, 250)
  }
  look()
}

export function framesOf(): PageFigures {
  const { frames = [], lines = 0, unshownJumps = 0 } = window.pageWatch ?? {}
  const sorted = frames.toSorted((one, other) => one - other)
  return { framesP95: sorted[Math.floor(sorted.length * 0.95)] ?? 0, lines, unshownJumps }
}

/** ms from a click to the paint that follows, p95; ends the watch. */
export function clickDelays(): number {
  const sorted = [...(window.pageWatch?.clicks.values() ?? [])].toSorted((one, other) => one - other)
  delete window.pageWatch
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0
}
