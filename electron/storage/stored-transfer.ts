import { ConnectionTransfer, type TransferParts } from './connection-transfer.ts'
import { refuseNewerFiles } from './folder-version.ts'
import { OwnProfiles } from './own-profiles.ts'
import { SavedConnections } from './saved-connections.ts'
import { openKeyFile } from './secrets.ts'
import { openStore } from './store.ts'

/** The connections of a data folder that no workbench has open. */
export interface Transfer {
  readonly transfer: ConnectionTransfer
  /** Without the one that ships. */
  readonly connections: readonly { readonly connectionId: string; readonly name: string }[]
  /** Names of those with secrets that do not open here: another key, or the desktop's keychain, sealed them. */
  readonly lost: readonly string[]
}

/** Opens a data folder for `run` alone. Rejects with storage.in-use while a workbench runs there, storage.newer. */
export async function withTransfer(
  dataDir: string,
  describeCertificate: TransferParts['describeCertificate'],
  run: (opened: Transfer) => Promise<void>,
): Promise<void> {
  refuseNewerFiles(dataDir)
  const store = await openStore({ dataDir })
  try {
    const loaded = await store.load()
    const savedConnections = new SavedConnections(store, await openKeyFile(dataDir), loaded.connections)
    const { catalogue } = new OwnProfiles(store, loaded.profiles)
    await run({
      transfer: new ConnectionTransfer({ savedConnections, describeCertificate, catalogue: () => catalogue }),
      connections: savedConnections.list().filter(({ builtIn }) => !builtIn),
      lost: savedConnections.lostSecrets().map(({ name }) => name),
    })
  } finally {
    await store.close()
  }
}
