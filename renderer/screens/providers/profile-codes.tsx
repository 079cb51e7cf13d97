import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CodeTableField, codeTableFields, type ProfileCode } from '../../../shared/profiles/catalogue.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openCodes } from '../../stores/navigation-store.ts'
import { SourceMark } from './source-mark.tsx'

/** Rows that are shown at once. */
const mostShown = 200

/** The provider's tables of codes; each row leads to its explanation. */
export function ProfileCodes({ profile }: { profile: ProviderProfile }) {
  const catalogue = useCatalogue()
  return codeTableFields.map((field) => {
    const codes = catalogue.codes(profile.id, field)
    return codes.length === 0 ? null : (
      <CodeTable key={field} profileId={profile.id} field={field} codes={codes} />
    )
  })
}

function CodeTable({
  profileId,
  field,
  codes,
}: {
  profileId: string
  field: CodeTableField
  codes: readonly ProfileCode[]
}) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query.trim().toLowerCase())
  const found = codes.filter(
    ({ code, knowledge }) =>
      asked === '' || `${code} ${knowledge?.title[language] ?? ''}`.toLowerCase().includes(asked),
  )
  return (
    <section className="pane provider-group" aria-label={t(`codes.${field}`)}>
      <h3>
        {t(`codes.${field}`)} <span className="dim">{codes.length}</span>
      </h3>
      {codes.length > 12 && (
        <input
          type="search"
          className="search-input"
          aria-label={t('filterCodes')}
          placeholder={t('filterCodes')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <ul className="profile-codes">
        {found.slice(0, mostShown).map((row) => (
          <li key={`${row.code} ${row.pdus}`}>
            <button
              type="button"
              className="link-button mono"
              aria-label={t('explainCode', { code: row.code })}
              onClick={() => openCodes({ code: row.code, field, profileId })}
            >
              {row.code}
            </button>
            <span>
              {row.knowledge?.title[language] ?? t('form.asSpecified')}
              {row.pdus !== undefined && <span className="dim"> · {row.pdus}</span>}
            </span>
            <SourceMark source={row.source} />
          </li>
        ))}
      </ul>
      {found.length > mostShown && (
        <p className="dim">{t('moreRows', { shown: mostShown, count: found.length })}</p>
      )}
    </section>
  )
}
