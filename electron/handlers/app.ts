import type { AppInfo, AppStatus, DataRule, LostSecretsView, StoreFault } from '../../shared/contract/app.ts'
import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { Fault, type FaultDetail } from '../../shared/faults/fault.ts'
import type { FaultCode } from '../../shared/faults/fault-table.ts'
import { listDataFiles } from '../storage/data-files.ts'
import type { KeptCopies } from '../storage/kept-copies.ts'
import type { LostSecrets } from '../storage/lost-secrets.ts'
import { olderFileName } from '../storage/open-saved.ts'
import type { SavedSettings } from '../storage/saved-settings.ts'
import type { SecretBox } from '../storage/secrets.ts'
import type { Store } from '../storage/store.ts'
import type { StoreStatus } from '../storage/store-protocol.ts'
import { lookUpRelease } from '../versions/look-up.ts'
import { builtFrom } from '../versions/repository.ts'
import { planMove, plannedMove, stayHere } from '../workspace/planned-move.ts'
import { type WorkParts, workAtHand } from './work-at-hand.ts'

interface Parts extends WorkParts {
  readonly version: string
  readonly host: AppInfo['host']
  readonly dataDir: string
  readonly dataRule: DataRule
  readonly secretBox: SecretBox
  readonly savedSettings: SavedSettings
  readonly store: Store
  readonly lostSecrets: LostSecrets
  readonly unreadable: Unreadable
  /** What the start has to tell of the data folder. */
  readonly startNews: readonly StoreFault[]
  readonly keptCopies: KeptCopies
}

/** What was stored and did not read at the start. */
export interface Unreadable {
  readonly settings: readonly string[]
  readonly connections: number
  readonly templates: number
  readonly profiles: number
}

type Calls = Pick<
  Handlers,
  | 'app.info'
  | 'app.files'
  | 'app.reveal'
  | 'app.planMove'
  | 'app.stayHere'
  | 'app.lookUp'
  | 'app.work'
  | 'app.showWindow'
  | 'app.dismissLostSecrets'
  | 'app.dismissFirstRun'
  | 'settings.get'
  | 'settings.set'
>

/** The contract allows four a second. */
const statusEveryMs = 250
/** Names in one sentence. */
const maxNames = 20

export function appHandlers(parts: Parts): Calls {
  const { savedSettings } = parts
  return {
    'app.info': async () => ({
      version: parts.version,
      repository: builtFrom(),
      runsOn: runsOn(),
      host: parts.host,
      platform: process.platform,
      firstRun: savedSettings.firstRun,
      dataDir: parts.dataDir,
      dataRule: parts.dataRule,
      secretsProtectedBy: parts.secretBox.kind,
      plannedMove: plannedMove(parts.dataDir),
    }),
    'app.planMove': async ({ folder }) => {
      // The desktop names one.
      if (folder === null) throw new Fault('folder.relative', { folder: '' })
      return { folder: await planMove(parts.dataDir, parts.dataRule, folder) }
    },
    'app.stayHere': async () => {
      stayHere(parts.dataDir)
      return {}
    },
    'app.files': async () => ({ files: await listDataFiles(parts.dataDir) }),
    // The desktop's entry answers in its place.
    'app.reveal': async () => {
      throw new Fault('app.no-file-manager', {})
    },
    'app.lookUp': async (_input, context) =>
      lookUpRelease({ repository: builtFrom(), version: parts.version, signal: context?.signal }),
    'app.work': async () => ({ work: workAtHand(parts) }),
    // The desktop answers in its stead (main.ts).
    'app.showWindow': async () => ({}),
    'app.dismissLostSecrets': async () => {
      await parts.lostSecrets.dismiss()
      return {}
    },
    'app.dismissFirstRun': async () => {
      await savedSettings.endFirstRun()
      return {}
    },
    'settings.get': async () => savedSettings.settings,
    'settings.set': (change) => savedSettings.change(change),
  }
}

function runsOn(): AppInfo['runsOn'] {
  const { node, electron, chrome } = process.versions
  return { node, electron: electron ?? null, chromium: chrome ?? null }
}

export function appSources(parts: Parts): Pick<StreamSources, 'app.status' | 'app.asked'> {
  return {
    'app.asked': () => () => undefined,
    'app.status': (_params, emit) => {
      let timer: ReturnType<typeof setTimeout> | null = null
      const tell = () => {
        timer = null
        emit(statusOf(parts))
      }
      tell()
      const touch = () => {
        timer ??= setTimeout(tell, statusEveryMs)
      }
      const stops = [parts.store.onStatus(touch), parts.keptCopies.onAdd(touch)]
      return () => {
        if (timer !== null) clearTimeout(timer)
        for (const stop of stops) stop()
      }
    },
  }
}

function statusOf({
  store,
  secretBox,
  lostSecrets,
  unreadable,
  dataDir,
  dataRule,
  startNews,
  keptCopies,
}: Parts): AppStatus {
  const { capturedPdus, captureOctets, problem, carryOver } = store.status
  const lost = lostSecrets.view()
  const storeFaults = [
    ...writeFaults(store.status),
    ...lossFaults(lost),
    ...damageFaults(store.status),
    ...keptFaults(keptCopies.names()),
    ...startNews,
    ...unreadableFaults(unreadable),
    ...(secretBox.problem === null ? [] : [fault('storage.key-not-kept', { reason: secretBox.problem })]),
    ...(dataRule === 'beside-unwritable' ? [fault('storage.beside-unwritable', { dataDir })] : []),
  ]
  const [worst] = storeFaults
  return {
    ...{ capturedPdus, captureOctets, recording: problem === null, carryOver },
    storeFault: worst?.code ?? null,
    ...(worst !== undefined && { storeFaultDetail: worst.detail }),
    storeFaults,
    lostSecrets: lost,
  }
}

function fault<C extends FaultCode>(code: C, detail: FaultDetail<C>): StoreFault {
  return { code, detail }
}

/** Files that cannot be written; one sentence when both cannot for the same reason. */
function writeFaults({ problem, saved }: StoreStatus): StoreFault[] {
  const isOwn = saved.problem !== null && saved.problem !== problem
  return [
    ...(problem === null ? [] : [fault('storage.unavailable', { reason: problem })]),
    ...(isOwn ? [fault('storage.saved-unavailable', { reason: saved.problem })] : []),
  ]
}

function lossFaults(lost: LostSecretsView | null): StoreFault[] {
  if (lost === null) return []
  const { connections, recipes, simulator } = lost
  return [
    ...(connections.length === 0
      ? []
      : [fault('storage.passwords-lost', { connections: listOf(connections) })]),
    ...(recipes ? [fault('storage.recipes-lost', {})] : []),
    ...(simulator ? [fault('storage.simulator-lost', {})] : []),
  ]
}

/** The first of them; the others are in lostSecrets. */
function listOf(names: readonly string[]): string {
  const others = names.length - maxNames
  return names.slice(0, maxNames).join(', ') + (others > 0 ? `, … (+${others})` : '')
}

function damageFaults({
  setAside,
  isOlderUnreadable,
  isRecounted,
  saved: { recovery },
}: StoreStatus): StoreFault[] {
  const ofTraffic = [
    ...(setAside === null ? [] : [fault('storage.damaged', { file: setAside })]),
    ...(isOlderUnreadable ? [fault('storage.older-unreadable', { file: olderFileName })] : []),
    ...(isRecounted ? [fault('storage.recounted', {})] : []),
  ]
  if (recovery === null) return ofTraffic
  const { settings, connections, templates, profiles } = recovery
  if (!recovery.isWhole) {
    return [fault('storage.saved-incomplete', { settings, connections, templates, profiles }), ...ofTraffic]
  }
  const ofSaved =
    recovery.setAside === null
      ? fault('storage.saved-restored', { connections, templates, profiles })
      : fault('storage.saved-recovered', { file: recovery.setAside, connections, templates, profiles })
  return [ofSaved, ...ofTraffic]
}

/** Files whose form this run has changed. */
function keptFaults(files: readonly string[]): StoreFault[] {
  return files.length === 0 ? [] : [fault('storage.brought-over', { files: files.join(', ') })]
}

function unreadableFaults({ settings, connections, templates, profiles }: Unreadable): StoreFault[] {
  if (settings.length + connections + templates + profiles === 0) return []
  const names = settings.length === 0 ? 0 : settings.join(', ')
  return [fault('storage.values-unreadable', { settings: names, connections, templates, profiles })]
}
