import type { GuidePageId } from '../../shared/guide/guide-table.ts'
import type { Language } from '../../shared/words/words.ts'

/** Each page is a chunk of its own, fetched when it is first read or searched. */
const sources = import.meta.glob<string>('../../docs/guide/*/*.md', { query: '?raw', import: 'default' })

/** Addresses of the pictures that the pages show, by their names. */
const pictures = import.meta.glob<string>('../../docs/guide/pictures/*.webp', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** The page as it stands in docs/guide. Rejects when the host does not send it. */
export async function loadGuideText(page: GuidePageId, language: Language): Promise<string> {
  const load = sources[`../../docs/guide/${language}/${page}.md`]
  if (load === undefined) throw new Error(`the guide has no file for ${page} (${language})`)
  return load()
}

/** @param path as a page names it: '../pictures/composer.webp'. */
export function guidePicture(path: string): string | undefined {
  return pictures[`../../docs/guide/${path.replace(/^\.\.\//, '')}`]
}
