import { measureNames } from './measure-table.ts'
import { keysAt, wordsAt } from './plan-keys.ts'
import type { PlanPath } from './plan-node.ts'

/** What may be typed at a place of a plan's text. */
export interface PlanCompletion {
  /** Where the word that is typed begins, characters from 0. */
  readonly from: number
  readonly kind: 'key' | 'word'
  readonly options: readonly string[]
}

/**
 * Keys and words that may stand at `at`; null where nothing is known. Goes by indentation, since the text that is being
 * typed seldom reads as a whole.
 */
export function completePlan(text: string, at: number): PlanCompletion | null {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const line = text.slice(lineStart, at)
  const value = /^(\s*(?:- )*)([\w.$-]+):\s+(?:\[\s*)?(?:[\w.]+,\s*)*([\w.]*)$/.exec(line)
  if (value !== null) {
    const [, lead = '', key = '', typed = ''] = value
    return offered(wordsAt([...pathAbove(text, lineStart, lead), key]), at - typed.length, 'word')
  }
  const written = /^(\s*(?:- )*)([\w.$-]*)$/.exec(line)
  if (written === null) return null
  const [, lead = '', typed = ''] = written
  const path = pathAbove(text, lineStart, lead)
  const own = path.at(-1) === 'expect' || path.at(-1) === 'each' ? measureNames : []
  return offered([...keysAt(path), ...own], at - typed.length, 'key')
}

function offered(
  options: readonly string[],
  from: number,
  kind: PlanCompletion['kind'],
): PlanCompletion | null {
  const all = [...new Set(options)]
  return all.length === 0 ? null : { from, kind, options: all }
}

/** A key or an item that is open, and the column at which it begins. */
interface Open {
  readonly column: number
  readonly step: string | 0
}

/** Keys and items over a line that begins with `lead`, from the top of the plan. */
function pathAbove(text: string, lineStart: number, lead: string): PlanPath {
  const open: Open[] = []
  for (const line of text.slice(0, lineStart).split('\n')) {
    const [, before = '', key] = /^(\s*(?:- )*)(?:([\w.$-]+):(?:\s|$))?/.exec(line) ?? []
    // Empty lines and comments end nothing.
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    begin(open, before)
    if (key !== undefined) open.push({ column: before.length, step: key })
  }
  begin(open, lead)
  return open.map(({ step }) => step)
}

/** Ends what a line that begins so stands beside, and opens its items. */
function begin(open: Open[], lead: string): void {
  for (let column = lead.indexOf('- '); column >= 0; column = lead.indexOf('- ', column + 2)) {
    // A list may stand as far to the left as the key that it belongs to.
    close(open, ({ column: other, step }) => other > column || (other === column && step === 0))
    open.push({ column, step: 0 })
  }
  close(open, ({ column }) => column >= lead.length)
}

function close(open: Open[], isOver: (one: Open) => boolean): void {
  for (let last = open.at(-1); last !== undefined && isOver(last); last = open.at(-1)) open.pop()
}
