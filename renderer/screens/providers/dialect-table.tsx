import { useTranslation } from 'react-i18next'
import { type FactField, factTable } from '../../../shared/profiles/fact-table.ts'
import { factText } from '../../../shared/profiles/fact-text.ts'
import { idRuleText } from '../../../shared/receipts/id-rules.ts'
import type { DialectChoice, DialectProposal } from '../../../shared/receipts/propose-dialect.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'

/** Receipts whose response is shown. */
const mostPairs = 12
const mostUnmatched = 8

/** What is proposed of a provider's receipts, how sure it is, and what speaks for it. */
export function DialectTable({ proposal }: { proposal: DialectProposal }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const { messageId, receipt } = factTable
  const said = (field: FactField) => (value: unknown) => factText(field, value, language)
  return (
    <>
      <table className="compare-table">
        <thead>
          <tr>
            <th>{t('dialect.question')}</th>
            <th>{t('dialect.proposal')}</th>
            <th>{t('dialect.evidence')}</th>
          </tr>
        </thead>
        <tbody>
          <ChoiceRow
            name={`message_id ${messageId.fields.inResponse.words[language]}`}
            choice={proposal.idInResponse}
            say={said(messageId.fields.inResponse)}
            need={t('dialect.needsIds')}
          />
          <ChoiceRow
            name={`message_id ${messageId.fields.inReceipt.words[language]}`}
            choice={proposal.idInReceipt}
            say={said(messageId.fields.inReceipt)}
          />
          <ChoiceRow
            name={t('dialect.idRule')}
            choice={proposal.idRule}
            say={(rule) => idRuleText(rule, language)}
            need={t('dialect.needsIds')}
          />
          <ChoiceRow
            name={receipt.fields.dates.words[language]}
            choice={proposal.dates}
            say={(form) => said(receipt.fields.dates)([form])}
          />
          <ChoiceRow
            name={receipt.fields.format.words[language]}
            choice={proposal.format}
            say={said(receipt.fields.format)}
          />
        </tbody>
      </table>
      <Pairs proposal={proposal} />
    </>
  )
}

interface ChoiceRowProps<T> {
  readonly name: string
  readonly choice: DialectChoice<T>
  readonly say: (value: T) => string
  /** What is missing where nothing can be said. */
  readonly need?: string
}

function ChoiceRow<T>({ name, choice, say, need }: ChoiceRowProps<T>) {
  const { t } = useTranslation('providers')
  const { value, certainty, options, of } = choice
  const tones = { shown: 'ok', likely: 'warn', open: 'off' } as const
  const others = options.filter((option) => option.value !== value).slice(0, 3)
  const own = options.find((option) => option.value === value)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {value !== null && (
          <span className="mono foreign">
            <ForeignText text={say(value)} />
          </span>
        )}{' '}
        <StatePill tone={tones[certainty]}>{t(`dialect.certainty.${certainty}`)}</StatePill>
      </td>
      <td className="dim">
        {own === undefined ? (value === null ? need : null) : t('dialect.fits', { fits: own.fits, of })}
        {others.map((other) => (
          <div key={say(other.value)}>
            {t('dialect.fitsAlso', { value: say(other.value), fits: other.fits, of })}
          </div>
        ))}
      </td>
    </tr>
  )
}

/** Receipts beside the message_ids that they have, and the rule of each pair. */
function Pairs({ proposal: { samples, unmatched, idRule } }: { proposal: DialectProposal }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  if (idRule.of === 0) return null
  // The same receipt may come twice.
  const pairs = new Map(samples.map((sample) => [`${sample.receipt.id} ${sample.submitted}`, sample]))
  return (
    <>
      <h4>{t('dialect.pairs')}</h4>
      <ul className="dialect-pairs">
        {[...pairs].slice(0, mostPairs).map(([key, { receipt, submitted, rule }]) => (
          <li key={key}>
            <span className="mono">{receipt.id ?? '—'}</span>
            {' ← '}
            {submitted === null || rule === null ? (
              <span className="warn">{t('dialect.ofNone')}</span>
            ) : (
              <>
                <span className="mono">{submitted}</span>{' '}
                <span className="dim">{idRuleText(rule, language)}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      {unmatched.length > 0 && (
        <p className="dim">{t('dialect.unmatched', { ids: unmatched.slice(0, mostUnmatched).join(', ') })}</p>
      )}
    </>
  )
}
