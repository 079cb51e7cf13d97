import { create } from 'zustand'
import type { CallInput } from '../../shared/contract/contract.ts'
import type {
  KeptLimit,
  KeptLoad,
  LimitSearchPlan,
  LoadPlan,
  LoadSeries,
  LoadState,
  limitReportForms,
  loadReportForms,
} from '../../shared/contract/load.ts'
import type { LoadSecond } from '../../shared/load/load-figures.ts'
import { type AskAboutLoad, callAgreed } from './agreed-call.ts'
import { client, followAlways, onLinked } from './host-store.ts'
import { firstMessage, type LoadDraft, type MessageDraft, newLoadDraft } from './load-draft.ts'
import { onSavedChange } from './saved-changes.ts'
import { type NoticeBody, noticeOf, notifyFault } from './toast-store.ts'

interface LoadView {
  readonly draft: LoadDraft
  /** null until the engine told it once. */
  readonly state: LoadState | null
  readonly kept: readonly KeptLoad[]
  readonly limits: readonly KeptLimit[]
  /** Id of the load or search whose charts are on show; null: the one that runs or ran last. */
  readonly shownId: string | null
  /** Id of a kept load beside it. */
  readonly besideId: string | null
  readonly series: LoadSeries
  /** Why the last start was refused; stays until the next one. */
  readonly failure: NoticeBody | null
  readonly isBusy: boolean
}

const noSeries: LoadSeries = { startedAt: 0, span: 1, seconds: [] }
/** Rows of a running load that are drawn; the engine has the whole, in fewer rows. */
const mostRows = 1200

export const useLoad = create<LoadView>(() => ({
  ...{ draft: newLoadDraft, state: null, kept: [], limits: [], shownId: null, besideId: null },
  ...{ series: noSeries, failure: null, isBusy: false },
}))

let isFollowed = false
let seriesOf: string | null = null

/** Called by the screen when it opens; the engine's load is followed from then on. */
export function followLoad(): void {
  if (isFollowed) return
  isFollowed = true
  followAlways(
    'load.state',
    () => ({}),
    (items) => {
      const state = items.at(-1)
      if (state !== undefined) takeState(state)
    },
  )
  followAlways(
    'load.seconds',
    () => ({}),
    (items) => {
      const added = items.flatMap(({ runId, second }) => (runId === seriesOf ? second : []))
      if (added.length > 0) addSeconds(added)
    },
  )
  onLinked(() => void listLoads())
  onSavedChange('loads', () => void listLoads())
}

export function changeDraft(change: Partial<LoadDraft>): void {
  useLoad.setState(({ draft }) => ({ draft: { ...draft, ...change }, failure: null }))
}

export function changeMessage(id: number, change: Partial<MessageDraft>): void {
  const { messages } = useLoad.getState().draft
  changeDraft({ messages: messages.map((one) => (one.id === id ? { ...one, ...change } : one)) })
}

export function addMessage(): void {
  const { messages } = useLoad.getState().draft
  const id = Math.max(...messages.map((one) => one.id), 0) + 1
  changeDraft({ messages: [...messages, { ...firstMessage, id }] })
}

export function removeMessage(id: number): void {
  const { messages } = useLoad.getState().draft
  if (messages.length > 1) changeDraft({ messages: messages.filter((one) => one.id !== id) })
}

export function startLoad(plan: LoadPlan, ask: AskAboutLoad): Promise<void> {
  return begin(() => callAgreed(ask, (agreed) => client().call('load.start', { plan, agreed })))
}

export function startSearch(plan: LimitSearchPlan, ask: AskAboutLoad): Promise<void> {
  return begin(() => callAgreed(ask, (agreed) => client().call('load.find-limit', { plan, agreed })))
}

async function begin(start: () => Promise<{ readonly runId: string } | null>): Promise<void> {
  useLoad.setState({ isBusy: true, failure: null })
  try {
    const begun = await start()
    if (begun !== null) show(begun.runId, null)
  } catch (problem) {
    useLoad.setState({ failure: noticeOf(problem) })
  } finally {
    useLoad.setState({ isBusy: false })
  }
}

export function changeLoad(what: CallInput<'load.change'>['what']): void {
  client().call('load.change', { what }).catch(notifyFault)
}

/** Shows a kept load; the one beside it stays, unless it is the same. */
export function showLoad(runId: string): void {
  const { besideId } = useLoad.getState()
  show(runId, besideId === runId ? null : besideId)
}

/** Puts a kept load beside the one on show; null: none. */
export function putBeside(runId: string | null): void {
  useLoad.setState({ besideId: runId })
}

export async function removeLoad(runId: string): Promise<void> {
  try {
    await client().call('load.remove', { runId })
    const { shownId, besideId } = useLoad.getState()
    if (shownId === runId) useLoad.setState({ shownId: null, series: noSeries })
    if (besideId === runId) useLoad.setState({ besideId: null })
    await listLoads()
  } catch (problem) {
    notifyFault(problem)
  }
}

export function loadReport(
  runId: string,
  form: (typeof loadReportForms)[number],
  language: 'en' | 'ru',
): Promise<{ name: string; text: string } | null> {
  return client()
    .call('load.report', { runId, form, language })
    .catch((problem: unknown) => {
      notifyFault(problem)
      return null
    })
}

export function limitReport(
  runId: string,
  form: (typeof limitReportForms)[number],
  language: 'en' | 'ru',
): Promise<{ name: string; text: string } | null> {
  return client()
    .call('load.limit-report', { runId, form, language })
    .catch((problem: unknown) => {
      notifyFault(problem)
      return null
    })
}

async function listLoads(): Promise<void> {
  try {
    const [kept, limits] = await Promise.all([
      client().call('load.list', {}),
      client().call('load.limits', {}),
    ])
    useLoad.setState({ kept, limits })
    showNewest()
  } catch (problem) {
    notifyFault(problem)
  }
}

/** Where nothing is on show and nothing runs. */
function showNewest(): void {
  const { shownId, state, kept, limits } = useLoad.getState()
  if (shownId !== null || state?.phase !== 'idle') return
  const [newest] = [...kept, ...limits].toSorted((one, other) => other.startedAt - one.startedAt)
  if (newest !== undefined) show(newest.runId, null)
}

function takeState(state: LoadState): void {
  const before = useLoad.getState().state
  useLoad.setState({ state })
  const isRunning = state.phase !== 'idle'
  // Another window may have begun it.
  if (isRunning && state.runId !== null && state.runId !== before?.runId) show(state.runId, null)
  if (!isRunning && before !== null && before.phase !== 'idle') void listLoads()
  // Lists and state come in either order.
  else showNewest()
}

function show(runId: string, besideId: string | null): void {
  useLoad.setState({ shownId: runId, besideId })
  if (seriesOf === runId) return
  seriesOf = runId
  useLoad.setState({ series: noSeries })
  client()
    .call('load.series', { runId })
    .then((series) => {
      if (seriesOf === runId) useLoad.setState({ series })
    })
    .catch(notifyFault)
}

function addSeconds(added: readonly LoadSecond[]): void {
  const { series } = useLoad.getState()
  const last = series.seconds.at(-1)?.t ?? 0
  const later = added.filter(({ t }) => t > last)
  useLoad.setState({ series: { ...series, seconds: [...series.seconds, ...later].slice(-mostRows) } })
}
