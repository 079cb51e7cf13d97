import { create } from 'zustand'
import type { NoticeBody } from './toast-store.ts'

export const tryItSteps = ['simulator', 'bind', 'send', 'show'] as const
export type TryItStep = (typeof tryItSteps)[number]

interface TryItState {
  /** The step under way; null when nothing runs. */
  readonly running: TryItStep | null
  readonly done: readonly TryItStep[]
  readonly failure: { readonly step: TryItStep; readonly body: NoticeBody } | null
  /** Result of the finished run, for the next steps; null before. */
  readonly result: { readonly sessionId: string; readonly messageId: string; readonly port: number } | null
  /** The next steps already taken. */
  readonly hasForbidden: boolean
  readonly hasQueried: boolean
}

const untouched: TryItState = {
  running: null,
  done: [],
  failure: null,
  result: null,
  hasForbidden: false,
  hasQueried: false,
}

export const useTryIt = create<TryItState>(() => untouched)

/** As before the first run, and as a run begins. */
export function dismissTryIt(): void {
  useTryIt.setState({ ...untouched })
}
