import { execFile } from 'node:child_process'
import { type BrowserWindow, dialog, Menu, nativeImage, Tray } from 'electron'
import type { Language, Words } from '../../shared/words/words.ts'
import { iconPng } from '../build/icon-png.ts'
import type { LogDefect } from '../defect-log.ts'

const words = {
  show: { en: 'Show the window', ru: 'Показать окно' },
  quit: { en: 'Quit', ru: 'Выйти' },
  fails: {
    en: 'No icon could be made beside the clock, so the window stays.',
    ru: 'Значок у часов создать не удалось, поэтому окно остаётся.',
  },
  tip: { en: 'SMPP Workbench is at work', ru: 'SMPP Workbench работает' },
} as const satisfies Record<string, Words>

interface Options {
  readonly language: () => Language
  readonly show: () => void
  readonly quit: () => void
  readonly log: LogDefect
}

/** Where the program is while it has no window: beside the clock, where an icon brings it back. */
export class Hideout {
  readonly #options: Options
  #tray: Tray | undefined

  constructor(options: Options) {
    this.#options = options
  }

  /** Hides the window; it stays where no icon can be made. */
  enter(window: BrowserWindow | undefined): void {
    const { language, log } = this.#options
    try {
      this.#tray ??= this.#makeTray()
      window?.hide()
    } catch (problem) {
      log('tray', problem)
      dialog.showErrorBox('SMPP Workbench', words.fails[language()])
    }
  }

  /** The window is back, or the program ends. */
  leave(): void {
    this.#tray?.destroy()
    this.#tray = undefined
  }

  #makeTray(): Tray {
    const { language, show, quit } = this.#options
    const image = nativeImage.createFromBuffer(iconPng(16))
    image.addRepresentation({ scaleFactor: 2, buffer: iconPng(32) })
    const tray = new Tray(image)
    tray.setToolTip(words.tip[language()])
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: words.show[language()], click: show },
        { type: 'separator' },
        { label: words.quit[language()], click: quit },
      ]),
    )
    tray.on('click', show)
    return tray
  }
}

/** Programs that ask the session's bus whether somebody shows icons there; what the answer of one looks like. */
const watcher = 'org.kde.StatusNotifierWatcher'
const askers: readonly { program: string; args: readonly string[]; yes: RegExp }[] = [
  {
    program: 'gdbus',
    args: [
      ...['call', '--session', '--timeout', '1', '--dest', 'org.freedesktop.DBus'],
      ...['--object-path', '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.NameHasOwner', watcher],
    ],
    yes: /\(true,\)/,
  },
  { program: 'busctl', args: ['--user', '--no-pager', 'list', '--acquired'], yes: new RegExp(watcher) },
]
const askerPatienceMs = 1_500

/**
 * Whether an icon would be seen. On Linux Electron makes one even where no desktop shows it, and the program could then
 * be found again by nobody; there the session's bus is asked.
 */
export async function hasTray(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return true
  for (const { program, args, yes } of askers) {
    const said = await output(program, args)
    if (said !== undefined) return yes.test(said)
  }
  return false
}

/** undefined: the program is not there, or had no answer. */
function output(program: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: askerPatienceMs, maxBuffer: 1 << 20 }, (problem, stdout) =>
      resolve(problem === null ? stdout : undefined),
    )
  })
}
