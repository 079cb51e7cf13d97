import { create } from 'zustand'
import { type GuideSection, guideSections } from '../../shared/guide/guide-sections.ts'
import { type GuidePageId, guidePageIds } from '../../shared/guide/guide-table.ts'
import type { Language } from '../../shared/words/words.ts'
import { loadGuideText } from './guide-texts.ts'
import { keepPlace } from './place-history.ts'

/** A page as it was fetched; `failed`: the host did not send it. */
export type GuideText = { readonly state: 'read'; readonly text: string } | { readonly state: 'failed' }

interface HelpState {
  /** By `textKey`; a page that is not there is being fetched or was never asked for. */
  readonly texts: Readonly<Record<string, GuideText>>
  readonly sought: string
  /** Where the page is to be scrolled to once it is on show; null: to its anchor. */
  readonly scrollTo: number | null
}

export const useHelp = create<HelpState>(() => ({ texts: {}, sought: '', scrollTo: null }))

export function textKey(page: GuidePageId, language: Language): string {
  return `${language}/${page}`
}

/** Fetches a page unless it is there; one that failed is asked for again. */
export async function readGuidePage(page: GuidePageId, language: Language): Promise<void> {
  const key = textKey(page, language)
  if (useHelp.getState().texts[key]?.state === 'read') return
  const text = await loadGuideText(page, language).then(
    (text): GuideText => ({ state: 'read', text }),
    (): GuideText => ({ state: 'failed' }),
  )
  useHelp.setState(({ texts }) => ({ texts: { ...texts, [key]: text } }))
}

/** Fetches every page of a language, for the search. */
export async function readWholeGuide(language: Language): Promise<void> {
  await Promise.all(guidePageIds().map((page) => readGuidePage(page, language)))
}

const sectionsByText = new Map<string, readonly GuideSection[]>()

/** The sections of the pages that were fetched, in the order of the guide. */
export function sectionsOfGuide(
  texts: HelpState['texts'],
  language: Language,
): ReadonlyMap<GuidePageId, readonly GuideSection[]> {
  const sections = new Map<GuidePageId, readonly GuideSection[]>()
  for (const page of guidePageIds()) {
    const read = texts[textKey(page, language)]
    if (read?.state !== 'read') continue
    const known = sectionsByText.get(read.text) ?? guideSections(read.text)
    sectionsByText.set(read.text, known)
    sections.set(page, known)
  }
  return sections
}

export function seekInGuide(sought: string): void {
  useHelp.setState({ sought })
}

let scroller: HTMLElement | null = null

/** The element whose scroll position is the reader's place; Back and Forward return to it. */
export function setScroller(element: HTMLElement | null): void {
  scroller = element
}

/** Hands over the place to return to, once. */
export function takeScroll(): number | null {
  const { scrollTo } = useHelp.getState()
  if (scrollTo !== null) useHelp.setState({ scrollTo: null })
  return scrollTo
}

keepPlace<number>('help', {
  read: () => scroller?.scrollTop ?? 0,
  restore: (scrollTo) => useHelp.setState({ scrollTo }),
  isStored: true,
})
