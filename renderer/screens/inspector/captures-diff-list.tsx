import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparedRow, DiffRow } from '../../../shared/contract/capture-diff.ts'
import { noTime } from '../../../shared/contract/no-time.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatTime } from '../../parts/format.ts'
import type { Column } from '../../parts/grid/column.ts'
import { useGridWindow } from '../../parts/grid/grid-window.ts'
import { LiveGrid } from '../../parts/grid/live-grid.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import type { DiffRun } from '../../stores/captures-diff-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { type DiffContext, diffWords, kindClass, type ShownKind } from './captures-diff-words.ts'
import { diffSigns } from './diff-text.ts'
import { commandWord } from './row-words.ts'

interface CapturesDiffListProps {
  readonly rows: readonly DiffRow[]
  readonly run: DiffRun
  readonly kind: ShownKind
  readonly chosen: DiffRow | null
  readonly onChoose: (row: DiffRow) => void
}

/** The differences, a line each, in the order in which they were found. */
export function CapturesDiffList({ rows, chosen, onChoose }: CapturesDiffListProps) {
  const { t } = useTranslation('diff')
  const { t: inspector } = useTranslation('inspector')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const context = useMemo(
    (): DiffContext => ({ t, inspector, language, catalogue }),
    [t, inspector, language, catalogue],
  )
  const window = useGridWindow({ count: rows.length, keyAt: (index) => index, overscan: 8 })
  const choose = useCallback(
    (index: number) => {
      const row = rows[index]
      if (row !== undefined) onChoose(row)
    },
    [rows, onChoose],
  )
  const at = chosen === null ? -1 : rows.indexOf(chosen)
  return (
    <LiveGrid
      id="captures-diff"
      label={t('list')}
      columns={columns}
      context={context}
      window={window}
      count={rows.length}
      lineAt={(index) => {
        const row = rows[index]
        return row === undefined ? undefined : { row, key: index }
      }}
      chosen={at < 0 ? null : { key: at, index: at }}
      onChoose={choose}
      rowClass={({ kind }) => kindClass(kind)}
      onScroll={() => undefined}
    />
  )
}

type DiffColumn = Column<DiffRow, DiffContext>

function numberColumn(side: 'a' | 'b'): DiffColumn {
  return {
    id: `number-${side}`,
    title: ({ t }) => t(`sides.${side}`),
    width: 86,
    minWidth: 60,
    className: 'mono',
    cell: (row) => (row[side] === null ? '' : `#${row[side].seq}`),
  }
}

function timeOf({ at }: Pick<ComparedRow, 'at'>): string {
  return at === noTime ? '' : formatTime(at)
}

const columns: readonly DiffColumn[] = [
  {
    id: 'kind',
    title: ({ t }) => t('kind'),
    width: 130,
    minWidth: 30,
    cell: ({ kind }, { t }) => (
      <>
        <span className="diff-kind-sign" aria-hidden="true">
          {diffSigns[kind]}
        </span>{' '}
        {t(`kindOf.${kind}`)}
      </>
    ),
  },
  numberColumn('a'),
  numberColumn('b'),
  {
    id: 'time',
    title: ({ inspector }) => inspector('columns.time'),
    width: 104,
    minWidth: 104,
    from: 900,
    className: 'mono',
    cell: ({ a, b }) => timeOf(a ?? b ?? { at: noTime }),
  },
  {
    id: 'command',
    title: ({ inspector }) => inspector('columns.command'),
    width: 170,
    minWidth: 90,
    className: 'mono',
    cell: ({ a, b }) => commandWord(a ?? b ?? { command: null, commandId: 0 }),
  },
  {
    id: 'what',
    title: ({ t }) => t('what'),
    width: '1fr',
    minWidth: 200,
    className: 'foreign',
    cell: (row, context) => <ForeignText text={diffWords(row, context)} />,
  },
]
