import type { ClientCertificate } from '../../shared/contract/certificates.ts'
import type { Connection } from '../../shared/contract/connections.ts'
import type { Handlers } from '../../shared/contract/contract.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import type { StatusPoller } from '../messages/status-poller.ts'
import { shownAtSimulator } from '../smsc/local-simulator.ts'
import type { Simulator } from '../smsc/simulator.ts'
import { ConnectionTransfer } from '../storage/connection-transfer.ts'
import type { CheckedCertificate, SavedConnections } from '../storage/saved-connections.ts'
import { describeCertificate, readClientCertificate } from '../wire/client-certificate.ts'

type Calls = Pick<
  Handlers,
  | 'certificates.read'
  | 'connections.list'
  | 'connections.save'
  | 'connections.remove'
  | 'connections.duplicate'
  | 'connections.export'
  | 'connections.preview'
  | 'connections.import'
  | 'connections.undoImport'
>

export function connectionHandlers({
  savedConnections,
  statusPoller,
  simulator,
  catalogue,
}: {
  readonly savedConnections: SavedConnections
  readonly statusPoller: StatusPoller
  readonly simulator: Simulator
  readonly catalogue: () => Catalogue
}): Calls {
  const transfer = new ConnectionTransfer({ savedConnections, catalogue, describeCertificate })
  const shown = (connection: Connection) => shownAtSimulator(connection, simulator)
  return {
    'connections.list': async () => savedConnections.list().map(shown),
    'connections.save': async ({ connectionId, draft, password, clientCertificate, outbindPassword }) => {
      const saved = await savedConnections.save(connectionId, draft, {
        password,
        certificate: checked(clientCertificate ?? null),
        outbindPassword: outbindPassword ?? null,
      })
      statusPoller.settingsChanged(saved.connectionId)
      return shown(saved)
    },
    'certificates.read': async ({ certificate }) => readClientCertificate(certificate),
    'connections.remove': async ({ connectionId }) => {
      await savedConnections.remove(connectionId)
      return {}
    },
    'connections.export': ({ connectionIds, passphrase }) => transfer.export(connectionIds, passphrase),
    'connections.preview': ({ text, passphrase }) => transfer.preview(text, passphrase),
    'connections.import': async (order) => {
      const made = await transfer.import(order)
      for (const { connectionId } of made.saved) statusPoller.settingsChanged(connectionId)
      return made
    },
    'connections.undoImport': async ({ importId }) => {
      for (const connectionId of await transfer.undo(importId)) statusPoller.settingsChanged(connectionId)
      return {}
    },
    'connections.duplicate': ({ connectionId, name }) => savedConnections.duplicate(connectionId, name),
  }
}

/** Throws `certificate.*` for one that cannot be used: nothing is saved then. */
function checked(material: ClientCertificate | '' | null): CheckedCertificate | '' | null {
  return material === null || material === '' ? material : { material, view: readClientCertificate(material) }
}
