import type { OptionSheet } from '../command-tree.ts'

/** How a shell completes what follows an option: the switch has no value, `text` is anything that it cannot know. */
export type ValueKind = 'switch' | 'choice' | 'file' | 'text'

/** Names of values that are paths, as the flags write them. */
const pathNames: ReadonlySet<string> = new Set([
  'file',
  'folder',
  'dir',
  'id|file',
  'recordings',
  'out',
  'a',
  'b',
])

export function valueKind({ value }: OptionSheet): ValueKind {
  if (value === null) return 'switch'
  if (value.choices.length > 0) return 'choice'
  return isPathName(value.name) ? 'file' : 'text'
}

/** The name of an option's value or of an argument stands for a path. */
export function isPathName(name: string): boolean {
  return pathNames.has(name)
}

/** The text as one word of a POSIX shell. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
