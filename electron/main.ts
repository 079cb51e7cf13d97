import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, nativeTheme, powerMonitor, session, shell } from 'electron'
import type { Settings } from '../shared/contract/app.ts'
import { defaultSettings } from '../shared/contract/default-settings.ts'
import { type Engine, serve } from '../shared/contract/serve.ts'
import { Fault, faultText } from '../shared/faults/fault.ts'
import type { Language } from '../shared/words/words.ts'
import { openDefectLog } from './defect-log.ts'
import { registerAppScheme, serveApp } from './desktop/app-protocol.ts'
import { closeDoors, closeSession } from './desktop/closed-doors.ts'
import { Closing } from './desktop/closing.ts'
import { chooseCaptures, chooseFolder, FileDesk } from './desktop/file-desk.ts'
import { readHandedOver, readStart } from './desktop/handed-files.ts'
import { openKeychain } from './desktop/keychain.ts'
import { watchDefects } from './desktop/last-words.ts'
import { openMainWindow } from './desktop/main-window.ts'
import { type MenuAction, setMenu } from './desktop/menu.ts'
import { openMoveWindow } from './desktop/move-window.ts'
import { PageAsks } from './desktop/page-asks.ts'
import { PageWatch } from './desktop/page-watch.ts'
import { Hideout, hasTray } from './desktop/tray.ts'
import { createEngine, type RunningEngine } from './engine.ts'
import { boundHeapGrowth } from './heap-growth.ts'
import { startIpcHost } from './hosts/ipc-host.ts'
import { nodeSchedule } from './hosts/node-schedule.ts'
import { PageFiles } from './hosts/page-files.ts'
import {
  findDataPlace,
  isFoundAgain,
  isGone,
  pointTo,
  readVersion,
  refuseGone,
  rendererFolder,
} from './places.ts'
import { refuseNewerFiles } from './storage/folder-version.ts'
import { moveAsPlanned, plannedMove } from './workspace/planned-move.ts'

// A program that is not packed has its own folder as the first argument.
const given = readStart(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd())
const place = findDataPlace(given.data, {
  executable: app.isPackaged ? process.execPath : undefined,
})
const { dataDir, rule } = place
const log = openDefectLog(dataDir)
const asks = new PageAsks()
const files = new FileDesk({ ask: (asked) => asks.ask(asked), log })
files.take(given.files)
app.on('open-file', (event, path) => {
  event.preventDefault()
  files.take([path])
})

app.setName('SMPP Workbench')
/** Where this start moves the data folder before another one opens it; null: it stays. */
const moving = isGone(place) || !isFoundAgain(rule) ? null : plannedMove(dataDir)
// The lock of the single instance lies here: another data folder is another workbench.
app.setPath('userData', userDataFolder())
registerAppScheme()
closeDoors(app)

/** As the page last left them; until they are read, those of a new workbench. */
let settings: Settings = defaultSettings
const language = (): Language => settings.language ?? systemLanguage()

let showWindow: () => void = () => undefined
app.on('second-instance', (_event, _args, _folder, handed) => {
  files.take(readHandedOver(handed))
  showWindow()
})
// Chromium rearranges the arguments that a second start hands over: its files go beside them.
if (moving !== null) {
  app
    .whenReady()
    .then(() => moveFolder(moving))
    .catch(showStartProblem)
} else if (app.requestSingleInstanceLock({ files: given.files })) {
  app.whenReady().then(start).catch(showStartProblem)
} else {
  app.quit()
}

/** Chromium's files of the page. Nothing of a folder that is moved may be open. */
function userDataFolder(): string {
  if (moving !== null) return join(tmpdir(), `smpp-workbench-move-${process.pid}`)
  return join(isGone(place) ? tmpdir() : dataDir, 'window')
}

async function start(): Promise<void> {
  const created = await openEngine()
  settings = await created.handlers['settings.get']({})
  const shown = keepWindow(created, (closing) => engine.handlers['settings.set']({ closing }))
  const act = menuActions(shown)
  const engine = desktopEngine(created, shown, act)
  const stopHost = servePage(engine, shown)
  follow(act)
  endWith(shown, async () => {
    stopHost()
    shown.hideout.leave()
    await created.close()
  })
  showWindow = shown.show
  shown.show()
  files.open((path) => created.openFile(path), shown.show)
}

async function openEngine(): Promise<RunningEngine> {
  boundHeapGrowth()
  refuseGone(place)
  refuseNewerFiles(dataDir)
  const created = await createEngine({
    dataDir,
    dataRule: rule,
    secretBox: await openKeychain(dataDir, log),
    host: 'electron',
    version: readVersion(),
  })
  watchDefects({ dataDir, log, language, close: () => created.close(), exit: (code) => app.exit(code) })
  return created
}

/** The one window, with what hides it, watches its page and asks before it closes. */
interface ShownWindow {
  readonly show: () => void
  /** undefined: there is none, or none yet. */
  readonly window: () => BrowserWindow | undefined
  readonly hideout: Hideout
  readonly pages: PageWatch
  readonly closing: Closing
}

/** @param remember keeps the answer to what becomes of a window that is closed while something is at work. */
function keepWindow(
  created: RunningEngine,
  remember: (closing: Settings['closing']) => Promise<unknown>,
): ShownWindow {
  let window: BrowserWindow | undefined
  const show = () => {
    hideout.leave()
    if (window === undefined || window.isDestroyed()) {
      // It shows itself once there is something to see.
      window = open()
      return
    }
    if (window.isMinimized()) window.restore()
    if (!window.isVisible()) window.show()
    window.focus()
  }
  const open = () => {
    const opened = openMainWindow(dataDir, log)
    pages.watch(opened)
    opened.on('close', (event) => closing.onClose(event))
    opened.on('session-end', () => closing.endUnasked())
    return opened
  }
  const hideout = new Hideout({ language, show, quit, log })
  const pages = watchPages()
  const closing = new Closing({
    ...{ window: () => window, settings: () => settings, language, quit, log },
    work: async () => (await created.handlers['app.work']({})).work,
    remember: async (choice) => void (await remember(choice)),
    canKeep: () => hasTray(),
    keep: () => hideout.enter(window),
  })
  return { show, window: () => window, hideout, pages, closing }
}

function quit(): void {
  app.quit()
}

function watchPages(): PageWatch {
  return new PageWatch({
    facts: {
      ...{ version: readVersion(), platform: `${process.platform} ${process.arch}` },
      versions: ['electron', 'chrome', 'node'].map((of) => `${of} ${process.versions[of] ?? '-'}`).join(', '),
      log: join(dataDir, 'workbench.log'),
    },
    ...{ language, log, quit, onReloaded: () => asks.ask({ ask: 'reloaded' }) },
  })
}

function menuActions({ show, window }: ShownWindow): (action: MenuAction) => void {
  return (action) => {
    if (action === 'folder') return void shell.openPath(dataDir)
    show()
    if (action === 'open') return void chooseCaptures(window(), language()).then((paths) => files.take(paths))
    asks.ask({ ask: action })
  }
}

/** The engine with what only the desktop can do, and with settings that its menu and frame follow. */
function desktopEngine(
  { sources, handlers }: RunningEngine,
  { show, window }: ShownWindow,
  act: (action: MenuAction) => void,
): Engine {
  return {
    sources: { ...sources, 'app.asked': (_params, emit) => asks.follow(emit) },
    handlers: {
      ...handlers,
      async 'app.showWindow'() {
        show()
        return {}
      },
      async 'settings.set'(input) {
        settings = await handlers['settings.set'](input)
        follow(act)
        return settings
      },
      async 'workspace.import'(input) {
        const done = await handlers['workspace.import'](input)
        settings = await handlers['settings.get']({})
        follow(act)
        return done
      },
      async 'app.reveal'() {
        const problem = await shell.openPath(dataDir)
        if (problem === '') return {}
        log('reveal', problem)
        throw new Fault('app.no-file-manager', {})
      },
      // The page never names a path of this machine.
      async 'app.planMove'() {
        const folder = await chooseFolder(window(), language())
        return folder === null ? { folder } : handlers['app.planMove']({ folder })
      },
    },
  }
}

/** Serves the page and answers it; the function ends that. */
function servePage(engine: Engine, { window, pages }: ShownWindow): () => void {
  closeSession(session.defaultSession, () => settings.messageNotices)
  serveApp(session.defaultSession, new PageFiles(rendererFolder), (path) => pages.reply(path))
  return startIpcHost({
    isOurs: (contents) => contents === window()?.webContents,
    onPort: (port) => serve(port, engine, { log, schedule: nodeSchedule }),
    onForeign: (address) => log('ipc', `a message from ${address} was dropped`),
  })
}

/** How the application comes back and how it ends. */
function endWith({ show, closing }: ShownWindow, close: () => Promise<void>): void {
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') quit()
  })
  app.on('before-quit', (event) => closing.onQuit(event))
  endWithSystem(() => closing.endUnasked())
  quitOnce(close)
}

/**
 * Moves the data folder as it was planned, while neither store nor page has anything of it open, and starts anew: then
 * Chromium's files of the page, which lie in it, are found at the new place.
 */
async function moveFolder(folder: string): Promise<void> {
  const window = openMoveWindow(folder, systemLanguage())
  try {
    await moveAsPlanned({
      ...{ dataDir, pointTo, signal: new AbortController().signal },
      tell: (done, total) => window.tell(done / Math.max(1, total)),
    })
  } catch (problem) {
    if (!(problem instanceof Fault) || problem.code !== 'storage.in-use') throw problem
    // A workbench runs there: it is shown, as by any second start, and the plan stands.
    app.setPath('userData', join(dataDir, 'window'))
    app.requestSingleInstanceLock({ files: given.files })
    return app.exit(0)
  }
  const { APPIMAGE: image } = process.env
  app.relaunch(app.isPackaged && image ? { execPath: image, args: process.argv.slice(1) } : {})
  app.exit(0)
}

/** Sessions unbind and the store is flushed before the process ends. */
function quitOnce(close: () => Promise<void>): void {
  let isClosed = false
  let isClosing = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    close()
      .catch((problem: unknown) => log('close', problem))
      .finally(() => {
        isClosed = true
        app.quit()
      })
  })
}

/** Nobody answers a question while the system shuts down or ends the session; Windows tells the window (`session-end`). */
function endWithSystem(end: () => void): void {
  powerMonitor.on('shutdown', (event?: { preventDefault?(): void }) => {
    // The system waits until the sessions are unbound.
    event?.preventDefault?.()
    end()
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
}

/** The menu's language and the frame's colours follow the settings as the page changes them. */
function follow(act: (action: MenuAction) => void): void {
  nativeTheme.themeSource = settings.theme
  setMenu(language(), act)
}

function systemLanguage(): Language {
  return app.getLocale().toLowerCase().startsWith('ru') ? 'ru' : 'en'
}

function showStartProblem(problem: unknown): void {
  if (problem instanceof Fault) {
    const { what, next } = faultText(problem, systemLanguage())
    dialog.showErrorBox('SMPP Workbench', `${what}\n\n${next}`)
  } else {
    log('start', problem)
    dialog.showErrorBox('SMPP Workbench', problem instanceof Error ? problem.message : String(problem))
  }
  app.exit(1)
}
