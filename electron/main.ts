import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { app, type BrowserWindow, dialog, nativeTheme, session, shell } from 'electron'
import type { Settings } from '../shared/contract/app.ts'
import { type Engine, serve } from '../shared/contract/serve.ts'
import { Fault, faultText } from '../shared/faults/fault.ts'
import type { Language } from '../shared/words/words.ts'
import { openDefectLog } from './defect-log.ts'
import { registerAppScheme, serveApp } from './desktop/app-protocol.ts'
import { closeDoors, closeSession } from './desktop/closed-doors.ts'
import { openKeychain } from './desktop/keychain.ts'
import { openMainWindow } from './desktop/main-window.ts'
import { setMenu } from './desktop/menu.ts'
import { createEngine } from './engine.ts'
import { boundHeapGrowth } from './heap-growth.ts'
import { startIpcHost } from './hosts/ipc-host.ts'
import { nodeSchedule } from './hosts/node-schedule.ts'
import { PageFiles } from './hosts/page-files.ts'
import { findDataPlace, isGone, readVersion, refuseGone, rendererFolder } from './places.ts'
import { refuseNewerFiles } from './storage/folder-version.ts'

const { values: given, positionals } = parseArgs({
  options: { data: { type: 'string' } },
  strict: false,
  allowPositionals: true,
})
const place = findDataPlace(typeof given.data === 'string' ? given.data : undefined, {
  executable: app.isPackaged ? process.execPath : undefined,
})
const { dataDir, rule } = place
const log = openDefectLog(dataDir)

/** Files that the system asked for before there was an engine to open them. */
let asked = filesOf(positionals)
let openFile = (path: string) => {
  asked.push(path)
}
app.on('open-file', (event, path) => {
  event.preventDefault()
  openFile(path)
})

app.setName('SMPP Workbench')
// The lock of the single instance lies here: another data folder is another workbench.
app.setPath('userData', join(isGone(place) ? tmpdir() : dataDir, 'window'))
registerAppScheme()
closeDoors(app)

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch(showStartProblem)
} else {
  app.quit()
}

async function start(): Promise<void> {
  closeSession(session.defaultSession)
  serveApp(session.defaultSession, new PageFiles(rendererFolder))
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
  const engine = followSettings(created)
  follow(await engine.handlers['settings.get']({}))

  let window: BrowserWindow | undefined
  const show = () => {
    if (window === undefined || window.isDestroyed()) {
      window = openMainWindow(dataDir, log)
      return
    }
    if (window.isMinimized()) window.restore()
    window.focus()
  }
  const stopHost = startIpcHost({
    isOurs: (contents) => contents === window?.webContents,
    onPort: (port) => serve(port, engine, { log, schedule: nodeSchedule }),
    onForeign: (address) => log('ipc', `a message from ${address} was dropped`),
  })
  openFile = (path) => {
    // What cannot be read the file's tab tells; that no more can be opened is in the log.
    created.openFile(path).catch((problem: unknown) => log('open-file', problem))
    show()
  }
  app.on('second-instance', (_event, args, folder) => {
    for (const path of filesOf(args.slice(1))) openFile(resolve(folder, path))
    show()
  })
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  // Sessions unbind and the store is flushed before the process ends.
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    stopHost()
    created
      .close()
      .catch((problem: unknown) => log('close', problem))
      .finally(() => {
        closed = true
        app.quit()
      })
  })
  show()
  const early = asked
  asked = []
  for (const path of early) openFile(resolve(path))
}

/** Captures named among the arguments; in an app that is not packed its own folder is one of them. */
function filesOf(args: readonly string[]): string[] {
  return args.filter((argument) => /\.(?:pcap|pcapng|cap|gz|zst|jsonl)$/i.test(argument))
}

/** The menu's language and the frame's colours follow the settings as the page changes them. */
function followSettings(engine: Engine): Engine {
  return {
    sources: engine.sources,
    handlers: {
      ...engine.handlers,
      async 'settings.set'(input) {
        const settings = await engine.handlers['settings.set'](input)
        follow(settings)
        return settings
      },
      async 'workspace.import'(input) {
        const done = await engine.handlers['workspace.import'](input)
        follow(await engine.handlers['settings.get']({}))
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
}

function follow(settings: Settings): void {
  nativeTheme.themeSource = settings.theme
  setMenu(settings.language ?? systemLanguage())
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
