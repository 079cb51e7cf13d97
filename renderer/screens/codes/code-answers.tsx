import { useTranslation } from 'react-i18next'
import type { Candidate } from '../../../shared/explain/candidate.ts'
import { setReadIn } from '../../stores/codes-store.ts'
import { groupAnswers, openVendorCode } from './answer-groups.ts'
import { CodeCard } from './code-card.tsx'
import { SeenLine } from './seen-line.tsx'

/** Answers that start open; the others are one line of what to do, so that they can be compared. */
const openAnswers = 1

/**
 * The answers to a search, grouped by where the code was read. `isCode`: a code was asked for, not words; `mayBeErr`:
 * it is written as the err of a receipt may be.
 */
export function CodeAnswers({
  answers,
  isCode,
  mayBeErr,
  readIn,
  limit,
}: {
  answers: readonly Candidate[]
  isCode: boolean
  mayBeErr: boolean
  readIn: string
  limit: number
}) {
  const { t } = useTranslation('codes')
  const open = isCode ? openVendorCode(answers) : undefined
  const groups = groupAnswers(open?.answers ?? answers)
  const status = answers.find(({ field }) => field === 'command_status')?.value
  let shown = 0
  return (
    <div className="code-answers">
      <p className="code-lead" role="status">
        {open
          ? t('vendorLead', { count: open.answers.length, code: spelt(open.code) })
          : isCode
            ? ''
            : answers.length >= limit
              ? t('wordsLimit', { count: limit })
              : t('wordsLead', { count: answers.length })}
      </p>
      {groups.map((group) => (
        <section key={group.id} className="code-group">
          <h2>
            {group.field === null ? t('fields.none') : t(`fields.${group.field}`)}
            {group.kind !== null && ` · ${t(`kinds.${group.kind}`)}`}
            {group.isHexGuess && ` · ${t('hexGuess')}`}
          </h2>
          {group.answers.map((answer) => {
            shown += 1
            return (
              <CodeCard key={answer.id} code={answer} startsOpen={isCode && shown <= openAnswers && !open} />
            )
          })}
        </section>
      ))}
      <footer className="code-foot">
        {open && <p className="dim">{t('chooseProfile')}</p>}
        {isCode && typeof status === 'number' && <SeenLine status={status} />}
        {isCode && readIn !== 'any' && (
          <span>
            <span className="dim">{t('elsewhereRead')}</span>{' '}
            <button type="button" className="link-button" onClick={() => setReadIn('any')}>
              {t('anywhere')}
            </button>
          </span>
        )}
        {mayBeErr && readIn !== 'receipt_err' && (
          <button type="button" className="link-button" onClick={() => setReadIn('receipt_err')}>
            {t('asErr')}
          </button>
        )}
      </footer>
    </div>
  )
}

function spelt(code: Candidate): string {
  return `${code.hex ?? code.code} (${code.dec ?? ''})`
}
