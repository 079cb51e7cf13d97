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

/** Keys and items over a line that begins with `lead`, from the top of the plan. */
function pathAbove(text: string, lineStart: number, lead: string): PlanPath {
  const path: (string | number)[] = []
  let indent = lead.length
  const itemOf = (dashes: string) => {
    for (let count = (dashes.match(/- /g) ?? []).length; count > 0; count--) path.unshift(0)
  }
  itemOf(lead)
  if (lead.includes('- ')) indent = lead.indexOf('- ')
  for (const line of text.slice(0, lineStart).split('\n').toReversed()) {
    const found = /^(\s*(?:- )*)([\w.$-]+):\s*(#.*)?$/.exec(line) ?? /^(\s*(?:- )+)([\w.$-]+):/.exec(line)
    if (found === null) continue
    const [, before = '', key = '', comment] = found
    const opens = /:\s*(#.*)?$/.test(line) || comment !== undefined
    const dash = before.indexOf('- ')
    // A list may stand as far to the left as the key that it belongs to.
    const isOver = before.length < indent || (before.length === indent && path[0] === 0 && opens)
    if (isOver && opens) {
      path.unshift(key)
      indent = before.length
    }
    if (dash >= 0 && before.length <= Math.max(indent, before.length) && before.length <= indent) {
      itemOf(before)
      indent = dash
    }
    if (indent === 0 && dash < 0) break
  }
  return path
}
