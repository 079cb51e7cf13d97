import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { startI18n } from '../../renderer/locales/i18n.ts'

startI18n('en')

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
