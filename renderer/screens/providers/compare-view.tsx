import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeTableFields } from '../../../shared/profiles/catalogue.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { showProfiles } from '../../stores/profiles-store.ts'
import { type ComparedSection, compareProfiles } from './compare-profiles.ts'

/** Two profiles side by side. */
export function CompareView({ one, other }: { one: ProviderProfile; other: ProviderProfile }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const [differencesOnly, setDifferencesOnly] = useState(true)
  const sections = useMemo(
    () => compareProfiles(catalogue, one, other, language),
    [catalogue, one, other, language],
  )
  const differing = sections.flatMap(({ rows }) => rows).filter(({ differs }) => differs).length
  const shown = sections
    .map((section) => ({
      ...section,
      rows: section.rows.filter(({ differs }) => differs || !differencesOnly),
    }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <article className="provider-page">
      <header className="provider-head">
        <h2>{t('compare.title', { one: one.name[language], other: other.name[language] })}</h2>
        <span className="dim">{t('compare.differences', { count: differing })}</span>
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={differencesOnly}
              onChange={(event) => setDifferencesOnly(event.target.checked)}
            />
          }
          label={t('compare.differencesOnly')}
        />
        <Button variant="outlined" onClick={() => showProfiles({ comparedId: null })}>
          {t('compare.close')}
        </Button>
      </header>
      {shown.length === 0 && <p className="dim">{t('compare.same')}</p>}
      {shown.map((section) => (
        <SectionTable key={section.id} section={section} one={one} other={other} />
      ))}
    </article>
  )
}

function SectionTable({
  section,
  one,
  other,
}: {
  section: ComparedSection
  one: ProviderProfile
  other: ProviderProfile
}) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const field = codeTableFields.find((name) => name === section.id)
  const title = section.title ?? (field === undefined ? t('tlvs') : t(`codes.${field}`))
  return (
    <section className="pane provider-group">
      <h3>{title}</h3>
      <table className="compare-table">
        <thead>
          <tr>
            <th>{t('compare.fact')}</th>
            <th>{one.name[language]}</th>
            <th>{other.name[language]}</th>
          </tr>
        </thead>
        <tbody>
          {section.rows.map((row) => (
            <tr key={row.label} className={row.differs ? 'is-different' : ''}>
              <th scope="row">{row.label}</th>
              <td>{row.one ?? <span className="dim">{t('factUnknown')}</span>}</td>
              <td>{row.other ?? <span className="dim">{t('factUnknown')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
