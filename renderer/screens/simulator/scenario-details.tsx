import { useTranslation } from 'react-i18next'
import type { ScenarioView } from '../../../shared/contract/scenarios.ts'
import { Progress } from '../../parts/progress.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useScenarios } from '../../stores/scenarios-store.ts'
import { useSimulator } from '../../stores/simulator-store.ts'
import { scenarioChanges } from './scenario-changes.ts'

/** What a scenario is for, and what loading it would change. */
export function ScenarioDetails({ scenario }: { scenario: ScenarioView }) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const preview = useScenarios((view) => view.preview)
  const failure = useScenarios((view) => view.failure)
  const config = useSimulator((view) => view.state?.config)
  const words = {
    binds: t('scenarios.limits.binds'),
    rate: t('scenarios.limits.rate'),
    window: t('scenarios.limits.window'),
    rights: t('scenarios.limits.rights'),
  }
  const changes =
    preview === null || config === undefined
      ? null
      : scenarioChanges(config, preview, { catalogue, language, words })
  return (
    <section className="scenario-details" aria-live="polite" aria-label={scenario.name[language]}>
      <h3>{scenario.name[language]}</h3>
      <p>{scenario.summary[language]}</p>
      <p className="dim">
        <code>simulate --scenario {scenario.kind === 'own' ? '…' : scenario.id}</code>
      </p>
      <h4>{t('scenarios.changes')}</h4>
      {changes === null && failure === null && <Progress />}
      {changes !== null && (
        <>
          {changes.settings.length + changes.added.length + changes.gone.length === 0 && (
            <p className="dim">{t('scenarios.nothing')}</p>
          )}
          {changes.settings.length > 0 && (
            <dl className="scenario-settings">
              {changes.settings.map(({ setting, from, to }) => (
                <div key={setting}>
                  <dt>{t(`scenarios.settings.${setting}`)}</dt>
                  <dd>
                    <del>{from === '' ? '–' : from}</del> → <ins>{to === '' ? '–' : to}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <Rows title={t('scenarios.added')} sign="+" rows={changes.added} />
          <Rows title={t('scenarios.gone')} sign="−" rows={changes.gone} />
        </>
      )}
      <p className="dim">{t('scenarios.kept')}</p>
    </section>
  )
}

function Rows({ title, sign, rows }: { title: string; sign: string; rows: readonly string[] }) {
  if (rows.length === 0) return null
  return (
    <>
      <h4>{title}</h4>
      <ul className="scenario-changed">
        {rows.map((row) => (
          <li key={row}>
            <span aria-hidden>{sign} </span>
            {row}
          </li>
        ))}
      </ul>
    </>
  )
}
