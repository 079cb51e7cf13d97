import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined'
import ArrowForwardOutlined from '@mui/icons-material/ArrowForwardOutlined'
import PrintOutlined from '@mui/icons-material/PrintOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type GuidePageId, guidePageIds, guidePages } from '../../../shared/guide/guide-table.ts'
import { Progress } from '../../parts/progress.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { readGuidePage, setScroller, takeScroll, textKey, useHelp } from '../../stores/help-store.ts'
import { type HelpPlace, openHelp } from '../../stores/navigation-store.ts'
import { stepBack, stepForward } from '../../stores/place-history.ts'
import { FailedPage } from './failed-page.tsx'
import { GuideText } from './guide-text.tsx'

/** A page, at the place that is asked for. */
export function GuideReader({ page, place }: { page: GuidePageId; place: HelpPlace }) {
  const language = useLanguage()
  const read = useHelp((state) => state.texts[textKey(page, language)])
  const reader = useRef<HTMLElement>(null)
  useEffect(() => void readGuidePage(page, language), [page, language])
  useEffect(() => {
    setScroller(reader.current)
    return () => setScroller(null)
  }, [])
  const isRead = read?.state === 'read'
  useReaderPlace(reader, isRead ? place : null)
  return (
    <article
      ref={reader}
      className="guide-reader"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
      data-first-focus
      aria-label={guidePages[page].title[language]}
    >
      <Tools />
      {read === undefined && <Progress />}
      {read?.state === 'failed' && <FailedPage page={page} />}
      {isRead && (
        <>
          <GuideText page={page} text={read.text} />
          <Neighbours page={page} />
        </>
      )}
    </article>
  )
}

/** Scrolls to the place: where the reader was when he left it, else its heading, else the start. */
function useReaderPlace(ref: RefObject<HTMLElement | null>, place: HelpPlace | null): void {
  const shown = useRef<HelpPlace | null>(null)
  useLayoutEffect(() => {
    // An effect runs again whenever the screen is shown, which keeps its own scroll position.
    const reader = ref.current
    if (reader === null || place === null || place === shown.current) return
    const isFirst = shown.current === null
    shown.current = place
    const before = takeScroll()
    const heading = place.anchor === '' ? null : document.getElementById(`guide-${place.anchor}`)
    if (before !== null) reader.scrollTop = before
    else if (heading !== null) heading.scrollIntoView({ block: 'start' })
    else reader.scrollTop = 0
    if (!isFirst) reader.focus({ preventScroll: true })
  }, [ref, place])
}

function Tools() {
  const { t } = useTranslation('help')
  return (
    <div className="guide-tools">
      <Tool label={t('back')} onClick={stepBack}>
        <ArrowBackOutlined fontSize="small" />
      </Tool>
      <Tool label={t('forward')} onClick={stepForward}>
        <ArrowForwardOutlined fontSize="small" />
      </Tool>
      <Tool label={t('print')} onClick={() => window.print()}>
        <PrintOutlined fontSize="small" />
      </Tool>
    </div>
  )
}

function Tool({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <IconButton size="small" aria-label={label} title={label} onClick={onClick}>
      {children}
    </IconButton>
  )
}

/** The pages before and after this one. */
function Neighbours({ page }: { page: GuidePageId }) {
  const { t } = useTranslation('help')
  const language = useLanguage()
  const ids = guidePageIds()
  const at = ids.indexOf(page)
  const around = [
    { id: ids[at - 1], words: 'before' },
    { id: ids[at + 1], words: 'next' },
  ] as const
  return (
    <nav className="guide-neighbours" aria-label={t('pages')}>
      {around.map(({ id, words }) =>
        id === undefined ? (
          <span key={words} />
        ) : (
          <Button key={words} onClick={() => openHelp(id)}>
            {t(words, { title: guidePages[id].title[language] })}
          </Button>
        ),
      )}
    </nav>
  )
}
