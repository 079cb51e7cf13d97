import { join } from 'node:path'
import { BrowserWindow, screen } from 'electron'
import type { LogDefect } from '../defect-log.ts'
import { pageOrigin } from '../hosts/ipc-host.ts'
import { preloadFile } from '../places.ts'
import { onSomeScreen, readWindowState, writeWindowState } from './window-state.ts'

/** Opens the window where it was last and remembers where it is closed. */
export function openMainWindow(dataDir: string, log: LogDefect): BrowserWindow {
  const stateFile = join(dataDir, 'window.json')
  const remembered = readWindowState(stateFile)
  const place =
    remembered &&
    onSomeScreen(
      remembered,
      screen.getAllDisplays().map((display) => display.workArea),
    )
  const window = new BrowserWindow({
    width: place?.width ?? 1360,
    height: place?.height ?? 860,
    ...(place === undefined ? {} : { x: place.x, y: place.y }),
    minWidth: 800,
    minHeight: 500,
    show: false,
    title: 'SMPP Workbench',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  if (place?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    const bounds = window.getNormalBounds()
    writeWindowState(stateFile, { ...bounds, maximized: window.isMaximized() }, (problem) =>
      log('window place', problem),
    )
  })
  void window.loadURL(`${pageOrigin}/`).catch((problem: unknown) => log('window', problem))
  return window
}
