import type { ClientCertificate } from '../../shared/contract/certificates.ts'
import type { Handlers } from '../../shared/contract/contract.ts'
import type { StatusPoller } from '../messages/status-poller.ts'
import type { CheckedCertificate, SavedConnections } from '../storage/saved-connections.ts'
import { readClientCertificate } from '../wire/client-certificate.ts'

type Calls = Pick<
  Handlers,
  | 'certificates.read'
  | 'connections.list'
  | 'connections.save'
  | 'connections.remove'
  | 'connections.duplicate'
>

export function connectionHandlers({
  savedConnections,
  statusPoller,
}: {
  readonly savedConnections: SavedConnections
  readonly statusPoller: StatusPoller
}): Calls {
  return {
    'connections.list': async () => savedConnections.list(),
    'connections.save': async ({ connectionId, draft, password, clientCertificate, outbindPassword }) => {
      const saved = await savedConnections.save(connectionId, draft, {
        password,
        certificate: checked(clientCertificate ?? null),
        outbindPassword: outbindPassword ?? null,
      })
      statusPoller.settingsChanged(saved.connectionId)
      return saved
    },
    'certificates.read': async ({ certificate }) => readClientCertificate(certificate),
    'connections.remove': async ({ connectionId }) => {
      await savedConnections.remove(connectionId)
      return {}
    },
    'connections.duplicate': ({ connectionId, name }) => savedConnections.duplicate(connectionId, name),
  }
}

/** Throws `certificate.*` for one that cannot be used: nothing is saved then. */
function checked(material: ClientCertificate | '' | null): CheckedCertificate | '' | null {
  return material === null || material === '' ? material : { material, view: readClientCertificate(material) }
}
