import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { fetchAllWords, startI18n } from '../../renderer/locales/i18n.ts'
import { faultWords } from '../../renderer/parts/fault-words.ts'

await startI18n('en')
await Promise.all([fetchAllWords(), faultWords.load()])

/** The words that a part of the window shows, in English; elements are told apart by blanks. */
export function shownText(element: ReactElement): string {
  return renderToStaticMarkup(element)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}
