import { useTranslation } from 'react-i18next'
import { type FactGroup, factTable } from '../../../shared/profiles/fact-table.ts'
import { factsOf, factText, type NamedFact, type StatedFact } from '../../../shared/profiles/fact-text.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { ReceiptExample } from './receipt-example.tsx'
import { SourceMark } from './source-mark.tsx'

/** The facts of a group that are known, each with its source; how many are not. */
export function FactGroupPane({ group, profile }: { group: FactGroup; profile: ProviderProfile }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const facts = factsOf(profile).filter((one) => one.group === group)
  const known = facts.filter(({ fact }) => fact !== null)
  const unknown = facts.length - known.length
  return (
    <section className="pane provider-group" aria-label={factTable[group].words[language]}>
      <h3>{factTable[group].words[language]}</h3>
      <dl className="fact-list">
        {known.map((one) => (
          <FactRow key={one.name} named={one} profile={profile} />
        ))}
      </dl>
      {group === 'receipt' && <ReceiptExample profile={profile} />}
      {unknown > 0 && (
        <p
          className="dim"
          title={facts
            .filter(({ fact }) => fact === null)
            .map(({ field }) => field.words[language])
            .join(', ')}
        >
          {t('unknown', { count: unknown })}
        </p>
      )}
    </section>
  )
}

function FactRow({ named: { field, fact }, profile }: { named: NamedFact; profile: ProviderProfile }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  if (fact === null) return null
  const said = (one: StatedFact) => (
    <>
      <span className="fact-value">{factText(field, one.value, language)}</span>
      {one.note !== undefined && <span className="dim">{one.note[language]}</span>}
      <SourceMark source={profile.sources[one.source]} />
    </>
  )
  return (
    <div className="fact-row">
      <dt>{field.words[language]}</dt>
      <dd>{said(fact)}</dd>
      {fact.others?.map((other) => (
        <dd key={`${other.source} ${JSON.stringify(other.value)}`} className="fact-other">
          <span className="dim">{t('also')}</span> {said(other)}
        </dd>
      ))}
    </div>
  )
}
