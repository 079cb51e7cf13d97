import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { measuredFactText } from '../../../shared/acceptance/measurement.ts'
import type { PlanRunState } from '../../../shared/contract/plans.ts'
import type { MeasuredFact } from '../../../shared/doctor/measured-facts.ts'
import { factTable, fieldsOf } from '../../../shared/profiles/fact-table.ts'
import { factAt, factText } from '../../../shared/profiles/fact-text.ts'
import { StateDot } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { standTones, writeMeasured } from '../../parts/write-measured.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import './plans.css'

/** What the run found about the provider beside what its profile says, and the way into it. */
export function MeasuredValues({ run }: { run: PlanRunState }) {
  const { t } = useTranslation('plans')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const profile = useCatalogue().of(run.profileId)
  const connection = useConnections(({ connections }) =>
    connections.find(({ connectionId }) => connectionId === run.connectionId),
  )
  const found = run.checks.flatMap(({ facts: all }) => all)
  const facts = [...new Map(found.map((fact) => [`${fact.group}.${fact.name}`, fact])).values()]
  if (facts.length === 0) return null
  const count = facts.filter(({ stands }) => stands !== 'confirmed').length
  const write = async () => {
    if (connection === undefined) return
    const examined = { host: run.host, port: run.port, interfaceVersion: connection.interfaceVersion }
    await writeMeasured({
      ...{ connectionId: connection.connectionId, draft: connection, facts, examined, language },
      written: (name) => t('written', { name }),
      undo: common('undo'),
    })
  }
  return (
    <section className="plans-measured" aria-labelledby="plans-measured">
      <h3 id="plans-measured">{t('measured')}</h3>
      <table className="plans-table">
        <thead>
          <tr>
            <th scope="col">{t('columns.fact')}</th>
            <th scope="col">{t('columns.found')}</th>
            <th scope="col">{t('columns.said')}</th>
            <th scope="col">{t('columns.stands')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => {
            const { name, value } = measuredFactText(fact, language)
            return (
              <tr key={`${fact.group}.${fact.name}`}>
                <td>
                  <span className="dim">{factTable[fact.group].words[language]}:</span> {name}
                </td>
                <td className="strong">{value}</td>
                <td className="dim">{saidText(profile, fact, language)}</td>
                <td>
                  <StateDot tone={standTones[fact.stands]} /> {t(`stands.${fact.stands}`)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {count > 0 && run.endedAt !== null && connection !== undefined && (
        <Button variant="outlined" onClick={() => void write()}>
          {t('write', { count })}
        </Button>
      )}
    </section>
  )
}

function saidText(
  profile: ReturnType<ReturnType<typeof useCatalogue>['of']>,
  { group, name }: MeasuredFact,
  language: 'en' | 'ru',
): string {
  const fact = profile === undefined ? null : factAt(profile, group, name)
  const field = fieldsOf(group).find(([one]) => one === name)?.[1]
  return fact === null || field === undefined ? '—' : factText(field, fact.value, language)
}
