import { type BrowserWindow, clipboard, dialog } from 'electron'
import type { Language, Words } from '../../shared/words/words.ts'
import type { LogDefect } from '../defect-log.ts'
import { pageOrigin } from '../hosts/ipc-host.ts'
import { madePage, type PageReply } from '../hosts/page-files.ts'
import {
  type CrashAction,
  crashActions,
  crashPage,
  crashPath,
  endText,
  type PageEnd,
  type ProgramFacts,
} from './crash-page.ts'

/** A page that ends this often within this time is not loaded again by itself. */
const mostEnds = 3
const withinMs = 60_000

const words = {
  question: { en: 'The window does not answer.', ru: 'Окно не отвечает.' },
  goesOn: {
    en: 'The engine goes on: sessions stay bound and what arrives is captured.',
    ru: 'Программа работает: сессии подключены, всё пришедшее записывается.',
  },
  wait: { en: 'Wait', ru: 'Подождать' },
  reload: { en: 'Reload the window', ru: 'Загрузить окно заново' },
  quit: { en: 'Quit', ru: 'Выйти' },
} as const satisfies Record<string, Words>

interface Options {
  readonly facts: ProgramFacts
  readonly language: () => Language
  readonly log: LogDefect
  /** The page was loaded again by itself. */
  readonly onReloaded: () => void
  readonly quit: () => void
  readonly now?: () => number
}

/** Sees to it that a window shows something when its page ends or hangs; sessions live in the engine and go on. */
export class PageWatch {
  readonly #options: Options
  readonly #now: () => number
  #ends: readonly number[] = []
  #last: PageEnd | null = null
  #isCopied = false

  constructor(options: Options) {
    this.#options = options
    this.#now = options.now ?? Date.now
  }

  watch(window: BrowserWindow): void {
    const { webContents: contents } = window
    contents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason !== 'clean-exit' && !window.isDestroyed()) this.#ended(window, reason, exitCode)
    })
    contents.on('will-navigate', (event) => {
      const action = actionOf(event.url)
      // Only the page without scripts may ask for them: from the other one a link would be somebody else's.
      if (action === undefined || !contents.getURL().startsWith(pageOrigin + crashPath)) return
      event.preventDefault()
      this.#act(window, action)
    })
    window.on('unresponsive', () => void this.#hangs(window))
  }

  /** The page that tells of the last end; undefined before the first. */
  reply(path: string): PageReply | undefined {
    if (path !== crashPath || this.#last === null) return undefined
    const { facts, language } = this.#options
    return madePage(crashPage(this.#last, facts, { language: language(), isCopied: this.#isCopied }))
  }

  #ended(window: BrowserWindow, reason: string, exitCode: number): void {
    const at = this.#now()
    this.#ends = [...this.#ends.filter((one) => at - one < withinMs), at].slice(-mostEnds)
    const end = { at, reason, exitCode, times: this.#ends.length }
    this.#last = end
    this.#isCopied = false
    this.#options.log('window', new Error(`the page's process ended: ${reason}, ${exitCode}`))
    if (end.times < mostEnds) void this.#load(window, '/').then(this.#options.onReloaded)
    else void this.#load(window, crashPath)
  }

  #act(window: BrowserWindow, action: CrashAction): void {
    if (action === 'quit') this.#options.quit()
    else if (action === 'copy' && this.#last !== null) {
      clipboard.writeText(endText(this.#last, this.#options.facts))
      this.#isCopied = true
      void this.#load(window, crashPath)
    } else if (action === 'reload') {
      this.#ends = []
      void this.#load(window, '/')
    }
  }

  /** Asks until the page answers again, the question then goes by itself. */
  async #hangs(window: BrowserWindow): Promise<void> {
    const { language, log } = this.#options
    const say = (name: keyof typeof words) => words[name][language()]
    const answered = new AbortController()
    const goOn = () => answered.abort()
    window.once('responsive', goOn)
    try {
      const { response } = await dialog.showMessageBox(window, {
        ...{ type: 'warning' as const, title: 'SMPP Workbench', noLink: true },
        ...{ message: say('question'), detail: say('goesOn') },
        ...{ buttons: [say('wait'), say('reload'), say('quit')], defaultId: 0, cancelId: 0 },
        signal: answered.signal,
      })
      if (answered.signal.aborted || window.isDestroyed()) return
      // What hangs hears no navigation: its process is ended, which loads the page anew.
      if (response === 1) window.webContents.forcefullyCrashRenderer()
      else if (response === 2) this.#options.quit()
    } catch (problem) {
      log('window', problem)
    } finally {
      window.off('responsive', goOn)
    }
  }

  #load(window: BrowserWindow, path: string): Promise<void> {
    return window.loadURL(pageOrigin + path).catch((problem: unknown) => this.#options.log('window', problem))
  }
}

function actionOf(address: string): CrashAction | undefined {
  return crashActions.find((action) => address === `${pageOrigin}${crashPath}/${action}`)
}
