import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Candidate } from '../../../shared/explain/candidate.ts'
import { type Meaning, ownersText } from '../../../shared/explain/meanings.ts'
import type { ExplainedCode } from '../../../shared/paste/explain-item.ts'
import { CodeDetail } from '../../parts/code/code-detail.tsx'
import { CodeNumbers } from '../../parts/code/code-numbers.tsx'
import { RetryBadge } from '../../parts/code/retry-badge.tsx'
import '../../parts/code/code.css'
import { isProvider } from '../../../shared/profiles/catalogue.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openCodes } from '../../stores/navigation-store.ts'
import { splitCandidates } from './split-candidates.ts'

/** What the codes of an item mean, one after the other. */
export function ItemMeanings({
  codes,
  profileId,
}: {
  codes: readonly ExplainedCode[]
  profileId: string | null
}) {
  return codes.map((code) => (
    <CodeMeaning key={`${code.field} ${code.code}`} asked={code} profileId={profileId} />
  ))
}

const shownOthers = 4

/** One code: its meaning at this provider or by the specification, and what others mean by it. */
function CodeMeaning({ asked, profileId }: { asked: ExplainedCode; profileId: string | null }) {
  const { t } = useTranslation('explain')
  const [isWhole, setWhole] = useState(false)
  const { code, field, pdu, candidates } = asked
  const catalogue = useCatalogue()
  const { answer, admitted, others } = splitCandidates(candidates)
  const shown = isWhole ? others : others.slice(0, shownOthers)
  const openInCodes = () =>
    openCodes({
      code,
      ...(field === null ? {} : { field }),
      ...(pdu === null ? {} : { pdu }),
      ...(profileId === null ? {} : { profileId }),
    })
  return (
    <section className="explain-code" aria-label={[field, code].filter((part) => part !== null).join(' ')}>
      <h3>
        <span className="mono dim">{field}</span>{' '}
        <span className="mono foreign">
          <ForeignText text={code} />
        </span>
        <button type="button" className="link-button" onClick={openInCodes}>
          {t('inCodes')}
        </button>
      </h3>
      {answer === null ? (
        <p className="dim">{t(isProvider(catalogue, profileId) ? 'notListed' : 'depends')}</p>
      ) : (
        <Answer code={withoutRepeated(answer, others)} />
      )}
      {admitted !== null && <OtherMeaning code={admitted} owners={admitted.profileName} />}
      {others.length > 0 && (
        <p className="dim explain-others">
          {t(answer === null ? 'known' : 'othersKnown', { count: others.length })}
        </p>
      )}
      {shown.map((other) => (
        <OtherMeaning key={other.lead.id} code={other.lead} owners={ownersText(other)} />
      ))}
      {others.length > shown.length && (
        <button type="button" className="link-button" onClick={() => setWhole(true)}>
          {t('moreMeanings', { count: others.length - shown.length })}
        </button>
      )}
    </section>
  )
}

/** What others mean is not said twice where it stands in lines of its own. */
function withoutRepeated(answer: Candidate, others: readonly Meaning[]): Candidate {
  const said = new Set(others.flatMap(({ all }) => all.map(({ profile }) => profile)))
  return { ...answer, conflicts: answer.conflicts.filter(({ profile }) => !said.has(profile)) }
}

function Answer({ code }: { code: Candidate }) {
  return (
    <div className="explain-meaning">
      <MeaningHead code={code} />
      <p>{code.meaning}</p>
      <CodeDetail code={code} />
    </div>
  )
}

function MeaningHead({ code }: { code: Candidate }) {
  return (
    <div className="explain-meaning-head">
      <b className="strong">{code.title}</b>
      <CodeNumbers code={code} />
      <span className={code.profile === null ? 'code-owner' : 'code-owner is-provider'}>
        {code.profileName}
      </span>
      <RetryBadge retry={code.retry} who={code.who} />
    </div>
  )
}

/** A line that opens to the whole meaning. */
function OtherMeaning({ code, owners }: { code: Candidate; owners: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={isOpen ? 'explain-other is-open' : 'explain-other'}>
      <button
        type="button"
        className="plain-button explain-other-line"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
        <span className="explain-other-words">
          <span className={code.profile === null ? 'code-owner' : 'code-owner is-provider'}>{owners}</span>
          <span className="strong">{code.title}</span>
          <span className="dim">{code.advice}</span>
        </span>
      </button>
      {isOpen && <Answer code={code} />}
    </div>
  )
}
