import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { guidePageIds, guidePages } from '../../../shared/guide/guide-table.ts'
import { type GuideFind, searchGuide } from '../../../shared/guide/search-guide.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { sectionsOfGuide, textKey, useHelp } from '../../stores/help-store.ts'
import { openHelp } from '../../stores/navigation-store.ts'

const mostFinds = 40

/** The places that have every word sought, best first. */
export function GuideFinds({ sought }: { sought: string }) {
  const { t } = useTranslation('help')
  const language = useLanguage()
  const texts = useHelp((state) => state.texts)
  const finds = useMemo(
    () => searchGuide(sectionsOfGuide(texts, language), sought, mostFinds),
    [texts, language, sought],
  )
  const isWhole = guidePageIds().every((page) => texts[textKey(page, language)] !== undefined)
  if (finds.length === 0) {
    return isWhole ? (
      <div className="guide-none" role="status">
        <p className="strong">{t('nothing')}</p>
        <p className="dim">{t('nothingNext')}</p>
      </div>
    ) : null
  }
  const formatted = formatCount(finds.length, language)
  return (
    <>
      <p className="dim guide-count" role="status">
        {finds.length === mostFinds
          ? t('foundMost', { formatted })
          : t('found', { count: finds.length, formatted })}
      </p>
      {finds.map((find) => (
        <Find key={`${find.page} ${find.section.slug}`} find={find} />
      ))}
    </>
  )
}

function Find({ find: { page, section, excerpt } }: { find: GuideFind }) {
  const language = useLanguage()
  const title = guidePages[page].title[language]
  const isTop = section.level === 1
  return (
    <button
      type="button"
      className="guide-entry guide-find"
      onClick={() => openHelp(page, isTop ? '' : section.slug)}
    >
      {!isTop && <span className="dim">{title}</span>}
      <b className="strong">{section.heading}</b>
      {excerpt.length > 0 && (
        <span>
          {excerpt.map(({ text, isFound }, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other names
            isFound ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
          )}
        </span>
      )}
    </button>
  )
}
