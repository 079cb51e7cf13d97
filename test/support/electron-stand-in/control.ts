/** How a test looks into the stand-in's process: named questions over the channel that `fork` gives. */
type Answerer = (input: unknown) => unknown

const answerers = new Map<string, Answerer>()

interface Question {
  readonly id: number
  readonly ask: string
  readonly input: unknown
}
export type Answer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly problem: string }
  | { readonly relaunch: true }
  | { readonly title: string }
  | { readonly ready: { readonly debuggingUrl: string } }

export function answerQuestion(ask: string, answerer: Answerer): void {
  answerers.set(ask, answerer)
}

export function tellTest(message: Answer): void {
  process.send?.(message)
}

process.on('message', async (question: Question) => {
  try {
    const answer = await answerers.get(question.ask)?.(question.input)
    tellTest({ id: question.id, answer })
  } catch (problem) {
    tellTest({ id: question.id, problem: String(problem) })
  }
})
// The channel alone does not keep a workbench running that has quit.
process.channel?.unref()
