import { useTranslation } from 'react-i18next'
import { type CodeTableField, codeTableFields, type ProfileCode } from '../../../shared/profiles/catalogue.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openCodes } from '../../stores/navigation-store.ts'
import { CodeSection } from './code-section.tsx'
import { SourceMark } from './source-mark.tsx'

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
  return (
    <CodeSection
      field={field}
      rows={codes}
      wordsOf={({ code, knowledge }) => `${code} ${knowledge?.title[language] ?? ''}`}
      list={(shown) => (
        <ul className="profile-codes">
          {shown.map(({ row }) => (
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
      )}
    />
  )
}
