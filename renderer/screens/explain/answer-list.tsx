import Button from '@mui/material/Button'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pasteProblemText } from '../../../shared/paste/paste-problem-table.ts'
import type { Lines, PastedItem, PasteReading, UnreadLines } from '../../../shared/paste/pasted-item.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { linesText } from '../../parts/pasted/item-words.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { openCodes } from '../../stores/navigation-store.ts'
import { ItemCard } from './item-card.tsx'
import { SummaryPane } from './summary-pane.tsx'

/** Cards that are drawn at once; more come when they are asked for. */
const step = 40
/** Of as many things the first alone is opened. */
const fewItems = 2

interface AnswerListProps {
  readonly reading: PasteReading
  /** The paste; '' for a file without text. */
  readonly text: string
  readonly profileId: string | null
  /** Part of a longer paste that is read so far; null when it is all. */
  readonly progress: number | null
  readonly lit: Lines | null
  readonly onLight: (lines: Lines | null) => void
  readonly onSeek: (line: number) => void
}

/** Everything that was read, in the order of the paste, what is wrong with it, and what was not read. */
export function AnswerList({ reading, text, profileId, progress, lit, onLight, onSeek }: AnswerListProps) {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  const [shown, setShown] = useState(step)
  const { items, problems } = reading
  const pieces = useMemo(() => piecesOf(reading), [reading])
  // What is shown is of the paste before: a long one takes its time.
  if (progress !== null) return <Told reading={reading} progress={progress} />
  return (
    <>
      <Told reading={reading} progress={progress} />
      <SummaryPane reading={reading} onSeek={onSeek} />
      {problems.slice(0, step).map((problem) => (
        <p key={JSON.stringify(problem)} className="explain-problem">
          <button type="button" className="plain-button" onClick={() => onSeek(problem.line)}>
            <ForeignText text={pasteProblemText(problem, language)} />
          </button>
        </p>
      ))}
      {items.length === 0 && <NothingRead text={text} />}
      {pieces
        .slice(0, shown)
        .map((piece) =>
          'text' in piece && !('kind' in piece) ? (
            <Unread key={`unread ${piece.lines.join()}`} piece={piece} onSeek={onSeek} />
          ) : (
            <ItemCard
              key={keyOf(piece as PastedItem, items)}
              item={piece as PastedItem}
              number={items.indexOf(piece as PastedItem) + 1}
              startsOpen={items.length <= fewItems || piece === items[0]}
              profileId={profileId}
              isLit={lit !== null && lit[0] === piece.lines[0] && lit[1] === piece.lines[1]}
              onLight={onLight}
              onSeek={onSeek}
            />
          ),
        )}
      {pieces.length > shown && (
        <Button variant="outlined" onClick={() => setShown(shown + step)}>
          {t('more', { left: formatCount(pieces.length - shown, language) })}
        </Button>
      )}
    </>
  )
}

/** What was found, in one line; while a long paste is read, how far it is. */
function Told({ reading, progress }: { reading: PasteReading; progress: number | null }) {
  const { t } = useTranslation('explain')
  const counts = new Map<PastedItem['kind'], number>()
  for (const { kind } of reading.items) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const unread = reading.unread.reduce((sum, { lines }) => sum + lines[1] - lines[0] + 1, 0)
  const told = [...counts].map(([kind, count]) => `${t(`kind.${kind}`)}${count > 1 ? ` × ${count}` : ''}`)
  if (unread > 0) told.push(t('unreadLines', { count: unread }))
  return (
    <p className="dim" role="status">
      {progress === null ? told.join(' · ') : t('reading', { percent: Math.floor(progress * 100) })}
    </p>
  )
}

function NothingRead({ text }: { text: string }) {
  const { t } = useTranslation('explain')
  const words = text.trim()
  const isShort = words !== '' && words.length <= 100 && !words.includes('\n')
  return (
    <EmptyState
      title={t('nothingTitle')}
      actions={
        isShort && (
          <Button variant="outlined" onClick={() => openCodes({ code: words })}>
            {t('inCodes')}
          </Button>
        )
      }
    >
      {t('nothing')}
    </EmptyState>
  )
}

function Unread({ piece: { lines, text }, onSeek }: { piece: UnreadLines; onSeek: (line: number) => void }) {
  const { t } = useTranslation('explain')
  return (
    <div className="explain-unread dim">
      <button type="button" className="plain-button" onClick={() => onSeek(lines[0])}>
        {t('unread')} · {linesText(lines, t)}
      </button>
      <pre className="mono foreign">
        <ForeignText text={text.slice(0, shownUnread)} />
      </pre>
    </div>
  )
}

const shownUnread = 600

/** Items and unread lines by the line they begin in. */
function piecesOf({ items, unread }: PasteReading): (PastedItem | UnreadLines)[] {
  return [...items, ...unread].toSorted((one, other) => one.lines[0] - other.lines[0])
}

function keyOf(item: PastedItem, items: readonly PastedItem[]): string {
  return `${items.indexOf(item)} ${item.kind} ${item.lines.join()}`
}
