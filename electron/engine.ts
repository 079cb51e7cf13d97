import type { AppInfo } from '../shared/contract/app.ts'
import { localSimulatorId } from '../shared/contract/connections.ts'
import type { Handlers, StreamSources } from '../shared/contract/contract.ts'
import type { SimulatorState } from '../shared/contract/simulator.ts'
import { builtInProfiles } from '../shared/profiles/built-in-profiles.ts'
import { makeCatalogue } from '../shared/profiles/catalogue.ts'
import type { ProviderProfile } from '../shared/profiles/profile-schema.ts'
import { BulkDesk } from './bulk/bulk-desk.ts'
import { UploadFolder } from './bulk/upload-folder.ts'
import { LiveCapture } from './capture/live-capture.ts'
import { PduWatch } from './capture/pdu-watch.ts'
import { RecentAddresses } from './capture/recent-addresses.ts'
import { Recorder } from './capture/recorder.ts'
import { appHandlers, appSources } from './handlers/app.ts'
import { bulkHandlers, bulkSources } from './handlers/bulk.ts'
import { captureHandlers, captureSources } from './handlers/capture.ts'
import { connectionHandlers } from './handlers/connections.ts'
import { doctorSources } from './handlers/doctor.ts'
import { messageHandlers, messageSources } from './handlers/messages.ts'
import { operationHandlers } from './handlers/operations.ts'
import { sessionHandlers, sessionSources } from './handlers/sessions.ts'
import { simulatorHandlers, simulatorSources } from './handlers/simulator.ts'
import { templateHandlers } from './handlers/templates.ts'
import { MessageTracker } from './messages/message-tracker.ts'
import type { ConnectionSettings } from './session/bind-settings.ts'
import { SystemClock } from './session/clock.ts'
import type { SessionHooks } from './session/session-hooks.ts'
import { SessionRegister } from './session/session-register.ts'
import { defaultSimulatorConfig } from './smsc/default-config.ts'
import { Simulator } from './smsc/simulator.ts'
import { usableTls } from './smsc/simulator-tls.ts'
import { ConnectionBook } from './storage/connection-book.ts'
import { RecipeBook } from './storage/recipe-book.ts'
import type { SecretBox } from './storage/secrets.ts'
import { SettingsBook } from './storage/settings-book.ts'
import { openStore } from './storage/store.ts'

export interface EngineOptions {
  readonly dataDir: string
  readonly secretBox: SecretBox
  readonly host: AppInfo['host']
  readonly version: string
}

export interface RunningEngine {
  readonly handlers: Handlers
  readonly sources: StreamSources
  /** The user's own profiles beside the built-in ones, in place of those before; one of a built-in id stands for it. */
  setOwnProfiles(own: readonly ProviderProfile[]): void
  /** Unbinds the sessions, stops the simulator, writes what waits. */
  close(): Promise<void>
}

/** A session that does not answer our unbind must not hold up the end of the program. */
const unbindPatienceMs = 2000

/**
 * Everything behind the contract, composed. Rejects with storage.in-use; a folder that cannot be written is told in
 * app.status, and the engine works without it.
 */
export async function createEngine(options: EngineOptions): Promise<RunningEngine> {
  const { dataDir, secretBox } = options
  const clock = new SystemClock()
  let profiles = makeCatalogue(builtInProfiles)
  const catalogue = () => profiles
  const store = await openStore({ dataDir })
  const loaded = await store.load()
  const settingsBook = new SettingsBook(store, secretBox, loaded.settings)
  const connectionBook = new ConnectionBook(store, secretBox, loaded.connections)
  await store.call('setCaptureLimit', settingsBook.settings.captureLimit)

  const recorder = new Recorder({
    archive: store,
    seal: (text) => secretBox.seal(text),
    nextSeq: loaded.lastSeq + 1,
  })
  const capture = new LiveCapture({ recorder, archive: store, catalogue })
  const tracker = new MessageTracker({
    store,
    clock,
    link: (captureSeq, messageId) => recorder.link(captureSeq, messageId),
    claimReceipt: (receipt) => bulkDesk.claimReceipt(receipt),
  })
  await tracker.restore()

  const watch = new PduWatch(recorder)
  const hooks: Pick<SessionHooks, 'onPdu'> = {
    onPdu: (session, event) => {
      watch.record(session, event)
      bulkDesk.onPdu(event)
      tracker.onPdu(session, event)
    },
  }
  const connectionOf = (connectionId: string) => follow(connectionBook.withSecrets(connectionId), simulator)
  const register = new SessionRegister({ clock, hooks, connectionOf })
  const uploads = new UploadFolder(dataDir)
  await uploads.clear()
  const bulkDesk = await BulkDesk.open({ store, clock, openBinds: (id) => register.open(id) })
  const checkAddresses = new RecentAddresses()

  const simulatorListeners = new Set<(state: SimulatorState) => void>()
  const simulator = new Simulator({
    config: settingsBook.simulator ?? defaultSimulatorConfig(catalogue()),
    catalogue,
    tls: usableTls(settingsBook.simulatorTls),
    clock,
    hooks: {
      onPdu: (session, event) => {
        const isOwn = (address: string) => register.hasLocalAddress(address) || checkAddresses.has(address)
        if (!watch.isMirror(session, isOwn)) watch.record(session, event)
      },
      onState: (state) => register.tell(state),
    },
    onState: (state) => {
      for (const listener of simulatorListeners) listener(state)
    },
  })

  const parts = {
    ...options,
    catalogue,
    store,
    settingsBook,
    connectionBook,
    capture,
    tracker,
    register,
    recipeBook: new RecipeBook(store, secretBox, loaded.settings),
    bulkDesk,
    uploads,
    simulator,
    clock,
    hooks,
    connectionOf,
    onLocalAddress: (address: string) => checkAddresses.add(address),
    onState: (listener: (state: SimulatorState) => void) => {
      simulatorListeners.add(listener)
      return () => simulatorListeners.delete(listener)
    },
  }
  return {
    handlers: {
      ...appHandlers(parts),
      ...connectionHandlers(parts),
      ...sessionHandlers(parts),
      ...messageHandlers(parts),
      ...templateHandlers(parts),
      ...captureHandlers(parts),
      ...simulatorHandlers(parts),
      ...operationHandlers(parts),
      ...bulkHandlers(parts),
    },
    sources: {
      ...appSources(parts),
      ...sessionSources(parts),
      ...messageSources(parts),
      ...captureSources(parts),
      ...simulatorSources(parts),
      ...doctorSources(parts),
      ...bulkSources(parts),
    },
    setOwnProfiles(own) {
      profiles = makeCatalogue([...builtInProfiles, ...own])
    },
    async close() {
      bulkDesk.stopAll()
      await register.closeAll(unbindPatienceMs)
      await bulkDesk.close()
      await simulator.stop()
      tracker.close()
      await store.close()
    },
  }
}

/**
 * The connection that ships leads to the simulator wherever that listens, and however: its usual port may have been
 * taken, and over TLS it is known by its fingerprint, whoever signed it.
 */
function follow(connection: ConnectionSettings, simulator: Simulator): ConnectionSettings {
  const { port } = simulator.state()
  if (connection.connectionId !== localSimulatorId || port === null) return connection
  const { fingerprint } = simulator
  if (fingerprint === null || connection.tls.enabled) return { ...connection, port }
  const tls = { ...connection.tls, enabled: true, verify: false, pinnedSha256: fingerprint }
  return { ...connection, port, tls }
}
