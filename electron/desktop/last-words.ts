import { dialog } from 'electron'
import { fill, type Language, type Words } from '../../shared/words/words.ts'
import type { LogDefect } from '../defect-log.ts'

/** Sessions are given this long to unbind after a defect, ms. */
const patienceMs = 5_000

const said: Words = {
  en: 'The workbench met a defect of its own and has to end. Sessions were unbound where that could still be done.\n\nWhat happened is written down in workbench.log in the folder {folder}.',
  ru: 'В программе произошла ошибка, и она завершается. Сессии закрыты через unbind, если это ещё удалось.\n\nЧто произошло, записано в workbench.log в папке {folder}.',
}

interface Options {
  readonly dataDir: string
  readonly log: LogDefect
  readonly language: () => Language
  /** Unbinds and writes what waits. */
  readonly close: () => Promise<void>
  readonly exit: (code: number) => void
}

/** What nobody caught: it is written down, the sessions are unbound, and the user is told where to read of it. */
export function watchDefects({ dataDir, log, language, close, exit }: Options): void {
  let isEnding = false
  const end = (problem: unknown) => {
    log('uncaught', problem)
    // A defect on the way out is written down as well; the way stays the same.
    if (isEnding) return
    isEnding = true
    const closed = close().catch((other: unknown) => log('close', other))
    const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs))
    void Promise.race([closed, late]).then(() => {
      dialog.showErrorBox('SMPP Workbench', fill(said[language()], { folder: dataDir }))
      exit(1)
    })
  }
  process.on('uncaughtException', end)
  // Nobody waits for what was promised, a browser that does not open: it is written down and nothing more.
  process.on('unhandledRejection', (problem) => log('rejected', problem))
}
