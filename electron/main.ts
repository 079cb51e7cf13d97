import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, nativeTheme, powerMonitor, session, shell } from 'electron'
import { defaultSettings, type Settings } from '../shared/contract/app.ts'
import { type Engine, serve } from '../shared/contract/serve.ts'
import { Fault, faultText } from '../shared/faults/fault.ts'
import type { Language } from '../shared/words/words.ts'
import { openDefectLog } from './defect-log.ts'
import { registerAppScheme, serveApp } from './desktop/app-protocol.ts'
import { closeDoors, closeSession } from './desktop/closed-doors.ts'
import { Closing } from './desktop/closing.ts'
import { chooseCaptures, FileDesk } from './desktop/file-desk.ts'
import { readHandedOver, readStart } from './desktop/handed-files.ts'
import { openKeychain } from './desktop/keychain.ts'
import { watchDefects } from './desktop/last-words.ts'
import { openMainWindow } from './desktop/main-window.ts'
import { type MenuAction, setMenu } from './desktop/menu.ts'
import { PageAsks } from './desktop/page-asks.ts'
import { PageWatch } from './desktop/page-watch.ts'
import { Hideout, hasTray } from './desktop/tray.ts'
import { createEngine } from './engine.ts'
import { boundHeapGrowth } from './heap-growth.ts'
import { startIpcHost } from './hosts/ipc-host.ts'
import { nodeSchedule } from './hosts/node-schedule.ts'
import { PageFiles } from './hosts/page-files.ts'
import { findDataPlace, isGone, readVersion, refuseGone, rendererFolder } from './places.ts'
import { refuseNewerFiles } from './storage/folder-version.ts'

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
// The lock of the single instance lies here: another data folder is another workbench.
app.setPath('userData', join(isGone(place) ? tmpdir() : dataDir, 'window'))
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
if (app.requestSingleInstanceLock({ files: given.files })) {
  app.whenReady().then(start).catch(showStartProblem)
} else {
  app.quit()
}

async function start(): Promise<void> {
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
  settings = await created.handlers['settings.get']({})

  let window: BrowserWindow | undefined
  const quit = () => app.quit()
  const show = () => {
    hideout.leave()
    if (window === undefined || window.isDestroyed()) {
      // It shows itself once there is something to see.
      window = openWindow()
      return
    }
    if (window.isMinimized()) window.restore()
    if (!window.isVisible()) window.show()
    window.focus()
  }
  const hideout = new Hideout({ language, show, quit, log })
  const pages = new PageWatch({
    facts: {
      ...{ version: readVersion(), platform: `${process.platform} ${process.arch}` },
      versions: ['electron', 'chrome', 'node'].map((of) => `${of} ${process.versions[of] ?? '-'}`).join(', '),
      log: join(dataDir, 'workbench.log'),
    },
    ...{ language, log, quit, onReloaded: () => asks.ask({ ask: 'reloaded' }) },
  })
  const closing = new Closing({
    ...{ window: () => window, settings: () => settings, language, quit, log },
    work: async () => (await created.handlers['app.work']({})).work,
    remember: async (choice) => void (await engine.handlers['settings.set']({ closing: choice })),
    canKeep: () => hasTray(),
    keep: () => hideout.enter(window),
  })
  const openWindow = () => {
    const opened = openMainWindow(dataDir, log)
    pages.watch(opened)
    opened.on('close', (event) => closing.onClose(event))
    opened.on('session-end', () => closing.endUnasked())
    return opened
  }
  const act = (action: MenuAction) => {
    if (action === 'folder') return void shell.openPath(dataDir)
    show()
    if (action === 'open') return void chooseCaptures(window, language()).then((paths) => files.take(paths))
    asks.ask({ ask: action })
  }
  const engine: Engine = {
    sources: { ...created.sources, 'app.asked': (_params, emit) => asks.follow(emit) },
    handlers: {
      ...created.handlers,
      async 'app.showWindow'() {
        show()
        return {}
      },
      async 'settings.set'(input) {
        settings = await created.handlers['settings.set'](input)
        follow(act)
        return settings
      },
      async 'workspace.import'(input) {
        const done = await created.handlers['workspace.import'](input)
        settings = await created.handlers['settings.get']({})
        follow(act)
        return done
      },
      async 'app.reveal'() {
        const problem = await shell.openPath(dataDir)
        if (problem === '') return {}
        log('reveal', problem)
        throw new Fault('app.no-file-manager', {})
      },
    },
  }
  closeSession(session.defaultSession, () => settings.messageNotices)
  serveApp(session.defaultSession, new PageFiles(rendererFolder), (path) => pages.reply(path))
  const stopHost = startIpcHost({
    isOurs: (contents) => contents === window?.webContents,
    onPort: (port) => serve(port, engine, { log, schedule: nodeSchedule }),
    onForeign: (address) => log('ipc', `a message from ${address} was dropped`),
  })
  follow(act)
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') quit()
  })
  app.on('before-quit', (event) => closing.onQuit(event))
  endWithSystem(() => closing.endUnasked())
  quitOnce(async () => {
    stopHost()
    hideout.leave()
    await created.close()
  })
  showWindow = show
  show()
  files.open((path) => created.openFile(path), show)
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
