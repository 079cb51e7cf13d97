import { create } from 'zustand'
import type { AppInfo, AppStatus, DataFile, FoundRelease, Settings } from '../../shared/contract/app.ts'
import { defaultSettings } from '../../shared/contract/default-settings.ts'
import type { FaultCode } from '../../shared/faults/fault-table.ts'
import type { Language } from '../../shared/words/words.ts'
import { client, followAlways, onLinked } from './host-store.ts'
import { onSavedChange } from './saved-changes.ts'
import { type NoticeBody, type NoticeFault, noticeOf, notifyFault } from './toast-store.ts'

interface SettingsState {
  readonly settings: Settings
  readonly info: AppInfo | null
  readonly status: AppStatus | null
  /** The workbench's files in the data folder; null until they were asked for. */
  readonly files: readonly DataFile[] | null
  /** What was told of the store and read, by keyOfFault(). */
  readonly dismissedFaults: readonly string[]
  /** False until the engine's settings came: the first paint uses the system's. */
  readonly isLoaded: boolean
}

export const useSettings = create<SettingsState>(() => ({
  settings: defaultSettings,
  info: null,
  status: null,
  files: null,
  dismissedFaults: [],
  isLoaded: false,
}))

export function startSettings(): void {
  onLinked(() => void readSettings())
  onSavedChange('settings', () => {
    // What is on show before the engine has it is not put back by what the engine had.
    if (changing === 0) void readSettings()
    else isOutdated = true
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

async function readSettings(): Promise<void> {
  isOutdated = false
  try {
    const [settings, info] = await Promise.all([
      client().call('settings.get', {}),
      client().call('app.info', {}),
    ])
    if (changing === 0) useSettings.setState({ settings, info, isLoaded: true })
    else isOutdated = true
  } catch (error) {
    notifyFault(error)
  }
}

/** Changes of this window that the engine has not answered. */
let changing = 0
/** Any window changed something meanwhile. */
let isOutdated = false

/** Shown at once, put back when the engine refuses. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const before = useSettings.getState().settings
  useSettings.setState({ settings: { ...before, ...change } })
  changing += 1
  try {
    useSettings.setState({ settings: await client().call('settings.set', change) })
  } catch (error) {
    useSettings.setState({ settings: before })
    notifyFault(error)
  } finally {
    changing -= 1
    if (changing === 0 && isOutdated) void readSettings()
  }
}

export async function dismissFirstRun(): Promise<void> {
  const { info } = useSettings.getState()
  if (info === null || !info.firstRun) return
  useSettings.setState({ info: { ...info, firstRun: false } })
  await client().call('app.dismissFirstRun', {}).catch(notifyFault)
}

export async function loadFiles(): Promise<void> {
  try {
    const { files } = await client().call('app.files', {})
    useSettings.setState({ files })
  } catch (error) {
    notifyFault(error)
  }
}

/** Shows the data folder in the system's file manager. */
export async function revealFolder(): Promise<void> {
  await client().call('app.reveal', {}).catch(notifyFault)
}

/**
 * Has the next start move the data folder; why it cannot, or null.
 * @param folder null: the desktop asks for it.
 */
export async function planMove(folder: string | null): Promise<NoticeBody | null> {
  try {
    const planned = await client().call('app.planMove', { folder })
    showPlan(planned.folder)
    return null
  } catch (error) {
    return noticeOf(error)
  }
}

/** The data folder stays where it is. */
export async function stayHere(): Promise<void> {
  await client()
    .call('app.stayHere', {})
    .then(() => showPlan(null), notifyFault)
}

function showPlan(plannedMove: string | null): void {
  useSettings.setState(({ info }) => ({ info: info === null ? null : { ...info, plannedMove } }))
}

/** The newest release, or why nobody could tell. */
export async function lookUpRelease(): Promise<FoundRelease | NoticeBody> {
  try {
    return await client().call('app.lookUp', {})
  } catch (error) {
    return noticeOf(error)
  }
}

/** What is wrong with the store and was not dismissed, the worst first; codes of another version among it. */
export function openStoreFaults({
  status,
  dismissedFaults,
}: Pick<SettingsState, 'status' | 'dismissedFaults'>): NoticeFault[] {
  return storeFaultsOf(status).filter((fault) => !dismissedFaults.includes(keyOfFault(fault)))
}

/** Hides it in this window; the engine goes on telling of lost secrets until all that is said of them was dismissed. */
export async function dismissStoreFault(fault: NoticeFault): Promise<void> {
  const { status, dismissedFaults } = useSettings.getState()
  const dismissed = [...dismissedFaults, keyOfFault(fault)]
  useSettings.setState({ dismissedFaults: dismissed })
  const left = storeFaultsOf(status).filter(
    (one) => lossCodes.has(one.code) && !dismissed.includes(keyOfFault(one)),
  )
  if (!lossCodes.has(fault.code) || left.length > 0) return
  await client().call('app.dismissLostSecrets', {}).catch(notifyFault)
}

const lossCodes: ReadonlySet<string> = new Set([
  'storage.passwords-lost',
  'storage.recipes-lost',
  'storage.simulator-lost',
])

function storeFaultsOf(status: AppStatus | null): NoticeFault[] {
  return (status?.storeFaults ?? []).map(({ code, detail }) => ({ code: code as FaultCode, detail }))
}

export function keyOfFault({ code, detail }: NoticeFault): string {
  return `${code} ${JSON.stringify(detail)}`
}

/** The language in force: the chosen one, or the system's. */
export function selectLanguage(state: SettingsState): Language {
  return state.settings.language ?? systemLanguage()
}

function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('ru') ? 'ru' : 'en'
}
