import { useTranslation } from 'react-i18next'
import type { PlanRunState, RunCheck } from '../../../shared/contract/plans.ts'
import { severityWords } from '../../../shared/plan/plan-words.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { openPdu } from '../../stores/navigation-store.ts'
import { PersonQuestion } from './person-question.tsx'
import { VerdictMark } from './verdict-mark.tsx'
import './plans.css'

/** Numbers of PDUs that are shown one by one. */
const mostNumbers = 2

/** A check that is done: its verdict, what was found, and the PDUs that show it. */
export function RunLine({ run, check }: { run: PlanRunState; check: RunCheck }) {
  const language = useLanguage()
  const { t } = useTranslation('plans')
  const { id, rowName, verdict, name, severity, measured, expected, question, note } = check
  const isAsked = question !== null && run.endedAt !== null
  return (
    <li className="plans-line">
      <VerdictMark verdict={verdict} />
      <span className="plans-line-name">
        {rowName !== '' && (
          <span className="dim">
            <ForeignText text={rowName} /> ·{' '}
          </span>
        )}
        <ForeignText text={name[language]} /> <span className="mono dim">{id}</span>
      </span>
      <span className="dim">{severityWords[severity][language]}</span>
      <span className="plans-line-words">
        {isAsked ? question[language] : <ForeignText text={measured[language]} />}
        {expected !== null && (
          <span className="plans-expected">
            {t('expected')}: <ForeignText text={expected[language]} />
          </span>
        )}
        {isAsked && <PersonQuestion runId={run.runId} id={id} verdict={verdict} note={note} />}
      </span>
      <Evidence numbers={check.evidence} />
    </li>
  )
}

function Evidence({ numbers }: { numbers: readonly number[] }) {
  const { t } = useTranslation('plans')
  if (numbers.length === 0) return null
  const shown = numbers.length > mostNumbers ? [...numbers.slice(0, 1), ...numbers.slice(-1)] : numbers
  return (
    <span className="plans-evidence">
      {t('pdus')}{' '}
      {shown.map((number, index) => (
        <span key={number}>
          {index > 0 && (numbers.length > mostNumbers ? '–' : ', ')}
          <button
            type="button"
            className="link-button mono"
            aria-label={t('openPdu', { number })}
            onClick={() => openPdu(number)}
          >
            {number}
          </button>
        </span>
      ))}
    </span>
  )
}
