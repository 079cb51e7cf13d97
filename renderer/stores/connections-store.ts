import { create } from 'zustand'
import type { ClientCertificate, ClientCertificateView } from '../../shared/contract/certificates.ts'
import type { Connection, ConnectionDraft } from '../../shared/contract/connections.ts'
import { copyName, removeAsking, saveAsking } from './elsewhere-store.ts'
import { client, onLinked } from './host-store.ts'
import { onSavedChange } from './saved-changes.ts'
import { useSimulator } from './simulator-store.ts'
import { notifyFault } from './toast-store.ts'

interface ConnectionsState {
  readonly connections: readonly Connection[]
  readonly isLoaded: boolean
}

export const useConnections = create<ConnectionsState>(() => ({ connections: [], isLoaded: false }))

export function startConnections(): void {
  onLinked(() => void reloadConnections())
  onSavedChange('connections', () => void reloadConnections())
  // The engine shows the connection that ships with the port that the simulator has.
  useSimulator.subscribe(({ operators }, before) => {
    if (operators[0]?.port !== before.operators[0]?.port) void reloadConnections()
  })
}

export async function reloadConnections(): Promise<void> {
  try {
    useConnections.setState({ connections: await client().call('connections.list', {}), isLoaded: true })
  } catch (error) {
    notifyFault(error)
  }
}

/**
 * Saves and puts the result into the list; null when it failed (a notice says why).
 * @param revision of the connection as its editing began; null overwrites whichever there is.
 * @param theirs what is done when the reader keeps what another window saved.
 */
export async function saveConnection(
  connectionId: string | null,
  draft: ConnectionDraft,
  password: string | null,
  clientCertificate: ClientCertificate | '' | null = null,
  outbindPassword: string | null = null,
  revision: string | null = null,
  theirs = () => {},
): Promise<Connection | null> {
  return settle(
    saveAsking({
      save: () => save(connectionId, revision),
      mine: (isGone) => save(isGone ? null : connectionId, null),
      copy: () => save(null, null, copyName(draft.name)),
      theirs,
    }),
  )
  function save(id: string | null, replaced: string | null, name = draft.name): Promise<Connection> {
    const secrets = {
      password: id === null ? (password ?? '') : password,
      clientCertificate,
      outbindPassword,
    }
    return client().call('connections.save', {
      connectionId: id,
      revision: replaced,
      draft: { ...draft, name },
      ...secrets,
    })
  }
}

/** Facts that may be shown of a usable certificate; rejects with why it cannot be used. */
export function readCertificate(certificate: ClientCertificate): Promise<ClientCertificateView> {
  return client().call('certificates.read', { certificate })
}

export async function duplicateConnection(connectionId: string, name: string): Promise<Connection | null> {
  return settle(client().call('connections.duplicate', { connectionId, name }))
}

/** False when it stays: that failed (a notice says why), or another window had changed it and it was kept. */
export async function removeConnection(connectionId: string, revision: string | null): Promise<boolean> {
  try {
    const isGone = await removeAsking(
      (replaces) => client().call('connections.remove', { connectionId, replaces }),
      revision,
    )
    if (!isGone) return false
    useConnections.setState(({ connections }) => ({
      connections: connections.filter((connection) => connection.connectionId !== connectionId),
    }))
    return true
  } catch (error) {
    notifyFault(error)
    return false
  }
}

async function settle(saving: Promise<Connection | null>): Promise<Connection | null> {
  try {
    const saved = await saving
    if (saved === null) return null
    useConnections.setState(({ connections }) => {
      const at = connections.findIndex((connection) => connection.connectionId === saved.connectionId)
      return { connections: at < 0 ? [...connections, saved] : connections.with(at, saved) }
    })
    return saved
  } catch (error) {
    notifyFault(error)
    return null
  }
}
