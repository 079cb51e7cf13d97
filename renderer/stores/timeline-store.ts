import { create } from 'zustand'
import type { CaptureTimeline } from '../../shared/contract/capture-timeline.ts'
import { ContractError } from '../../shared/contract/client.ts'
import { useCapture } from './capture-store.ts'
import { client } from './host-store.ts'
import { ofShown, useShownCapture } from './shown-capture.ts'
import { type NoticeBody, noticeOf } from './toast-store.ts'

interface TimelineState {
  readonly isOpen: boolean
  /** Of the filter in force; null before the first came, and where nothing has passed. */
  readonly timeline: CaptureTimeline | null
  readonly isLoading: boolean
  readonly failure: NoticeBody | null
}

export const useTimeline = create<TimelineState>(() => ({
  isOpen: false,
  timeline: null,
  isLoading: false,
  failure: null,
}))

const buckets = 240
/** Time between two looks at a capture that grows. */
const refreshMs = 2000

let timer: ReturnType<typeof setInterval> | null = null
let stopWatching: (() => void) | null = null

/** Unfolds the charts, and keeps them up with the filter and the capture while they are. */
export function openTimeline(): void {
  if (useTimeline.getState().isOpen) return
  useTimeline.setState({ isOpen: true })
  void load()
  let loaded = useCapture.getState().version
  timer = setInterval(() => {
    const { version } = useCapture.getState()
    if (version === loaded || useTimeline.getState().isLoading) return
    loaded = version
    void load()
  }, refreshMs)
  const stops = [
    useCapture.subscribe(({ filter }, before) => {
      if (filter !== before.filter) void load()
    }),
    useShownCapture.subscribe(() => {
      useTimeline.setState({ timeline: null })
      void load()
    }),
  ]
  stopWatching = () => {
    for (const stop of stops) stop()
  }
}

export function closeTimeline(): void {
  if (timer !== null) clearInterval(timer)
  stopWatching?.()
  timer = null
  stopWatching = null
  useTimeline.setState({ isOpen: false, isLoading: false })
}

async function load(): Promise<void> {
  const { filter } = useCapture.getState()
  useTimeline.setState({ isLoading: true })
  try {
    const timeline = await client().call('capture.timeline', {
      ...ofShown(),
      filter: filter.trim(),
      from: null,
      to: null,
      buckets,
    })
    useTimeline.setState({ timeline, isLoading: false, failure: null })
  } catch (error) {
    // A newer one was asked for, and is on its way.
    if (error instanceof ContractError && error.fault?.code === 'contract.superseded') return
    useTimeline.setState({ isLoading: false, failure: noticeOf(error) })
  }
}
