import { latin1 } from '../smpp/latin1.ts'
import type { FilterField } from './filter-field.ts'
import type { FilterSubject } from './filter-subject.ts'
import { type FilterTree, parseFilter } from './parse-filter.ts'
import { Pattern } from './pattern.ts'

interface NamedPattern {
  readonly field: FilterField
  readonly pattern: Pattern
}

/** What the named groups of a filter's patterns find. */
export interface FilterCaptures {
  /** As they are written, each once. */
  readonly names: readonly string[]
  /** Of a PDU: the group of the first pattern that has it wins; one that found nothing is not there. */
  readonly of: (subject: FilterSubject) => ReadonlyMap<string, string>
}

/** The groups `(?<name>…)` of the patterns of a filter that compiles; those behind `not` find nothing and do not count. */
export function filterCaptures(text: string): FilterCaptures {
  const tree = parseFilter(text)
  const patterns = tree === null || 'code' in tree ? [] : patternsOf(tree)
  return {
    names: [...new Set(patterns.flatMap(({ pattern }) => pattern.names))],
    of: (subject) => capturesOf(patterns, subject),
  }
}

function patternsOf(tree: FilterTree): NamedPattern[] {
  if ('parts' in tree) return tree.parts.flatMap(patternsOf)
  if (tree.kind !== 'compare' || tree.operator !== 'matches') return []
  const pattern = Pattern.read(tree.values[0]?.[0].text ?? '')
  return 'reason' in pattern || pattern.names.length === 0 ? [] : [{ field: tree.field, pattern }]
}

function capturesOf(patterns: readonly NamedPattern[], subject: FilterSubject): ReadonlyMap<string, string> {
  const captures = new Map<string, string>()
  for (const { field, pattern } of patterns) {
    for (const value of field.values(subject)) {
      const text = value instanceof Uint8Array ? latin1(value, 0, value.length) : String(value)
      for (const [name, found] of pattern.groupsIn(text) ?? [])
        if (!captures.has(name)) captures.set(name, found)
    }
  }
  return captures
}
