import type { AppInfo, AppStatus } from '../../shared/contract/app.ts'
import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { SavedSettings } from '../storage/saved-settings.ts'
import type { SecretBox } from '../storage/secrets.ts'
import type { Store } from '../storage/store.ts'

interface Parts {
  readonly version: string
  readonly host: AppInfo['host']
  readonly dataDir: string
  readonly secretBox: SecretBox
  readonly savedSettings: SavedSettings
  readonly store: Store
}

type Calls = Pick<Handlers, 'app.info' | 'app.dismissFirstRun' | 'settings.get' | 'settings.set'>

/** The contract allows four a second. */
const statusEveryMs = 250

export function appHandlers(parts: Parts): Calls {
  const { savedSettings } = parts
  return {
    'app.info': async () => ({
      version: parts.version,
      host: parts.host,
      platform: process.platform,
      firstRun: savedSettings.firstRun,
      dataDir: parts.dataDir,
      secretsProtectedBy: parts.secretBox.kind,
    }),
    'app.dismissFirstRun': async () => {
      await savedSettings.endFirstRun()
      return {}
    },
    'settings.get': async () => savedSettings.settings,
    'settings.set': (change) => savedSettings.change(change),
  }
}

export function appSources({ store }: Parts): Pick<StreamSources, 'app.status'> {
  return {
    'app.status': (_params, emit) => {
      let timer: ReturnType<typeof setTimeout> | null = null
      const tell = () => {
        timer = null
        emit(statusOf(store))
      }
      tell()
      const stop = store.onStatus(() => {
        timer ??= setTimeout(tell, statusEveryMs)
      })
      return () => {
        if (timer !== null) clearTimeout(timer)
        stop()
      }
    },
  }
}

function statusOf(store: Store): AppStatus {
  const { capturedPdus, captureOctets, problem, setAside } = store.status
  const shown = { capturedPdus, captureOctets, recording: problem === null }
  if (problem !== null) {
    return { ...shown, storeFault: 'storage.unavailable', storeFaultDetail: { reason: problem } }
  }
  if (setAside !== null)
    return { ...shown, storeFault: 'storage.damaged', storeFaultDetail: { file: setAside } }
  return { ...shown, storeFault: null }
}
