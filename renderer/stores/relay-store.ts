import { create } from 'zustand'
import type { ListenerTlsChange } from '../../shared/contract/listener-tls.ts'
import type { RelaySetup, RelayState } from '../../shared/contract/relay.ts'
import type { RelayRow } from '../../shared/relay/relay-row.ts'
import type { RelayTold } from '../../shared/relay/relay-told.ts'
import { client, followAlways } from './host-store.ts'
import { type NoticeBody, noticeOf, notifyDone } from './toast-store.ts'

interface RelayView {
  /** null until the engine told it once. */
  readonly state: RelayState | null
  /** What passed, the newest first. */
  readonly told: readonly RelayTold[]
  /** Held still for reading; the engine goes on. */
  readonly isPaused: boolean
  readonly isBusy: boolean
  /** Why the last start or change failed; stays until the next one. */
  readonly failure: NoticeBody | null
  /** Id of the row in the form; '' for a new one; null: the form is closed. */
  readonly editedId: string | null
}

/** Rows of the lanes that the window has. */
const mostShown = 300

export const useRelay = create<RelayView>(() => ({
  ...{ state: null, told: [], isPaused: false, isBusy: false, failure: null, editedId: null },
}))

let isFollowed = false
let arrived: readonly RelayTold[] = []

/** Called by the screen when it opens; the relay is followed from then on. */
export function followRelay(): void {
  if (isFollowed) return
  isFollowed = true
  followAlways(
    'relay.state',
    () => ({}),
    (items) => {
      const state = items.at(-1)
      if (state !== undefined) useRelay.setState({ state })
    },
  )
  followAlways(
    'relay.told',
    () => {
      // After a link that was lost the engine tells what it still has.
      arrived = []
      return { afterSeq: 0 }
    },
    (items) => {
      arrived = [...items.toReversed(), ...arrived].slice(0, mostShown)
      if (!useRelay.getState().isPaused) useRelay.setState({ told: arrived })
    },
  )
}

export function pauseRelay(isPaused: boolean): void {
  useRelay.setState(isPaused ? { isPaused } : { isPaused, told: arrived })
}

export async function startRelay(): Promise<void> {
  await take(() => client().call('relay.start', {}))
}

export async function stopRelay(): Promise<void> {
  await take(() => client().call('relay.stop', {}))
}

/** True when the change is in force. */
export async function configureRelay(change: Partial<RelaySetup>): Promise<boolean> {
  const { state } = useRelay.getState()
  if (state !== null) useRelay.setState({ state: { ...state, setup: { ...state.setup, ...change } } })
  return take(() => client().call('relay.configure', change))
}

/** Rejects with why it cannot be used. */
export async function setRelayTls(tls: ListenerTlsChange | null): Promise<void> {
  useRelay.setState({ state: await client().call('relay.set-tls', { tls }), failure: null })
}

/** As `setRelayTls`; a failure is shown with the relay's others. */
export async function changeRelayTls(tls: ListenerTlsChange | null): Promise<void> {
  await setRelayTls(tls).catch((error: unknown) => useRelay.setState({ failure: noticeOf(error) }))
}

export function editRow(editedId: string | null): void {
  useRelay.setState({ editedId })
}

/** Puts the row in the place of the one with `id`, or at the end. */
export async function saveRow(id: string, row: RelayRow): Promise<boolean> {
  const standing = rows()
  const place = standing.findIndex((one) => one.id === id)
  const next = place < 0 ? [...standing, row] : standing.toSpliced(place, 1, row)
  return configureRelay({ rows: next })
}

export async function removeRow(
  id: string,
  undo: { readonly said: string; readonly label: string },
): Promise<void> {
  const before = rows()
  useRelay.setState({ editedId: null })
  const isGone = await configureRelay({ rows: before.filter((row) => row.id !== id) })
  if (!isGone) return
  notifyDone(undo.said, { label: undo.label, run: () => void configureRelay({ rows: before }) })
}

/** Moves the row up (-1) or down (1). */
export async function shiftRow(id: string, by: -1 | 1): Promise<void> {
  const standing = rows()
  const place = standing.findIndex((row) => row.id === id)
  const row = standing[place]
  if (row === undefined || standing[place + by] === undefined) return
  await configureRelay({ rows: standing.toSpliced(place, 1).toSpliced(place + by, 0, row) })
}

function rows(): RelayRow[] {
  return useRelay.getState().state?.setup.rows ?? []
}

async function take(run: () => Promise<RelayState>): Promise<boolean> {
  useRelay.setState({ isBusy: true, failure: null })
  try {
    useRelay.setState({ state: await run() })
    return true
  } catch (error) {
    useRelay.setState({ failure: noticeOf(error) })
    return false
  } finally {
    useRelay.setState({ isBusy: false })
  }
}
