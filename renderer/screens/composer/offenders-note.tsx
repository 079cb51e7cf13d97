import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { planMessage } from '../../../shared/message/build-submits.ts'
import { replaceCharacters } from '../../../shared/text/replacement-table.ts'
import { transliterate } from '../../../shared/text/transliterate.ts'
import { codePointName } from '../../../shared/words/hex-text.ts'
import { changeIntent, useComposer } from '../../stores/composer-store.ts'
import { notifyDone } from '../../stores/notices-store.ts'
import type { Preview } from './build-preview.ts'
import { countOffenders } from './text-runs.ts'

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

/** What keeps the text out of GSM 7-bit, what that costs, and how to get it back in with a click. */
export function OffendersNote({ preview }: { preview: Preview }) {
  const { t } = useTranslation('composer')
  const { plan } = preview
  const isShown = plan.outsideGsm.length > 0 && plan.encoding !== 'binary'
  const parts = useMemo(() => (isShown ? partsInGsm(preview) : null), [isShown, preview])
  const summary = useMemo(() => countOffenders(plan.outsideGsm), [plan])
  if (!isShown) return null
  const now = plan.segments.length
  const replaceable = summary.groups.filter((group) => group.replacement !== null)

  const change = (write: (text: string) => string, message: string) => {
    const { text } = useComposer.getState().draft.intent
    changeIntent({ text: write(text) })
    notifyDone(message, { label: t('undo'), run: () => changeIntent({ text }) })
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
        {parts !== null &&
          t(parts < now ? 'offenders.asGsmInstead' : 'offenders.asGsm', { count: parts, now })}
      </p>
      <div className="offender-actions">
        {summary.cyrillicLetters > 0 && (
          <button
            type="button"
            className="link-button"
            onClick={() => change(transliterate, t('offenders.transliterated'))}
          >
            {t('offenders.transliterate')}
          </button>
        )}
        {replaceable.slice(0, shownGroups).map((group) => (
          <button
            key={group.character}
            type="button"
            className="link-button"
            onClick={() =>
              change((text) => replaceCharacters(text, [group.character]), t('offenders.replaced'))
            }
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
            onClick={() => change((text) => replaceCharacters(text), t('offenders.replaced'))}
          >
            {t('offenders.replaceAll')}
          </button>
        )}
      </div>
    </section>
  )
}
