import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note, Span } from '../../shared/inspect/inspect.ts'
import { useCatalogue } from '../stores/catalogue-store.ts'
import type { OctetRange } from './octet-range.ts'
import { PduNotes } from './pdu-notes.tsx'
import { spanName, spanValue } from './span-words.ts'
import { hasChildren, shownRows, treeKey } from './tree-walk.ts'
import { useLanguage } from './use-language.ts'
import './pdu-tree.css'

/**
 * The fields of an inspected PDU with their values in words and their octets. `hovered` and `selected` are octet
 * ranges, the same that a HexView beside it takes; a row is lit when the range is its own.
 */
export function PduTree({
  spans,
  notes = [],
  hovered = null,
  selected = null,
  profileId = null,
  onHover,
  onSelect,
  label,
}: {
  spans: readonly Span[]
  notes?: readonly Note[]
  hovered?: OctetRange | null
  selected?: OctetRange | null
  /** Whose TLVs the vendor tags are; null lists what they may be. */
  profileId?: string | null
  onHover?: (span: Span | null) => void
  onSelect?: (span: Span) => void
  label?: string
}) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const shown = useMemo(() => shownRows(spans, folded), [spans, folded])
  const chosen = selected === null ? -1 : spans.findLastIndex((span) => isSame(span, selected))
  const worst = useMemo(() => worstByRow(spans, notes), [spans, notes])

  useEffect(() => {
    if (chosen >= 0) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const fold = (index: number, isFolded: boolean) =>
    setFolded((before) => {
      const after = new Set(before)
      if (isFolded) after.add(index)
      else after.delete(index)
      return after
    })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const move = treeKey(event.key, spans, folded, chosen)
    if (move === null) return
    event.preventDefault()
    event.stopPropagation()
    if (move.kind !== 'go') fold(move.index, move.kind === 'fold')
    else if (spans[move.index] !== undefined) onSelect?.(spans[move.index] as Span)
  }

  return (
    <div className="pdu-tree">
      {notes.length > 0 && (
        <PduNotes
          notes={notes}
          onSelect={(note) => {
            const span = spanOfNote(spans, note)
            if (span !== undefined) onSelect?.(span)
          }}
        />
      )}
      <div
        ref={list}
        role="tree"
        tabIndex={0}
        aria-label={label ?? t('pdu.tree')}
        aria-activedescendant={chosen < 0 ? undefined : `${id}-${chosen}`}
        onKeyDown={onKeyDown}
        onPointerLeave={() => onHover?.(null)}
      >
        {shown.map((index) => {
          const span = spans[index]
          if (span === undefined) return null
          const value = spanValue(catalogue, span, language, profileId)
          const isParent = hasChildren(spans, index)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it handles the keys
            <div
              key={`${span.path}@${span.start}`}
              id={`${id}-${index}`}
              role="treeitem"
              tabIndex={-1}
              className={`tree-row tree-${span.kind}${hovered !== null && isSame(span, hovered) ? ' is-hot' : ''}`}
              aria-level={span.depth + 1}
              aria-selected={index === chosen}
              aria-expanded={isParent ? !folded.has(index) : undefined}
              onPointerEnter={() => onHover?.(span)}
              onClick={() => onSelect?.(span)}
              onDoubleClick={() => isParent && fold(index, !folded.has(index))}
            >
              <span className="tree-name" style={{ paddingInlineStart: span.depth * 14 }}>
                <span className="tree-arrow" aria-hidden="true">
                  {isParent ? (folded.has(index) ? '▸' : '▾') : ''}
                </span>
                {spanName(span, t)}
                {worst.has(index) && (
                  <span className={`tree-mark note-${worst.get(index)}`} aria-hidden="true">
                    ▲
                  </span>
                )}
              </span>
              <span className="tree-value">
                {value.raw !== null && <span className="mono foreign">{value.raw}</span>}
                {value.raw !== null && value.words !== null && ' '}
                {value.words !== null && <span className="foreign">{value.words}</span>}
              </span>
              <span
                className="tree-range mono"
                title={t('pdu.offsets', { start: span.start, end: span.end - 1 })}
              >
                [{span.start}..{span.end})
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function isSame(span: OctetRange, range: OctetRange): boolean {
  return span.start === range.start && span.end === range.end
}

function spanOfNote(spans: readonly Span[], note: Note): Span | undefined {
  return (
    spans.find((span) => note.field !== null && lastName(span.path) === note.field) ??
    spans.findLast((span) => span.start <= note.offset && note.offset < span.end)
  )
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

/** Rows that a note speaks of, with the gravest severity. */
function worstByRow(spans: readonly Span[], notes: readonly Note[]): Map<number, Note['severity']> {
  const worst = new Map<number, Note['severity']>()
  for (const note of notes) {
    const span = spanOfNote(spans, note)
    if (span === undefined) continue
    const index = spans.indexOf(span)
    const before = worst.get(index)
    if (before !== 'error' && !(before === 'warning' && note.severity === 'info'))
      worst.set(index, note.severity)
  }
  return worst
}
