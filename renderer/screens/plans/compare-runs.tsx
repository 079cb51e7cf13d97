import { useTranslation } from 'react-i18next'
import type { PlanRunState, RunCheck } from '../../../shared/contract/plans.ts'
import { ConnectionName } from '../../parts/connection-name.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatMinute } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { comparedChecks } from './compared-checks.ts'
import { VerdictMark } from './verdict-mark.tsx'
import './plans.css'

/** Two runs check by check; those whose verdicts differ are marked. */
export function CompareRuns({ run, other }: { run: PlanRunState; other: PlanRunState }) {
  const { t } = useTranslation('plans')
  const language = useLanguage()
  const rows = comparedChecks(run, other)
  const count = rows.filter(({ differs }) => differs).length
  return (
    <section aria-label={t('comparison')}>
      <p className="dim">{t('differing', { count })}</p>
      <table className="plans-table plans-compare">
        <thead>
          <tr>
            <th scope="col">{t('columns.check')}</th>
            {[run, other].map(({ runId, connection, startedAt }) => (
              <th key={runId} scope="col">
                <ConnectionName name={connection} /> · {formatMinute(startedAt)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, one, other: second, differs }) => {
            const check = one ?? second
            return (
              <tr key={key} className={differs ? 'plans-differs' : ''}>
                <td>
                  {check !== null && <ForeignText text={check.name[language]} />}{' '}
                  <span className="mono dim">{check?.id}</span>
                </td>
                <Cell check={one} />
                <Cell check={second} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ check }: { check: RunCheck | null }) {
  const { t } = useTranslation('plans')
  const language = useLanguage()
  if (check === null) return <td className="dim">{t('notThere')}</td>
  return (
    <td>
      <VerdictMark verdict={check.verdict} /> <ForeignText text={check.measured[language]} />
    </td>
  )
}
