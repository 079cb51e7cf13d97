import { create } from 'zustand'
import type { ClientCertificate, ClientCertificateView } from '../../shared/contract/certificates.ts'
import {
  type Connection,
  type ConnectionDraft,
  localSimulatorId,
  newConnection,
} from '../../shared/contract/connections.ts'
import {
  duplicateConnection,
  reloadConnections,
  removeConnection,
  saveConnection,
  useConnections,
} from './connections-store.ts'
import { keepPlace } from './place-history.ts'

/** A connection that is being edited. Kept outside the screen, so that leaving it loses nothing. */
export interface Edited {
  readonly draft: ConnectionDraft
  /** Typed here; null leaves the stored one. Sent to the engine on save and nowhere else. */
  readonly password: string | null
  /** Chosen here and found good; null leaves the stored one, '' is to clear it. */
  readonly certificate:
    | { readonly material: ClientCertificate; readonly view: ClientCertificateView }
    | ''
    | null
  /** Likewise for the password that an outbind must carry. */
  readonly outbindPassword?: string | null
}

/** The id under which a connection is edited that was never saved. */
export const newId = 'new'

interface DraftsState {
  readonly selectedId: string
  readonly edited: Readonly<Record<string, Edited>>
  /** Removed on screen; the engine hears of it when the time to undo is over. */
  readonly leaving: Readonly<Record<string, true>>
  readonly isSaving: boolean
  /** Counts how often a new connection was asked for: each time its name takes the focus. */
  readonly newAsked: number
}

export const useDrafts = create<DraftsState>(() => ({
  selectedId: localSimulatorId,
  edited: {},
  leaving: {},
  isSaving: false,
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
    edited:
      newId in edited
        ? edited
        : { ...edited, [newId]: { draft: newConnection, password: null, certificate: null } },
  }))
}

export function edit(connectionId: string, change: Partial<Edited>): void {
  const { edited } = useDrafts.getState()
  const before = edited[connectionId] ?? savedOf(connectionId)
  if (before === null) return
  useDrafts.setState({ edited: { ...edited, [connectionId]: { ...before, ...change } } })
}

export function discardEdits(connectionId: string): void {
  useDrafts.setState(({ edited }) => ({ edited: without(edited, connectionId) }))
  if (connectionId === newId) selectConnection(localSimulatorId)
}

/** Saves what was typed; the id it has from then on, or null when it failed (a notice says why). */
export async function saveEdits(connectionId: string): Promise<string | null> {
  const edited = useDrafts.getState().edited[connectionId]
  if (edited === undefined) return connectionId
  useDrafts.setState({ isSaving: true })
  const saved = await saveConnection(
    connectionId === newId ? null : connectionId,
    edited.draft,
    connectionId === newId ? (edited.password ?? '') : edited.password,
    edited.certificate === null || edited.certificate === ''
      ? edited.certificate
      : edited.certificate.material,
    edited.outbindPassword ?? null,
  )
  useDrafts.setState({ isSaving: false })
  if (saved === null) return null
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
  useDrafts.setState((state) => ({
    leaving: { ...state.leaving, [connectionId]: true },
    selectedId: state.selectedId === connectionId ? localSimulatorId : state.selectedId,
  }))
  const stay = () => useDrafts.setState(({ leaving }) => ({ leaving: without(leaving, connectionId) }))
  const timer = setTimeout(() => void removeConnection(connectionId).then(stay), undoMs)
  return () => {
    clearTimeout(timer)
    stay()
    selectConnection(connectionId)
  }
}

/** Gives the connection that ships its first form again. */
export async function restoreShipped(): Promise<void> {
  discardEdits(localSimulatorId)
  if (await removeConnection(localSimulatorId)) await reloadConnections()
}

function savedOf(connectionId: string): Edited | null {
  if (connectionId === newId) return { draft: newConnection, password: null, certificate: null }
  const found = useConnections.getState().connections.find((one) => one.connectionId === connectionId)
  return found === undefined ? null : { draft: draftOf(found), password: null, certificate: null }
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _left, ...rest } = record
  return rest
}
