import { create } from 'zustand'
import type { AnswerRule } from '../../shared/answering/answer-rule.ts'
import type { AnsweringSetup, AnsweringState, DryRunRow } from '../../shared/contract/answering.ts'
import { client, followAlways } from './host-store.ts'
import { notifyFault } from './toast-store.ts'

interface AutoReplyView {
  /** null until the engine told it once. */
  readonly state: AnsweringState | null
  /** Index of the rule in the form; the number of rules for a new one; null: the form is closed. */
  readonly editedIndex: number | null
  readonly dry: DryRun | null
}

/** The last dry run; `rows` null while it is under way. */
interface DryRun {
  readonly rows: readonly DryRunRow[] | null
  readonly gone: number
}

export const useAutoReply = create<AutoReplyView>(() => ({ state: null, editedIndex: null, dry: null }))

let isFollowed = false

/** The engine's rules and counters are followed from then on. */
export function followAutoReply(): void {
  if (isFollowed) return
  isFollowed = true
  followAlways(
    'answering.state',
    () => ({}),
    (items) => {
      const state = items.at(-1)
      if (state !== undefined) useAutoReply.setState({ state })
    },
  )
}

export async function switchAutoReply(isOn: boolean): Promise<void> {
  await take(() => client().call('answering.switch', { isOn }))
}

/** True when the change is in force. */
export async function configureAutoReply(change: Partial<AnsweringSetup>): Promise<boolean> {
  return take(() => client().call('answering.configure', change))
}

/** Puts the rule in the place of another, or at the end. */
export async function saveRule(index: number, rule: AnswerRule): Promise<boolean> {
  return configureAutoReply({ rules: rules().toSpliced(index, 1, rule) })
}

/** Gives the rules as they were before. */
export async function dropRule(index: number): Promise<readonly AnswerRule[]> {
  const before = rules()
  useAutoReply.setState({ editedIndex: null })
  await configureAutoReply({ rules: before.toSpliced(index, 1) })
  return before
}

/** Moves the rule up (-1) or down (1). */
export async function shiftRule(index: number, by: -1 | 1): Promise<void> {
  const before = rules()
  const one = before[index]
  if (one === undefined || before[index + by] === undefined) return
  useAutoReply.setState({ editedIndex: null })
  await configureAutoReply({ rules: before.toSpliced(index, 1).toSpliced(index + by, 0, one) })
}

export async function forgetAnswers(): Promise<void> {
  await take(() => client().call('answering.forget', {}))
}

export function editRule(editedIndex: number | null): void {
  useAutoReply.setState({ editedIndex })
}

/** The rules in force on the messages that came in; nothing is sent. */
export async function runDry(): Promise<void> {
  const { state } = useAutoReply.getState()
  if (state === null) return
  useAutoReply.setState({ dry: { rows: null, gone: 0 } })
  try {
    const { rules: tried, limits } = state
    useAutoReply.setState({ dry: await client().call('answering.dryRun', { rules: tried, limits }) })
  } catch (error) {
    useAutoReply.setState({ dry: null })
    notifyFault(error)
  }
}

export function closeDryRun(): void {
  useAutoReply.setState({ dry: null })
}

function rules(): AnswerRule[] {
  return useAutoReply.getState().state?.rules ?? []
}

async function take(run: () => Promise<AnsweringState>): Promise<boolean> {
  try {
    useAutoReply.setState({ state: await run() })
    return true
  } catch (error) {
    notifyFault(error)
    return false
  }
}
