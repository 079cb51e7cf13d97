import { create } from 'zustand'
import { type AppInfo, type AppStatus, defaultSettings, type Settings } from '../../shared/contract/app.ts'
import type { Language } from '../../shared/words/words.ts'
import { client, followAlways, onLinked } from './host-store.ts'
import { notifyFault } from './toast-store.ts'

interface SettingsState {
  readonly settings: Settings
  readonly info: AppInfo | null
  readonly status: AppStatus | null
  /** False until the engine's settings came: the first paint uses the system's. */
  readonly isLoaded: boolean
}

export const useSettings = create<SettingsState>(() => ({
  settings: defaultSettings,
  info: null,
  status: null,
  isLoaded: false,
}))

export function startSettings(): void {
  onLinked((linked) => {
    void Promise.all([linked.call('settings.get', {}), linked.call('app.info', {})])
      .then(([settings, info]) => useSettings.setState({ settings, info, isLoaded: true }))
      .catch(notifyFault)
  })
  followAlways(
    'app.status',
    () => ({}),
    (items) => {
      const status = items.at(-1)
      if (status !== undefined) useSettings.setState({ status })
    },
  )
}

/** Shown at once, put back when the engine refuses. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const before = useSettings.getState().settings
  useSettings.setState({ settings: { ...before, ...change } })
  try {
    useSettings.setState({ settings: await client().call('settings.set', change) })
  } catch (error) {
    useSettings.setState({ settings: before })
    notifyFault(error)
  }
}

export async function dismissFirstRun(): Promise<void> {
  const { info } = useSettings.getState()
  if (info === null || !info.firstRun) return
  useSettings.setState({ info: { ...info, firstRun: false } })
  await client().call('app.dismissFirstRun', {}).catch(notifyFault)
}

/** The language in force: the chosen one, or the system's. */
export function selectLanguage(state: SettingsState): Language {
  return state.settings.language ?? systemLanguage()
}

function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('ru') ? 'ru' : 'en'
}
