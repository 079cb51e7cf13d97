import { type KeyboardEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { browseCodes, type CodeSection } from '../../../shared/explain/browse.ts'
import type { Candidate } from '../../../shared/explain/candidate.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useCodes } from '../../stores/codes-store.ts'
import { CodeRow } from './code-row.tsx'
import { seenCount } from './seen-count.ts'
import { layoutOf, type TableLayout } from './table-layout.ts'

/** Every code there is (of one field, when it is chosen), in sections that can be jumped to; rows open in place. */
export function CodeTable({
  profileId,
  field,
}: {
  profileId: string | undefined
  field: string | undefined
}) {
  const { t } = useTranslation('codes')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const sections = useMemo(
    () =>
      browseCodes(catalogue, language, profileId).filter(
        ({ codes }) => field === undefined || codes[0]?.field === field,
      ),
    [catalogue, language, profileId, field],
  )
  const name = profileId === undefined ? '' : catalogue.name(profileId, language)
  const hasOwn = sections.some(({ id }) => id === 'own')
  const sectionKey = ({ id }: CodeSection) => (id === 'vendors' && !hasOwn ? 'allVendors' : id)
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
            {t(`jumpTo.${sectionKey(section)}`, { name })} <span className="dim">{section.codes.length}</span>
          </button>
        ))}
      </nav>
      {sections.map((section) => (
        <Section key={section.id} section={section} title={t(`sections.${sectionKey(section)}`, { name })} />
      ))}
    </section>
  )
}

function Section({ section, title }: { section: CodeSection; title: string }) {
  const counts = useCodes((state) => state.counts)
  const layout = layoutOf[section.id]
  const seenOf = ({ field, value }: Candidate) =>
    field === 'command_status' && value !== null && layout !== 'owners' ? seenCount(counts, value).total : 0
  return (
    <section id={sectionId(section)} className={`code-section pane shows-${layout}`}>
      <h2>
        {title} <span className="dim">{section.codes.length}</span>
      </h2>
      <ColumnTitles layout={layout} />
      <ul data-list>
        {section.codes.map((code) => (
          <CodeRow key={code.id} code={code} layout={layout} seen={seenOf(code)} />
        ))}
      </ul>
    </section>
  )
}

function ColumnTitles({ layout }: { layout: TableLayout }) {
  const { t } = useTranslation('codes')
  return (
    <div className="code-columns" aria-hidden="true">
      <span>{t('columns.code')}</span>
      <span>{t('columns.dec')}</span>
      {layout === 'names' && <span>{t('columns.name')}</span>}
      {layout === 'owners' && <span>{t('columns.owner')}</span>}
      <span>{t('columns.title')}</span>
      {layout === 'advice' && <span>{t('columns.advice')}</span>}
      <span>{t('columns.retry')}</span>
      <span className="code-seen">{t('columns.seen')}</span>
    </div>
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
