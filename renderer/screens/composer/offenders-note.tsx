import { useTranslation } from 'react-i18next'
import { replaceCharacters } from '../../../shared/text/replacement-table.ts'
import type { SegmentPlan } from '../../../shared/text/segment-plan.ts'
import { planSegments } from '../../../shared/text/segment-plan.ts'
import { transliterate } from '../../../shared/text/transliterate.ts'
import { type ComposerDraft, changeDraft, restoreDraft, useComposer } from '../../stores/composer-store.ts'
import { notifyDone } from '../../stores/notices-store.ts'
import { countOffenders } from './text-runs.ts'

/** More than this many kinds of characters are counted, not listed. */
const shownGroups = 8

function visible(character: string): string {
  // Blanks and marks that cannot be seen are shown by their code.
  return /^[\s\p{C}\p{M}\p{Z}]$/u.test(character)
    ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : character
}

/** What keeps the text out of GSM 7-bit, what that costs, and how to get it back in with a click. */
export function OffendersNote({ draft, plan }: { draft: ComposerDraft; plan: SegmentPlan }) {
  const { t } = useTranslation('composer')
  if (plan.outsideGsm.length === 0 || plan.encoding === 'binary') return null
  const summary = countOffenders(plan.outsideGsm)
  const replaceable = summary.groups.filter((group) => group.replacement !== null)
  const latin = replaceCharacters(transliterate(draft.text))
  const { text: _text, ...rest } = draft
  const alternative = planSegments({ text: latin, encoding: 'auto', method: rest.method, reference: 0 })
  const canBeGsm = alternative.outsideGsm.length === 0

  const change = (text: string, message: string) => {
    const before = useComposer.getState().draft
    changeDraft({ text })
    notifyDone(message, { label: t('undo'), run: () => restoreDraft(before) })
  }
  return (
    <section className="offenders" aria-label={t('offenders.title')}>
      <p>
        {t('offenders.count', { count: summary.total })}{' '}
        {summary.cyrillicLetters > 0 && t('offenders.cyrillic', { count: summary.cyrillicLetters })}
        {summary.cyrillicLetters > 0 && summary.groups.length > 0 && ', '}
        {summary.groups.slice(0, shownGroups).map((group, place) => (
          <span key={group.character}>
            {place > 0 && ' '}
            <bdi className="offender mono">{visible(group.character)}</bdi>
            {group.count > 1 && <span className="dim"> ×{group.count}</span>}
          </span>
        ))}
        {summary.groups.length > shownGroups &&
          t('offenders.more', { count: summary.groups.length - shownGroups })}
        {'. '}
        {canBeGsm && t('offenders.asGsm', { count: alternative.segments.length })}
      </p>
      <div className="offender-actions">
        {summary.cyrillicLetters > 0 && (
          <button
            type="button"
            className="link-button"
            onClick={() => change(transliterate(draft.text), t('offenders.transliterated'))}
          >
            {t('offenders.transliterate')}
          </button>
        )}
        {replaceable.slice(0, shownGroups).map((group) => (
          <button
            key={group.character}
            type="button"
            className="link-button"
            onClick={() => change(replaceCharacters(draft.text, [group.character]), t('offenders.replaced'))}
          >
            {group.replacement === ''
              ? t('offenders.drop', { character: visible(group.character) })
              : t('offenders.replace', {
                  character: visible(group.character),
                  replacement: group.replacement === ' ' ? t('offenders.space') : (group.replacement ?? ''),
                })}
          </button>
        ))}
        {replaceable.length > 1 && (
          <button
            type="button"
            className="link-button"
            onClick={() => change(replaceCharacters(draft.text), t('offenders.replaced'))}
          >
            {t('offenders.replaceAll')}
          </button>
        )}
      </div>
    </section>
  )
}
