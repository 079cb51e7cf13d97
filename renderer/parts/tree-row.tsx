import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note, Span } from '../../shared/inspect/inspect.ts'
import { useCatalogue } from '../stores/catalogue-store.ts'
import { ForeignText } from './foreign-text.tsx'
import { spanName, spanValue } from './span-words.ts'
import { useLanguage } from './use-language.ts'
import './pdu-tree.css'

interface TreeRowProps {
  readonly id: string
  readonly span: Span
  readonly profileId: string | null
  /** The gravest note about it. */
  readonly worst: Note['severity'] | null
  /** null: nothing is under it. */
  readonly isFolded: boolean | null
  readonly isHot: boolean
  readonly isChosen: boolean
  /** A filter found the PDU by it. */
  readonly isMatched: boolean
  readonly onHover: () => void
  readonly onSelect: () => void
  readonly onMenu: (event: MouseEvent) => void
  readonly onFold: () => void
}

/** A field: its name, its value in words, its octets. */
export function TreeRow({
  id,
  span,
  profileId,
  worst,
  isFolded,
  isHot,
  isChosen,
  isMatched,
  onHover,
  onSelect,
  onMenu,
  onFold,
}: TreeRowProps) {
  const { t } = useTranslation('common')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it handles the keys
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      className={`tree-row tree-${span.kind}${isHot ? ' is-hot' : ''}${isMatched ? ' is-matched' : ''}`}
      aria-level={span.depth + 1}
      aria-selected={isChosen}
      aria-expanded={isFolded === null ? undefined : !isFolded}
      onPointerEnter={onHover}
      onClick={onSelect}
      onContextMenu={onMenu}
      onDoubleClick={isFolded === null ? undefined : onFold}
    >
      <span className="tree-name" style={{ paddingInlineStart: span.depth * 14 }}>
        <span className="tree-arrow" aria-hidden="true">
          {isFolded === null ? '' : isFolded ? '▸' : '▾'}
        </span>
        <span className="tree-label">{spanName(span, t)}</span>
        {isMatched && <span className="visually-hidden"> ({t('pdu.matched')})</span>}
        {worst !== null && (
          <span className={`tree-mark note-${worst}`} aria-hidden="true">
            ▲
          </span>
        )}
      </span>
      <Value span={span} profileId={profileId} />
      <span className="tree-range mono" title={t('pdu.offsets', { start: span.start, end: span.end - 1 })}>
        [{span.start}..{span.end})
      </span>
    </div>
  )
}

function Value({ span, profileId }: { span: Span; profileId: string | null }) {
  const language = useLanguage()
  const { raw, words } = spanValue(useCatalogue(), span, language, profileId)
  const isRefusal = span.path === 'header.command_status' && span.value !== 0
  return (
    <span className={isRefusal ? 'tree-value bad' : 'tree-value'}>
      {raw !== null && (
        <span className="mono foreign">
          <ForeignText text={raw} />
        </span>
      )}
      {raw !== null && words !== null && ' '}
      {words !== null && (
        <span className="foreign">
          <ForeignText text={words} />
        </span>
      )}
    </span>
  )
}
