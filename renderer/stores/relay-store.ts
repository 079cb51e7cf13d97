import { create } from 'zustand'
import type { ListenerTlsChange } from '../../shared/contract/listener-tls.ts'
import type { RelaySetup, RelayState } from '../../shared/contract/relay.ts'
import { revisionOf, revisionOfPart } from '../../shared/contract/revision.ts'
import type { RelayRow } from '../../shared/relay/relay-row.ts'
import type { RelayTold } from '../../shared/relay/relay-told.ts'
import { saveAsking } from './elsewhere-store.ts'
import { client, followAlways } from './host-store.ts'
import { placeOfRow } from './list-edit.ts'
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
  return take(() =>
    saveAsking({
      save: () => configure(change, state === null ? null : revisionOfPart(state.setup, change)),
      mine: () => configure(change, null),
    }),
  )
}

/** On screen at once, taken back where the engine refuses. */
async function configure(change: Partial<RelaySetup>, replaces: string | null): Promise<RelayState> {
  const { state } = useRelay.getState()
  if (state !== null) useRelay.setState({ state: { ...state, setup: { ...state.setup, ...change } } })
  try {
    return await client().call('relay.configure', { ...change, replaces })
  } catch (error) {
    useRelay.setState({ state })
    throw error
  }
}

/**
 * Changes the rows. True when that is in force.
 * @param base the rows on which the change stands: where the engine has others, the reader decides.
 */
async function changeRows(
  make: (standing: readonly RelayRow[]) => RelayRow[],
  base: readonly RelayRow[] = rows(),
): Promise<boolean> {
  return take(() =>
    saveAsking({
      save: () => configure({ rows: make(rows()) }, revisionOf({ rows: base })),
      mine: () => configure({ rows: make(rows()) }, null),
      theirs: () => editRow(null),
    }),
  )
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

/**
 * Puts the row in the place of the one with `id`, or at the end.
 * @param begun the row as its editing began; undefined for a new one.
 */
export async function saveRow(id: string, row: RelayRow, begun: RelayRow | undefined): Promise<boolean> {
  const place = (standing: readonly RelayRow[]) =>
    placeOfRow(
      standing,
      standing.findIndex((one) => one.id === id),
      begun,
    )
  return changeRows((standing) => standing.toSpliced(place(standing).at, 1, row), place(rows()).base)
}

export async function removeRow(
  id: string,
  undo: { readonly said: string; readonly label: string },
): Promise<void> {
  const place = rows().findIndex((row) => row.id === id)
  const removed = rows()[place]
  if (removed === undefined) return
  useRelay.setState({ editedId: null })
  const isGone = await changeRows((standing) => standing.filter((row) => row.id !== id))
  if (!isGone) return
  const back = () => void changeRows((standing) => standing.toSpliced(place, 0, removed))
  notifyDone(undo.said, { label: undo.label, run: back })
}

/** Moves the row up (-1) or down (1). */
export async function shiftRow(id: string, by: -1 | 1): Promise<void> {
  const place = rows().findIndex((row) => row.id === id)
  const row = rows()[place]
  if (row === undefined || rows()[place + by] === undefined) return
  await changeRows((standing) => standing.filter((one) => one.id !== id).toSpliced(place + by, 0, row))
}

function rows(): RelayRow[] {
  return useRelay.getState().state?.setup.rows ?? []
}

/** False when it failed, which is shown, or was not done: null. */
async function take(run: () => Promise<RelayState | null>): Promise<boolean> {
  useRelay.setState({ isBusy: true, failure: null })
  try {
    const state = await run()
    if (state !== null) useRelay.setState({ state })
    return state !== null
  } catch (error) {
    useRelay.setState({ failure: noticeOf(error) })
    return false
  } finally {
    useRelay.setState({ isBusy: false })
  }
}
