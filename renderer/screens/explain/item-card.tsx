import { type KeyboardEvent, memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ExplainedCode, explainCodes } from '../../../shared/paste/explain-item.ts'
import { hidesPassword, wasMasked } from '../../../shared/paste/mask-paste.ts'
import type { Lines, PastedItem } from '../../../shared/paste/pasted-item.ts'
import { isOfFile, itemTitle, placeText } from '../../parts/pasted/item-words.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { inspectPasted } from '../../stores/pasted-capture.ts'
import { stepAnswer } from './answer-focus.ts'
import { ItemActions } from './item-actions.tsx'
import { ItemContent } from './item-content.tsx'
import { ItemMeanings } from './item-meanings.tsx'

interface ItemCardProps {
  readonly item: PastedItem
  /** In the paste, from 1. */
  readonly number: number
  readonly startsOpen: boolean
  readonly profileId: string | null
  readonly isLit: boolean
  readonly onLight: (lines: Lines | null) => void
  readonly onSeek: (line: number) => void
}

/** One thing that was read: what it is, what it says, what its codes mean. */
export const ItemCard = memo(function ItemCard({
  item,
  number,
  startsOpen,
  profileId,
  isLit,
  onLight,
  onSeek,
}: ItemCardProps) {
  const { t } = useTranslation('explain')
  const [showsPassword, showPassword] = useState(false)
  const codes = useItemCodes(item, profileId)
  const title = itemTitle(item, t)
  const place = placeText(item, t)
  // It has a number of its own, that of the capture.
  const isCaptured = item.kind === 'pdu' && item.captured !== undefined
  return (
    <article
      className={isLit ? 'pane explain-card is-lit' : 'pane explain-card'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go from answer to answer
      tabIndex={0}
      aria-label={
        isCaptured ? `${title}, ${place}` : [`${number}. ${title}`, place].filter(Boolean).join(', ')
      }
      data-answer={number}
      data-first={item.lines[0]}
      data-last={item.lines[1]}
      onPointerEnter={() => onLight(item.lines)}
      onPointerLeave={() => onLight(null)}
      onKeyDown={onCardKey}
    >
      <header className="explain-head">
        {!isCaptured && (
          <span className="explain-number" aria-hidden="true">
            {number}
          </span>
        )}
        <h2 className={item.kind === 'pdu' ? 'mono' : ''}>{title}</h2>
        <ItemPlace item={item} onSeek={onSeek} />
        {!isCaptured && <span className="mono dim cut">{item.style}</span>}
        <span className="grow" />
        <ItemActions item={item} profileId={profileId} showsPassword={showsPassword} />
      </header>
      {hidesPassword(item) && (
        <PasswordRemark
          wasMasked={wasMasked(item)}
          isShown={showsPassword}
          onToggle={() => showPassword(!showsPassword)}
        />
      )}
      <ItemContent item={item} profileId={profileId} showsPassword={showsPassword} startsOpen={startsOpen} />
      <ItemMeanings codes={codes} profileId={profileId} />
    </article>
  )
})

/** Where it stands: a captured PDU by number, time and direction, leading into the inspector; all else by its lines. */
function ItemPlace({ item, onSeek }: { item: PastedItem; onSeek: (line: number) => void }) {
  const { t } = useTranslation('explain')
  const number = item.kind === 'pdu' ? item.captured?.number : undefined
  if (number === undefined && isOfFile(item)) return null
  const go = () => (number === undefined ? onSeek(item.lines[0]) : void inspectPasted(number))
  return (
    <button
      type="button"
      className={number === undefined ? 'plain-button dim nowrap' : 'link-button mono nowrap'}
      title={t(number === undefined ? 'seek' : 'inspectPdu')}
      onClick={go}
    >
      {placeText(item, t)}
    </button>
  )
}

/** The password of a bind is masked until it is asked for; what was masked before it came here has none to show. */
function PasswordRemark({
  wasMasked: isGone,
  isShown,
  onToggle,
}: {
  wasMasked: boolean
  isShown: boolean
  onToggle: () => void
}) {
  const { t } = useTranslation('explain')
  if (isGone) return <p className="explain-remark dim">{t('passwordGone')}</p>
  return (
    <p className="explain-remark">
      <span className="dim">{t(isShown ? 'passwordShown' : 'passwordHidden')}</span>{' '}
      <button type="button" className="link-button" onClick={onToggle}>
        {t(isShown ? 'hidePassword' : 'showPassword')}
      </button>
    </p>
  )
}

function useItemCodes(item: PastedItem, profileId: string | null): readonly ExplainedCode[] {
  const language = useLanguage()
  const catalogue = useCatalogue()
  return useMemo(
    () => explainCodes(item, { catalogue, language, profileId: profileId ?? undefined }),
    [item, catalogue, language, profileId],
  )
}

/** Arrows go to the next answer, Escape back into the paste. */
function onCardKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { currentTarget, target, key } = event
  if (key === 'Escape') {
    const isInside = target !== currentTarget
    const field = currentTarget.closest('.explain')?.querySelector<HTMLElement>('textarea')
    if (isInside) currentTarget.focus()
    else field?.focus()
    event.preventDefault()
    return
  }
  const next = target === currentTarget ? stepAnswer(currentTarget, key) : null
  if (next === null) return
  event.preventDefault()
  next.focus()
}
