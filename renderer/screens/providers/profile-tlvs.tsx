import { useTranslation } from 'react-i18next'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { SourceMark } from './source-mark.tsx'

/** The TLVs that the provider defines. */
export function ProfileTlvs({ profile }: { profile: ProviderProfile }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const tlvs = useCatalogue().tlvs(profile.id) ?? []
  if (tlvs.length === 0) return null
  return (
    <section className="pane provider-group" aria-label={t('tlvs')}>
      <h3>
        {t('tlvs')} <span className="dim">{tlvs.length}</span>
      </h3>
      <ul className="profile-tlvs">
        {tlvs.map((row) => (
          <li key={row.tag}>
            <span className="mono">{hexNumber(row.tag, 2)}</span>
            <span className="mono">{row.name}</span>
            <span>
              {row.meaning[language]}{' '}
              <span className="dim">
                {[
                  t(`types.${row.type ?? 'none'}`),
                  t(`directions.${row.direction}`),
                  ...(row.required ? [t('tlvRequired')] : []),
                  ...row.values.map((one) => `${one.value} = ${one[language]}`),
                ].join(' · ')}
              </span>
            </span>
            <SourceMark source={row.source} />
          </li>
        ))}
      </ul>
    </section>
  )
}
