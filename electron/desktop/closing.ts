import { type BrowserWindow, dialog } from 'electron'
import type { Settings } from '../../shared/contract/app.ts'
import { fill, type Language, type Words } from '../../shared/words/words.ts'
import { type WorkItem, workText } from '../../shared/work/work-item.ts'
import type { LogDefect } from '../defect-log.ts'

/** Lines of work that the question lists. */
const mostLines = 12

const words = {
  question: {
    en: 'The workbench is still at work. Stop it?',
    ru: 'Программа ещё занята. Остановить всё?',
  },
  more: { en: '… and {count} more', ru: '… и ещё {count}' },
  stops: {
    en: 'Stopping unbinds the sessions and pauses bulk runs, which can be resumed later. All else ends.',
    ru: 'При остановке сессии закрываются через unbind, рассылки ставятся на паузу и потом продолжаются. Остальное завершается.',
  },
  keeps: {
    en: 'Without a window all of it goes on; an icon beside the clock brings the window back, and so does another start.',
    ru: 'Без окна всё продолжится; окно возвращают значок у часов и повторный запуск.',
  },
  quit: { en: 'Stop all and quit', ru: 'Остановить всё и выйти' },
  keep: { en: 'Keep running without a window', ru: 'Продолжать без окна' },
  cancel: { en: 'Cancel', ru: 'Отмена' },
  remember: { en: 'Do so from now on (Settings)', ru: 'Всегда делать так (Настройки)' },
} as const satisfies Record<string, Words>

export interface ClosingOptions {
  readonly window: () => BrowserWindow | undefined
  /** What would end with the program. */
  readonly work: () => Promise<readonly WorkItem[]>
  readonly settings: () => Settings
  readonly language: () => Language
  readonly remember: (closing: 'quit' | 'keep') => Promise<void>
  /** Whether the program can go on without its window and be found again. */
  readonly canKeep: () => Promise<boolean>
  /** Takes the window away. */
  readonly keep: () => void
  readonly quit: () => void
  readonly log: LogDefect
}

interface Refusable {
  preventDefault(): void
}

type Answer = 'quit' | 'keep' | 'cancel'

/** Asks before the window is closed or the program quits while something is at work. */
export class Closing {
  readonly #options: ClosingOptions
  #mayEnd = false
  #isAsking = false

  constructor(options: ClosingOptions) {
    this.#options = options
  }

  /** The window's `close`: the program may go on without it. */
  onClose(event: Refusable): void {
    // On a Mac the program goes on without its window, and the Dock brings it back.
    if (process.platform !== 'darwin') this.#hold(event, true)
  }

  /** The application's `before-quit`. */
  onQuit(event: Refusable): void {
    this.#hold(event, false)
  }

  /** The system ends, or asks the program to: nobody is there to answer. */
  endUnasked(): void {
    this.#mayEnd = true
    this.#options.quit()
  }

  #hold(event: Refusable, isWindow: boolean): void {
    if (this.#mayEnd) return
    event.preventDefault()
    if (this.#isAsking) return
    this.#isAsking = true
    this.#decide(isWindow)
      .catch((problem: unknown) => {
        // A question that cannot be asked must not keep the program from ending.
        this.#options.log('closing', problem)
        return 'quit' as const
      })
      .then((answer) => {
        this.#isAsking = false
        if (answer === 'quit') this.endUnasked()
        else if (answer === 'keep') this.#options.keep()
      })
      .catch((problem: unknown) => this.#options.log('closing', problem))
  }

  async #decide(isWindow: boolean): Promise<Answer> {
    const work = await this.#options.work()
    if (work.length === 0) return 'quit'
    const { closing } = this.#options.settings()
    if (closing === 'quit') return 'quit'
    const canKeep = isWindow && (await this.#options.canKeep())
    if (closing === 'keep' && canKeep) return 'keep'
    return this.#ask(work, canKeep)
  }

  async #ask(work: readonly WorkItem[], canKeep: boolean): Promise<Answer> {
    const language = this.#options.language()
    const say = (name: keyof typeof words) => words[name][language]
    const answers: readonly Answer[] = canKeep ? ['quit', 'keep', 'cancel'] : ['quit', 'cancel']
    const question = {
      type: 'question' as const,
      title: 'SMPP Workbench',
      message: say('question'),
      detail: [workLines(work, language), say('stops'), ...(canKeep ? [say('keeps')] : [])].join('\n\n'),
      buttons: answers.map(say),
      defaultId: answers.indexOf('cancel'),
      cancelId: answers.indexOf('cancel'),
      checkboxLabel: say('remember'),
      noLink: true,
    }
    const window = this.#options.window()
    const isShown = window?.isVisible() === true
    const { response, checkboxChecked } = await (isShown
      ? dialog.showMessageBox(window, question)
      : dialog.showMessageBox(question))
    const answer = answers[response] ?? 'cancel'
    if (checkboxChecked && answer !== 'cancel') await this.#options.remember(answer)
    return answer
  }
}

function workLines(work: readonly WorkItem[], language: Language): string {
  const lines = work.slice(0, mostLines).map((item) => `• ${workText(item, language)}`)
  const others = work.length - lines.length
  return [...lines, ...(others > 0 ? [fill(words.more[language], { count: others })] : [])].join('\n')
}
