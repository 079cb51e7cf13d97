import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { Note, Span } from '../../shared/inspect/inspect.ts'
import { isMenuKey, type Place } from './grid/grid-menu.ts'
import type { OctetRange } from './octet-range.ts'
import { PduNotes } from './pdu-notes.tsx'
import { TreeRow } from './tree-row.tsx'
import { hasChildren, shownRows, treeKey } from './tree-walk.ts'
import './pdu-tree.css'

/** Octet ranges are the same that a HexView beside it takes; a row is lit when the range is its own. */
interface PduTreeProps {
  readonly spans: readonly Span[]
  readonly notes?: readonly Note[]
  readonly hovered?: OctetRange | null
  readonly selected?: OctetRange | null
  /** Profile of the vendor TLVs; null lists what they may be. */
  readonly profileId?: string | null
  readonly onHover?: (span: Span | null) => void
  readonly onSelect?: (span: Span) => void
  /** A field is pointed at with the other button, or the menu key is pressed on the chosen one. */
  readonly onMenu?: (span: Span, place: Place) => void
  readonly label?: string
  /** Indices of the spans by which a filter found the PDU. */
  readonly matched?: ReadonlySet<number>
  /** Shown under the last row, and scrolled with it. */
  readonly children?: ReactNode
}

const noneMatched: ReadonlySet<number> = new Set()

/** The fields of an inspected PDU with their values in words and their octets. */
export function PduTree({
  spans,
  notes = [],
  hovered = null,
  selected = null,
  profileId = null,
  onHover,
  onSelect,
  onMenu,
  label,
  matched = noneMatched,
  children,
}: PduTreeProps) {
  const { t } = useTranslation('common')
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [folded, fold] = useFolded()
  const shown = useMemo(() => shownRows(spans, folded), [spans, folded])
  const chosen = selected === null ? -1 : spans.findLastIndex((span) => isSame(span, selected))
  const worst = useMemo(() => worstByRow(spans, notes), [spans, notes])

  useEffect(() => {
    if (chosen >= 0) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const select = (span: Span | undefined) => span !== undefined && onSelect?.(span)
  const openMenu = (span: Span | undefined, place: Place, event: KeyboardEvent | MouseEvent) => {
    if (span === undefined || onMenu === undefined) return
    event.preventDefault()
    event.stopPropagation()
    select(span)
    onMenu(span, place)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isMenuKey(event)) {
      const rect = list.current?.querySelector('[aria-selected=true]')?.getBoundingClientRect()
      if (rect !== undefined) openMenu(spans[chosen], { left: rect.left + 24, top: rect.bottom }, event)
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const move = treeKey(event.key, spans, folded, chosen)
    if (move === null) return
    event.preventDefault()
    event.stopPropagation()
    if (move.kind === 'go') select(spans[move.index])
    else fold(move.index, move.kind === 'fold')
  }
  const rowOf = (index: number) => {
    const span = spans[index]
    if (span === undefined) return null
    const isFolded = folded.has(index)
    return (
      <TreeRow
        key={`${span.path}@${span.start}`}
        id={`${id}-${index}`}
        span={span}
        profileId={profileId}
        worst={worst.get(index) ?? null}
        isFolded={hasChildren(spans, index) ? isFolded : null}
        isHot={hovered !== null && isSame(span, hovered)}
        isChosen={index === chosen}
        isMatched={matched.has(index)}
        onHover={() => onHover?.(span)}
        onSelect={() => onSelect?.(span)}
        onMenu={(event) => openMenu(span, { left: event.clientX, top: event.clientY }, event)}
        onFold={() => fold(index, !isFolded)}
      />
    )
  }
  return (
    <div className="pdu-tree">
      {notes.length > 0 && <PduNotes notes={notes} onSelect={(note) => select(spanOfNote(spans, note))} />}
      <div
        ref={list}
        role="tree"
        tabIndex={0}
        aria-label={label ?? t('pdu.tree')}
        aria-activedescendant={chosen < 0 ? undefined : `${id}-${chosen}`}
        onKeyDown={onKeyDown}
        onPointerLeave={() => onHover?.(null)}
      >
        {shown.map(rowOf)}
      </div>
      {children}
    </div>
  )
}

/** Indices of the rows that hide what is under them, and the way to fold or unfold one. */
function useFolded(): [ReadonlySet<number>, (index: number, isFolded: boolean) => void] {
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const fold = (index: number, isFolded: boolean) =>
    setFolded((before) => {
      const after = new Set(before)
      if (isFolded) after.add(index)
      else after.delete(index)
      return after
    })
  return [folded, fold]
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
