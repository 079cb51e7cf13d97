import { answerQuestion } from './control.ts'

/** A question of main.js that waits for the test's answer. */
export interface Box {
  readonly message: string
  readonly detail?: string
  readonly buttons: readonly string[]
  readonly defaultId?: number
  readonly cancelId?: number
  readonly checkboxLabel?: string
}

interface BoxOptions extends Box {
  readonly signal?: AbortSignal
}

interface OpenBox {
  readonly options: BoxOptions
  readonly answer: (answer: { response: number; checkboxChecked: boolean }) => void
}

const boxes: OpenBox[] = []
/** Paths that the test chooses in the next dialog of files. */
let chosen: readonly string[] = []

export const dialog = {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`)
  },

  /** The window before the options, or the options alone. */
  showMessageBox(...given: readonly unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    const options = given.at(-1) as BoxOptions
    return new Promise((resolve) => {
      const box: OpenBox = {
        options,
        answer(answer) {
          boxes.splice(boxes.indexOf(box), 1)
          resolve(answer)
        },
      }
      boxes.push(box)
      options.signal?.addEventListener('abort', () =>
        box.answer({ response: options.cancelId ?? 0, checkboxChecked: false }),
      )
    })
  },

  async showOpenDialog(): Promise<{ canceled: boolean; filePaths: readonly string[] }> {
    const filePaths = chosen
    chosen = []
    return { canceled: filePaths.length === 0, filePaths }
  },
}

answerQuestion('boxes', () => boxes.map(({ options: { signal: _signal, ...box } }) => box))
answerQuestion('press', (input) => {
  const { button, isChecked } = input as { button: string; isChecked: boolean }
  const [box] = boxes
  const response = box?.options.buttons.indexOf(button) ?? -1
  if (box === undefined || response === -1) throw new Error(`no question has a button ${button}`)
  box.answer({ response, checkboxChecked: isChecked })
})
answerQuestion('choose', (paths) => {
  chosen = paths as readonly string[]
})
