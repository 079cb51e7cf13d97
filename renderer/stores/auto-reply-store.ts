import { create } from 'zustand'
import type { AnswerRule } from '../../shared/answering/answer-rule.ts'
import type { AnsweringSetup, AnsweringState, DryRunRow } from '../../shared/contract/answering.ts'
import { revisionOf, revisionOfPart } from '../../shared/contract/revision.ts'
import { saveAsking } from './elsewhere-store.ts'
import { client, followAlways } from './host-store.ts'
import { placeOfRow } from './list-edit.ts'
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

/**
 * True when the change is in force.
 * @param begun the settings as the change began: where the engine has others, the reader decides.
 */
export async function configureAutoReply(
  change: Partial<AnsweringSetup>,
  begun: Partial<AnsweringSetup> | null = useAutoReply.getState().state,
): Promise<boolean> {
  const put = (replaces: string | null) => client().call('answering.configure', { ...change, replaces })
  return take(() =>
    saveAsking({
      save: () => put(begun === null ? null : revisionOfPart(begun, change)),
      mine: () => put(null),
    }),
  )
}

/**
 * Changes the list of rules. True when that is in force.
 * @param base the list on which the change stands: where the engine has another, the reader decides.
 */
async function changeRules(
  make: (standing: readonly AnswerRule[]) => AnswerRule[],
  base: readonly AnswerRule[] = rules(),
): Promise<boolean> {
  const put = (replaces: string | null) =>
    client().call('answering.configure', { rules: make(rules()), replaces })
  return take(() =>
    saveAsking({
      save: () => put(revisionOf({ rules: base })),
      mine: () => put(null),
      theirs: () => editRule(null),
    }),
  )
}

/**
 * Puts the rule in the place of another, or at the end.
 * @param begun the rule as its editing began; undefined for a new one.
 */
export async function saveRule(
  index: number,
  rule: AnswerRule,
  begun: AnswerRule | undefined,
): Promise<boolean> {
  const { base } = placeOfRow(rules(), index, begun)
  return changeRules((standing) => standing.toSpliced(placeOfRow(standing, index, begun).at, 1, rule), base)
}

/** What is given back puts the rule where it was; null: it is still there. */
export async function dropRule(index: number): Promise<(() => void) | null> {
  const dropped = rules()[index]
  useAutoReply.setState({ editedIndex: null })
  if (dropped === undefined) return null
  const isDropped = await changeRules((standing) => standing.toSpliced(index, 1))
  if (!isDropped) return null
  return () => void changeRules((standing) => standing.toSpliced(index, 0, dropped))
}

/** Moves the rule up (-1) or down (1). */
export async function shiftRule(index: number, by: -1 | 1): Promise<void> {
  const before = rules()
  const one = before[index]
  if (one === undefined || before[index + by] === undefined) return
  useAutoReply.setState({ editedIndex: null })
  await changeRules((standing) => standing.toSpliced(index, 1).toSpliced(index + by, 0, one))
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

/** False when it failed (a notice says why), or was not done: null. */
async function take(run: () => Promise<AnsweringState | null>): Promise<boolean> {
  try {
    const state = await run()
    if (state !== null) useAutoReply.setState({ state })
    return state !== null
  } catch (error) {
    notifyFault(error)
    return false
  }
}
