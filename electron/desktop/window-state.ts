import { readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '../make-folder.ts'

/** Of the file's form; 0.1.0 wrote none. */
const formVersion = 1

const windowStateSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(800).max(20_000),
  height: z.number().int().min(500).max(20_000),
  maximized: z.boolean(),
})
const laterSchema = z.object({ version: z.number().int().gt(formVersion) })
export type WindowState = z.infer<typeof windowStateSchema>

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the window was; undefined on the first start, or when the file is not of ours. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Missing, unreadable or edited: the window opens at its usual size, which is all that is lost.
    return undefined
  }
}

/** Throws nothing: a place that cannot be remembered must not keep the window from closing. What a later release wrote stays. */
export function writeWindowState(
  file: string,
  state: WindowState,
  onProblem: (problem: unknown) => void,
): void {
  try {
    makeFolder(dirname(file))
    if (!isOfLaterRelease(file)) writeFileSync(file, JSON.stringify({ version: formVersion, ...state }))
  } catch (problem) {
    onProblem(problem)
  }
}

function isOfLaterRelease(file: string): boolean {
  try {
    return laterSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).success
  } catch {
    // Missing or no JSON: nobody's.
    return false
  }
}

/** The state if at least a grip of its title bar lies on some screen; a monitor may have been unplugged. */
export function onSomeScreen(state: WindowState, screens: readonly Area[]): WindowState | undefined {
  const grip = 100
  const isSeen = screens.some(
    (screen) =>
      state.x + state.width > screen.x + grip &&
      state.x + grip < screen.x + screen.width &&
      state.y >= screen.y &&
      state.y + grip < screen.y + screen.height,
  )
  return isSeen ? state : undefined
}
