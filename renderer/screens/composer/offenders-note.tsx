import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { planMessage } from '../../../shared/message/build-submits.ts'
import { replaceCharacters } from '../../../shared/text/replacement-table.ts'
import { transliterate } from '../../../shared/text/transliterate.ts'
import { codePointName } from '../../../shared/words/hex-text.ts'
import { useComposer } from '../../stores/composer-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import type { Preview } from './build-preview.ts'
import { editText } from './text-edit.ts'
import { countOffenders, type OffenderSummary } from './text-runs.ts'
import { withoutReplacement } from './undo-replacement.ts'

/** More than this many kinds of characters are counted, not listed. */
const shownGroups = 8

function visible(character: string): string {
  // Blanks and marks that cannot be seen are shown by their code.
  return /^[\s\p{C}\p{M}\p{Z}]$/u.test(character) ? codePointName(character.codePointAt(0) ?? 0) : character
}

/** Parts of the text as a phone user would type it in Latin letters; null when GSM 7-bit does not hold it even so. */
function partsInGsm({ intent, plan }: Preview): number | null {
  if (plan.outsideGsm.length === 0) return null
  const text = replaceCharacters(transliterate(intent.text))
  const other = planMessage({ ...intent, text, encoding: 'gsm7' })
  return other.notEncodable.length > 0 ? null : other.segments.length
}

/** Characters that keep the text out of GSM 7-bit, their cost, and the click that replaces them. */
export function OffendersNote({ preview }: { preview: Preview }) {
  const { t } = useTranslation('composer')
  const { plan } = preview
  const isShown = plan.outsideGsm.length > 0 && plan.encoding !== 'binary'
  const parts = useMemo(() => (isShown ? partsInGsm(preview) : null), [isShown, preview])
  const summary = useMemo(() => countOffenders(plan.outsideGsm), [plan])
  if (!isShown) return null
  const now = plan.segments.length
  return (
    <section className="offenders" aria-label={t('offenders.title')}>
      <p>
        {t('offenders.count', { count: summary.total })} <OffenderKinds summary={summary} />
        {'. '}
        {parts !== null &&
          t(parts < now ? 'offenders.asGsmInstead' : 'offenders.asGsm', { count: parts, now })}
      </p>
      <OffenderActions summary={summary} />
    </section>
  )
}

/** '3 Cyrillic letters, “ ×2 €': what there is, the most frequent first. */
function OffenderKinds({ summary: { cyrillicLetters, groups } }: { summary: OffenderSummary }) {
  const { t } = useTranslation('composer')
  return (
    <>
      {cyrillicLetters > 0 && t('offenders.cyrillic', { count: cyrillicLetters })}
      {cyrillicLetters > 0 && groups.length > 0 && ', '}
      {groups.slice(0, shownGroups).map((group, place) => (
        <span key={group.character}>
          {place > 0 && ' '}
          <bdi className="offender mono">{visible(group.character)}</bdi>
          {group.count > 1 && <span className="dim"> ×{group.count}</span>}
        </span>
      ))}
      {groups.length > shownGroups && t('offenders.more', { count: groups.length - shownGroups })}
    </>
  )
}

/** Replaces characters by what a phone can show instead; each can be taken back, and what is typed meanwhile stays. */
function OffenderActions({ summary: { cyrillicLetters, groups } }: { summary: OffenderSummary }) {
  const { t } = useTranslation('composer')
  const replaceable = groups.filter((group) => group.replacement !== null)
  const change = (write: (text: string) => string, message: string) => {
    const { text } = useComposer.getState().draft.intent
    editText(write(text))
    notifyDone(message, {
      label: t('undo'),
      run: () => editText(withoutReplacement(text, write, useComposer.getState().draft.intent.text)),
    })
  }
  const replace = (characters?: readonly string[]) =>
    change((text) => replaceCharacters(text, characters), t('offenders.replaced'))
  return (
    <div className="offender-actions">
      {cyrillicLetters > 0 && (
        <button
          type="button"
          className="link-button"
          onClick={() => change(transliterate, t('offenders.transliterated'))}
        >
          {t('offenders.transliterate')}
        </button>
      )}
      {replaceable.slice(0, shownGroups).map(({ character, replacement }) => (
        <button key={character} type="button" className="link-button" onClick={() => replace([character])}>
          {replacement === ''
            ? t('offenders.drop', { character: visible(character) })
            : t('offenders.replace', {
                character: visible(character),
                replacement: replacement === ' ' ? t('offenders.space') : (replacement ?? ''),
              })}
        </button>
      ))}
      {replaceable.length > 1 && (
        <button type="button" className="link-button" onClick={() => replace()}>
          {t('offenders.replaceAll')}
        </button>
      )}
    </div>
  )
}
