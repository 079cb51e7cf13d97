import { useTranslation } from 'react-i18next'
import type { Candidate } from '../../../shared/explain/candidate.ts'
import { meaningsOf, ownersText } from '../../../shared/explain/meanings.ts'
import { setReadIn } from '../../stores/codes-store.ts'
import { groupAnswers, openVendorCode } from './answer-groups.ts'
import { CodeCard } from './code-card.tsx'
import { SeenLine } from './seen-line.tsx'

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
  const firstId = groups[0]?.answers[0]?.id
  const lead = open
    ? t('vendorLead', { count: meaningsOf(open.answers).length, code: spelt(open.code) })
    : t(answers.length >= limit ? 'wordsLimit' : 'wordsLead', { count: Math.min(answers.length, limit) })
  return (
    <div className="code-answers" data-list>
      <p className="code-lead" role="status">
        {open !== undefined || !isCode ? lead : ''}
      </p>
      {groups.map((group) => (
        <section key={group.id} className="code-group">
          <h2>
            {group.field === null ? t('fields.none') : t(`fields.${group.field}`)}
            {group.kind !== null && ` · ${t(`kinds.${group.kind}`)}`}
            {group.isHexGuess && ` · ${t('hexGuess')}`}
          </h2>
          {shownCards(group.answers, isCode).map(({ code, owners }) => (
            // The others are one line of what to do, so that they can be compared.
            <CodeCard
              key={code.id}
              code={code}
              owners={owners}
              startsOpen={isCode && !open && code.id === firstId}
            />
          ))}
        </section>
      ))}
      <footer className="code-foot">
        {open && <p className="dim">{t('chooseProfile')}</p>}
        {isCode && typeof status === 'number' && <SeenLine status={status} />}
        <OtherPlaces readIn={readIn} isCode={isCode} mayBeErr={mayBeErr} />
      </footer>
    </div>
  )
}

/** A card for each meaning of a code; words are said by codes that each have a card. */
function shownCards(
  answers: readonly Candidate[],
  isCode: boolean,
): readonly { code: Candidate; owners: string }[] {
  const meanings = new Map(isCode ? meaningsOf(answers).map((one) => [one.lead, ownersText(one)]) : [])
  return answers
    .filter((code) => !isCode || code.basis === 'unknown' || meanings.has(code))
    .map((code) => ({ code, owners: meanings.get(code) ?? code.profileName }))
}

/** Ways to look where it was not looked: anywhere, or among the errs of receipts. */
function OtherPlaces({ readIn, isCode, mayBeErr }: { readIn: string; isCode: boolean; mayBeErr: boolean }) {
  const { t } = useTranslation('codes')
  return (
    <>
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
    </>
  )
}

function spelt(code: Candidate): string {
  return `${code.hex ?? code.code} (${code.dec ?? ''})`
}
