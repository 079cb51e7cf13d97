import { useTranslation } from 'react-i18next'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { SourceMark } from './source-mark.tsx'

/** Where the facts were read; an address can be copied. */
export function SourceList({ profile }: { profile: ProviderProfile }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const sources = Object.entries(profile.sources)
  if (sources.length === 0) return null
  return (
    <section className="pane provider-group">
      <h3>{t('sources')}</h3>
      <ul className="source-list">
        {sources.map(([key, source]) => (
          <li key={key}>
            <span>{source.title[language]}</span> <SourceMark source={source} />
            {source.url !== null && <CopyValue value={source.url} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
