import { type BrowserWindow, dialog } from 'electron'
import type { Asked } from '../../shared/contract/app.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Language, Words } from '../../shared/words/words.ts'
import type { LogDefect } from '../defect-log.ts'
import { captureEndings, describeFile } from './handed-files.ts'

const words = {
  title: { en: 'Open captures', ru: 'Открыть записи' },
  folder: { en: 'Choose an empty folder', ru: 'Выберите пустую папку' },
  captures: { en: 'Captures and logs', ru: 'Записи и журналы' },
  all: { en: 'All files', ru: 'Все файлы' },
} as const satisfies Record<string, Words>

interface Options {
  readonly ask: (asked: Asked) => void
  readonly log: LogDefect
}

/** Files that come by a start, a second one or the system: captures are opened, of others the page is told what they are. */
export class FileDesk {
  readonly #options: Options
  /** Asked for before there was an engine to open them. */
  #early: string[] = []
  #open: ((path: string) => Promise<void>) | undefined
  #show: () => void = () => undefined

  constructor(options: Options) {
    this.#options = options
  }

  /** Absolute paths. */
  take(paths: readonly string[]): void {
    if (this.#open === undefined) this.#early.push(...paths)
    else for (const path of paths) void this.#take(path, this.#open)
  }

  /** From here on files are opened; those that came before are. */
  open(openFile: (path: string) => Promise<void>, show: () => void): void {
    this.#open = openFile
    const early = this.#early
    this.#early = []
    // The window comes by itself at the start.
    this.take(early)
    this.#show = show
  }

  async #take(path: string, openFile: (path: string) => Promise<void>): Promise<void> {
    this.#show()
    const { name, kind } = describeFile(path)
    if (kind !== 'capture') {
      this.#options.ask({ ask: 'file', name, kind })
      return
    }
    try {
      // What cannot be read the file's tab tells.
      await openFile(path)
    } catch (problem) {
      if (problem instanceof Fault) this.#options.ask({ ask: 'fault', fault: problem.toJSON() })
      else this.#options.log('open-file', problem)
    }
  }
}

/** The folder that the user chose or made; null when he thought better of it. */
export async function chooseFolder(
  window: BrowserWindow | undefined,
  language: Language,
): Promise<string | null> {
  const question = {
    title: words.folder[language],
    properties: ['openDirectory' as const, 'createDirectory' as const],
  }
  const { filePaths } = await (window === undefined
    ? dialog.showOpenDialog(question)
    : dialog.showOpenDialog(window, question))
  return filePaths[0] ?? null
}

/** Paths that the user chose; none when he thought better of it. */
export async function chooseCaptures(
  window: BrowserWindow | undefined,
  language: Language,
): Promise<readonly string[]> {
  const question = {
    title: words.title[language],
    properties: ['openFile' as const, 'multiSelections' as const],
    filters: [
      { name: words.captures[language], extensions: [...captureEndings] },
      { name: words.all[language], extensions: ['*'] },
    ],
  }
  const { filePaths } = await (window === undefined
    ? dialog.showOpenDialog(question)
    : dialog.showOpenDialog(window, question))
  return filePaths
}
