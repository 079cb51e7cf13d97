import { type KeyboardEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { browseCodes, type CodeSection } from '../../../shared/diagnose/browse.ts'
import { codeBookById } from '../../../shared/profiles/books/provider-books.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCodes } from '../../stores/codes-store.ts'
import { CodeRow } from './code-row.tsx'
import { seenCount } from './seen-count.ts'

/** Every code there is, in sections that can be jumped to; rows open in place. */
export function CodeTable({ profileId }: { profileId: string | undefined }) {
  const { t } = useTranslation('codes')
  const language = useLanguage()
  const counts = useCodes((state) => state.counts)
  const sections = useMemo(() => browseCodes(language, profileId), [language, profileId])
  const book = profileId === undefined ? undefined : codeBookById(profileId)
  const name = book?.name[language] ?? ''
  const hasOwn = sections.some(({ id }) => id === 'own')
  const titleOf = ({ id }: CodeSection) =>
    id === 'vendors' && !hasOwn ? t('sections.allVendors') : t(`sections.${id}`, { name })
  return (
    <section className="code-table" aria-label={t('table')} onKeyDown={walkRows}>
      <nav className="code-jump" aria-label={t('jump')}>
        {sections.map((section) => (
          <button
            key={section.id}
            type="button"
            className="code-jump-item"
            onClick={() => document.getElementById(sectionId(section))?.scrollIntoView({ block: 'start' })}
          >
            {titleOf(section)} <span className="dim">{section.codes.length}</span>
          </button>
        ))}
      </nav>
      {sections.map((section) => {
        const showsOwner = section.id === 'vendors'
        return (
          <section key={section.id} id={sectionId(section)} className="code-section pane">
            <h2>
              {titleOf(section)} <span className="dim">{section.codes.length}</span>
            </h2>
            <div className="code-columns" aria-hidden="true">
              <span>{t('columns.code')}</span>
              <span>{t('columns.dec')}</span>
              <span>{t(showsOwner ? 'columns.owner' : 'columns.name')}</span>
              <span>{t('columns.title')}</span>
              <span>{t('columns.retry')}</span>
              <span className="code-seen">{t('columns.seen')}</span>
            </div>
            <ul>
              {section.codes.map((code) => (
                <CodeRow
                  key={code.id}
                  code={code}
                  showsOwner={showsOwner}
                  seen={
                    code.field === 'command_status' && code.value !== null && !showsOwner
                      ? seenCount(counts, code.value).total
                      : 0
                  }
                />
              ))}
            </ul>
          </section>
        )
      })}
    </section>
  )
}

function sectionId({ id }: CodeSection): string {
  return `codes-${id}`
}

/** ↑ and ↓ go from row to row, Home and End to the ends; Enter opens, as on any button. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]
  if (step === undefined) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.code-line')]
  const current = rows.findIndex((row) => row.matches(':focus'))
  if (current === -1) return
  event.preventDefault()
  rows.at(Math.max(0, Math.min(rows.length - 1, current + step)))?.focus()
}
