import { useEffect, useLayoutEffect } from 'react'
import { guideSections } from '../../../shared/guide/guide-sections.ts'
import { Progress } from '../../parts/progress.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { type AsidePlace, openAside } from '../../stores/help-aside-store.ts'
import { readGuidePage, textKey, useHelp } from '../../stores/help-store.ts'
import { FailedPage } from './failed-page.tsx'
import { type GuideGo, GuideGoContext, GuideText } from './guide-text.tsx'
import './help.css'

/** Links stay beside what is edited; tabs of the workbench are words there, since the edit would be left. */
const go: GuideGo = { toPage: (page, anchor) => openAside(page, 0, anchor), toTab: null }

/** A page to be read beside something. */
export function GuideAside({ place }: { place: AsidePlace }) {
  const language = useLanguage()
  const { page } = place
  const read = useHelp((state) => state.texts[textKey(page, language)])
  useEffect(() => void readGuidePage(page, language), [page, language])
  const text = read?.state === 'read' ? read.text : null
  useLayoutEffect(() => {
    const aside = document.querySelector<HTMLElement>('.help-aside')
    // The link that was followed has gone, and the focus with it: Esc would reach nobody.
    if (aside !== null && !aside.contains(document.activeElement)) aside.focus()
    if (text === null) return
    const slug = place.anchor || guideSections(text)[place.section]?.slug
    const heading = slug === undefined ? null : document.querySelector(`.help-aside [id="guide-${slug}"]`)
    heading?.scrollIntoView({ block: 'start' })
  }, [place, text])
  if (read === undefined) return <Progress />
  if (text === null) return <FailedPage page={page} />
  return (
    <GuideGoContext value={go}>
      <GuideText page={page} text={text} />
    </GuideGoContext>
  )
}
