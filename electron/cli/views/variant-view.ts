import { explainStatus } from '../../../shared/explain/explain-status.ts'
import type { Fault } from '../../../shared/faults/fault.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { SendCounts } from './send-report.ts'

/** What became of a message that was sent in one of several ways. */
export interface VariantOutcome {
  readonly variant: string
  readonly isWhole: boolean
  readonly parts: number
  readonly counts: SendCounts
  /** Statuses of its refusals, each once. */
  readonly refusals: readonly number[]
  /** Why there was no session, or none any more. */
  readonly fault: Fault | null
}

export function variantJson({ variant, isWhole, parts, counts, refusals, fault }: VariantOutcome): object {
  const { accepted, refused, unanswered, delivered, undelivered } = counts
  return {
    variant,
    ok: isWhole,
    parts,
    ...{ accepted, refused, unanswered, delivered, undelivered },
    statuses: refusals.map(statusName),
    error: fault?.code ?? null,
  }
}

export function variantLine(
  catalogue: Catalogue,
  { variant, isWhole, parts, counts, refusals }: VariantOutcome,
  profileId: string,
  language: Language,
): string {
  const isRussian = language === 'ru'
  const end = isWhole ? (isRussian ? 'принято' : 'taken') : isRussian ? 'не принято' : 'not taken'
  const counted = isRussian
    ? `частей ${parts}, принято ${counts.accepted}, отклонено ${counts.refused}, без ответа ${counts.unanswered}, доставлено ${counts.delivered}`
    : `parts ${parts}, accepted ${counts.accepted}, refused ${counts.refused}, unanswered ${counts.unanswered}, delivered ${counts.delivered}`
  const why = refusals.map(
    (status) =>
      `\n    ${statusName(status)}  ${explainStatus(catalogue, status, 'submit_sm_resp', profileId, language)}`,
  )
  return `${inertText(variant).padEnd(8)}  ${end}  ${counted}${why.join('')}\n`
}
