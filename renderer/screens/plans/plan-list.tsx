import Button from '@mui/material/Button'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxPlanText, type PlanHead, type RunHead } from '../../../shared/contract/plans.ts'
import { verdictWords } from '../../../shared/plan/plan-words.ts'
import { ConnectionName } from '../../parts/connection-name.tsx'
import { FileButton } from '../../parts/file-button.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatMinute } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { chooseAcceptance, choosePlan, chooseRun, usePlans } from '../../stores/plans-store.ts'
import { examplePlan } from './example-plan.ts'
import { VerdictMark } from './verdict-mark.tsx'
import './plans.css'

export function PlanList({ plans }: { plans: readonly PlanHead[] }) {
  const { t } = useTranslation('plans')
  const choice = usePlans((view) => view.choice)
  const runs = usePlans((view) => view.runs)
  const [isTooLarge, setTooLarge] = useState(false)
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return
    setTooLarge(file.size > maxPlanText)
    if (file.size <= maxPlanText) await choosePlan(null, await file.text())
  }
  return (
    <nav className="plans-list" aria-label={t('list')}>
      <h2>{t('plans')}</h2>
      <ul>
        <li>
          <Entry isOn={choice.kind === 'acceptance'} onClick={chooseAcceptance}>
            <span className="strong">{t('acceptance')}</span>
            <span className="dim">{t('builtIn')}</span>
          </Entry>
        </li>
        {plans.map(({ planId, name, problems, checks }) => (
          <li key={planId}>
            <Entry
              isOn={choice.kind === 'plan' && choice.planId === planId}
              onClick={() => void choosePlan(planId)}
            >
              <span className="cut">
                <ForeignText text={name === '' ? t('unnamed') : name} />
              </span>
              <span className={problems > 0 ? 'plans-bad' : 'dim'}>
                {problems > 0 ? t('problems', { count: problems }) : t('checks', { count: checks })}
              </span>
            </Entry>
          </li>
        ))}
      </ul>
      <div className="plans-list-actions">
        <Button variant="outlined" onClick={() => void choosePlan(null, examplePlan)}>
          {t('newPlan')}
        </Button>
        <FileButton label={t('import')} accept=".yaml,.yml,.json" onFiles={(files) => void take(files)} />
      </div>
      {isTooLarge && (
        <p className="plans-bad" role="alert">
          {t('tooLarge')}
        </p>
      )}
      <h2>{t('runs')}</h2>
      {runs.length === 0 && <p className="dim plans-none">{t('noRuns')}</p>}
      <ul>
        {runs.map((run) => (
          <li key={run.runId}>
            <Entry
              isOn={choice.kind === 'run' && choice.runId === run.runId}
              onClick={() => chooseRun(run.runId)}
            >
              <RunEntry run={run} />
            </Entry>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function RunEntry({ run }: { run: RunHead }) {
  const { t } = useTranslation('plans')
  const language = useLanguage()
  const isRunning = run.endedAt === null
  return (
    <>
      <span className="plans-run-name">
        {isRunning ? <span className="plans-running" /> : <VerdictMark verdict={run.verdict} />}
        <span className="cut">
          <ForeignText text={run.plan[language]} />
        </span>
      </span>
      <span className="dim cut">
        {isRunning ? t('running') : verdictWords[run.verdict][language]} · {formatMinute(run.startedAt)} ·{' '}
        <ConnectionName name={run.connection} />
      </span>
    </>
  )
}

function Entry({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="plans-entry" aria-current={isOn ? 'true' : undefined} onClick={onClick}>
      {children}
    </button>
  )
}
