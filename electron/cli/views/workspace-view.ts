import type { WorkspacePart } from '../../../shared/contract/workspace.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language, Words } from '../../../shared/words/words.ts'

interface ImportAsked {
  readonly dryRun?: boolean
  readonly replace?: boolean
}

const words = {
  wouldAdd: { en: 'would add', ru: 'добавится' },
  added: { en: 'added', ru: 'добавлено' },
  wouldReplace: { en: 'would replace', ru: 'заменится' },
  replaced: { en: 'replaced', ru: 'заменено' },
  differs: { en: 'differs, left as it is', ru: 'отличается, остаётся как есть' },
  same: { en: 'same', ru: 'совпадает' },
  unreadable: { en: 'cannot be read', ru: 'не читается' },
  nothing: { en: 'nothing', ru: 'ничего' },
  more: { en: 'and {count} more', ru: 'и ещё {count}' },
} as const satisfies Record<string, Words>

/** What an import does, or would do, with the things of one part, by the names of the first of them. */
export function importedPartView(
  { part, added, differs, same, unreadable, names, newNames }: WorkspacePart,
  { dryRun = false, replace = false }: ImportAsked,
  language: Language,
): string {
  const adds = dryRun ? words.wouldAdd : words.added
  const replaces = dryRun ? words.wouldReplace : words.replaced
  const counted = [
    countText(adds[language], added, newNames, language),
    countText((replace ? replaces : words.differs)[language], differs, names, language),
    countText(words.same[language], same, [], language),
    countText(words.unreadable[language], unreadable, [], language),
  ].filter((text) => text !== '')
  return `${inertText(`${part}: ${counted.length === 0 ? words.nothing[language] : counted.join('; ')}`)}\n`
}

/** 'would add 3 (A, B and 1 more)'; '' for none. */
function countText(what: string, count: number, names: readonly string[], language: Language): string {
  if (count === 0) return ''
  if (names.length === 0) return `${what} ${count}`
  const left = count - names.length
  const more = left > 0 ? ` ${words.more[language].replace('{count}', String(left))}` : ''
  return `${what} ${count} (${names.join(', ')}${more})`
}
