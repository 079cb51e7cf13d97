import { create } from 'zustand'
import type { ClientCertificate, ClientCertificateView } from '../../shared/contract/certificates.ts'
import { localSimulatorId } from '../../shared/contract/connection-values.ts'
import type { Connection, ConnectionDraft } from '../../shared/contract/connections.ts'
import { newConnection } from '../../shared/contract/new-connection.ts'
import type { ProviderProfile } from '../../shared/profiles/profile-schema.ts'
import {
  duplicateConnection,
  reloadConnections,
  removeConnection,
  saveConnection,
  useConnections,
} from './connections-store.ts'
import { outdateDoctor } from './doctor-store.ts'
import { keepPlace } from './place-history.ts'
import { changedPaths, type Fill, filledBy, nothingFilled, taken, undone } from './profile-fill.ts'

/** A connection that is being edited. Kept outside the screen, so that leaving it loses nothing. */
export interface Edited {
  readonly draft: ConnectionDraft
  /** Of the saved connection as its editing began; absent for one that is not saved. */
  readonly revision?: string
  /** Typed here; null leaves the stored one. Sent to the engine on save and nowhere else. */
  readonly password: string | null
  /** Chosen here and found good; null leaves the stored one, '' is to clear it. */
  readonly certificate:
    | { readonly material: ClientCertificate; readonly view: ClientCertificateView }
    | ''
    | null
  /** Likewise for the password that an outbind must carry. */
  readonly outbindPassword?: string | null
  /** Fields that a profile may know and the user typed in. */
  readonly typed?: readonly string[]
  /** What the profile put in. */
  readonly fill?: Fill
}

/** As a new connection begins. */
const fresh: Edited = { draft: newConnection, password: null, certificate: null }

/** The id under which a connection is edited that was never saved. */
export const newId = 'new'

interface DraftsState {
  readonly selectedId: string
  readonly edited: Readonly<Record<string, Edited>>
  /** Removed on screen; the engine hears of it when the time to undo is over. */
  readonly leaving: Readonly<Record<string, true>>
  /** Those that are on their way to the engine. */
  readonly saving: ReadonlySet<string>
  /** Counts how often a new connection was asked for: each time its name takes the focus. */
  readonly newAsked: number
}

export const useDrafts = create<DraftsState>(() => ({
  selectedId: localSimulatorId,
  edited: {},
  leaving: {},
  saving: new Set(),
  newAsked: 0,
}))

keepPlace<string>('connections', {
  isStored: true,
  read: () => useDrafts.getState().selectedId,
  restore: (selectedId) => selectConnection(selectedId),
})

/** How long a removal can be undone. */
const undoMs = 8000

export function draftOf(connection: Connection): ConnectionDraft {
  const {
    connectionId: _id,
    revision: _revision,
    hasPassword: _has,
    passwordOctets: _octets,
    hasOutbindPassword: _outbind,
    builtIn: _builtIn,
    clientCertificate: _certificate,
    ...draft
  } = connection
  return draft
}

export function selectConnection(selectedId: string): void {
  useDrafts.setState({ selectedId })
}

/** Starts a new connection; one that is half typed is gone on with. */
export function startNew(): void {
  useDrafts.setState(({ edited, newAsked }) => ({
    newAsked: newAsked + 1,
    selectedId: newId,
    edited: newId in edited ? edited : { ...edited, [newId]: fresh },
  }))
}

export function edit(connectionId: string, change: Partial<Edited>): void {
  const { edited } = useDrafts.getState()
  const before = edited[connectionId] ?? savedOf(connectionId)
  if (before === null) return
  const typed = change.draft === undefined ? [] : changedPaths(before.draft, change.draft)
  const known = before.typed ?? []
  const after = { ...before, typed: [...new Set([...known, ...typed])], ...change }
  useDrafts.setState({ edited: { ...edited, [connectionId]: after } })
}

/** Gives the connection a profile, and the fields that nobody chose its values. */
export function chooseProfile(
  connectionId: string,
  profile: ProviderProfile | undefined,
  profileId: string,
): void {
  const { typed = [], fill = nothingFilled, draft } = editedOf(connectionId)
  // The built-in connection leads to the simulator, whoever that plays.
  const skipped = connectionId === localSimulatorId ? (['host', 'port', 'tls.enabled'] as const) : []
  const made = filledBy({ draft, typed, fill }, profile, skipped)
  edit(connectionId, { draft: { ...made.draft, profileId }, fill: made.fill, typed })
}

/** Takes back what the profile put in; what was typed since stays. */
export function undoFill(connectionId: string): void {
  const { typed = [], fill = nothingFilled, draft } = editedOf(connectionId)
  edit(connectionId, { draft: undone(draft, fill), fill: nothingFilled, typed })
}

/** Puts in the profile's values in place of the user's own. */
export function takeKept(connectionId: string): void {
  const { typed = [], fill = nothingFilled, draft } = editedOf(connectionId)
  edit(connectionId, { ...taken(draft, fill), typed })
}

/** As it is edited, or as editing it begins. */
function editedOf(connectionId: string): Edited {
  return useDrafts.getState().edited[connectionId] ?? savedOf(connectionId) ?? fresh
}

export function discardEdits(connectionId: string): void {
  useDrafts.setState(({ edited }) => ({ edited: without(edited, connectionId) }))
  if (connectionId === newId) selectConnection(localSimulatorId)
}

/** What another window has done to a connection since it is edited here; null: nothing. */
export function changedElsewhere(
  edited: Edited | undefined,
  saved: Connection | null,
): 'saved' | 'gone' | null {
  if (edited?.revision === undefined) return null
  if (saved === null) return 'gone'
  return saved.revision === edited.revision ? null : 'saved'
}

/** What is edited here will overwrite what another window saved; where that removed it, it becomes a new one. */
export function keepMine(connectionId: string): void {
  const { edited } = useDrafts.getState()
  const mine = edited[connectionId]
  if (mine === undefined) return
  const saved = savedOf(connectionId)
  if (saved?.revision !== undefined) edit(connectionId, { revision: saved.revision })
  else void saveEdits(connectionId, newId)
}

/**
 * Saves what was typed; the id it has from then on, or null when it failed (a notice says why).
 * @param savedId what it is saved as; `newId`: as another connection.
 */
export async function saveEdits(connectionId: string, savedId = connectionId): Promise<string | null> {
  const edited = useDrafts.getState().edited[connectionId]
  if (edited === undefined) return connectionId
  useDrafts.setState(({ saving }) => ({ saving: new Set(saving).add(connectionId) }))
  const saved = await saveConnection(
    savedId === newId ? null : savedId,
    edited.draft,
    savedId === newId ? (edited.password ?? '') : edited.password,
    edited.certificate === null || edited.certificate === ''
      ? edited.certificate
      : edited.certificate.material,
    edited.outbindPassword ?? null,
    edited.revision ?? null,
    () => discardEdits(connectionId),
  )
  useDrafts.setState(({ saving }) => ({ saving: new Set([...saving].filter((id) => id !== connectionId)) }))
  if (saved === null) return null
  outdateDoctor(saved.connectionId)
  useDrafts.setState((state) => ({
    edited: without(state.edited, connectionId),
    selectedId: state.selectedId === connectionId ? saved.connectionId : state.selectedId,
  }))
  return saved.connectionId
}

export async function duplicate(connectionId: string, name: string): Promise<void> {
  const copy = await duplicateConnection(connectionId, name)
  if (copy !== null) selectConnection(copy.connectionId)
}

/** Takes a connection off the list; the returned function brings it back while `undoMs` lasts, password included. */
export function removeSoon(connectionId: string): () => void {
  const { revision = null } = savedOf(connectionId) ?? {}
  useDrafts.setState((state) => ({
    leaving: { ...state.leaving, [connectionId]: true },
    selectedId: state.selectedId === connectionId ? localSimulatorId : state.selectedId,
  }))
  const stay = () => useDrafts.setState(({ leaving }) => ({ leaving: without(leaving, connectionId) }))
  const timer = setTimeout(() => void removeForGood(connectionId, revision), undoMs)
  return () => {
    clearTimeout(timer)
    stay()
    selectConnection(connectionId)
  }
}

async function removeForGood(connectionId: string, revision: string | null): Promise<void> {
  const isGone = await removeConnection(connectionId, revision)
  useDrafts.setState(({ leaving, edited }) => ({
    leaving: without(leaving, connectionId),
    edited: isGone ? without(edited, connectionId) : edited,
  }))
}

/** Gives the connection that ships its first form again. */
export async function restoreShipped(): Promise<void> {
  discardEdits(localSimulatorId)
  if (await removeConnection(localSimulatorId, null)) await reloadConnections()
}

function savedOf(connectionId: string): Edited | null {
  if (connectionId === newId) return fresh
  const found = useConnections.getState().connections.find((one) => one.connectionId === connectionId)
  if (found === undefined) return null
  return { draft: draftOf(found), revision: found.revision, password: null, certificate: null }
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _left, ...rest } = record
  return rest
}
