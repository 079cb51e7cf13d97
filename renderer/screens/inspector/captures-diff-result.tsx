import Button from '@mui/material/Button'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiffKind, DiffRow } from '../../../shared/contract/capture-diff.ts'
import { Choices } from '../../parts/choices.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { formatCount } from '../../parts/format.ts'
import { useKeys } from '../../parts/keys/use-keys.ts'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { type DiffRun, diffRows, useCapturesDiff } from '../../stores/captures-diff-store.ts'
import { CapturesDiffList } from './captures-diff-list.tsx'
import { CapturesDiffPair } from './captures-diff-pair.tsx'
import { CapturesDiffState } from './captures-diff-state.tsx'
import { CapturesDiffTools } from './captures-diff-tools.tsx'
import { countOf, type ShownKind, shownKinds } from './captures-diff-words.ts'

/** What a comparison has found: a sentence, the differences, and the chosen one in full. */
export function CapturesDiffResult({ run }: { run: DiffRun }) {
  const { t } = useTranslation('diff')
  const [kind, setKind] = useState<ShownKind>('all')
  const [chosen, setChosen] = useState<DiffRow | null>(null)
  const rows = useRows(kind)
  useKeys('differences', { leave: chosen === null ? null : () => setChosen(null) })
  const row = chosen !== null && diffRows().includes(chosen) ? chosen : null
  return (
    <>
      <CapturesDiffState run={run} />
      <div className="captures-diff-bar">
        <KindChoices run={run} kind={kind} onChange={setKind} />
        <span className="grow" />
        <CapturesDiffTools run={run} rows={rows} />
      </div>
      <div className="captures-diff-panes">
        {rows.length === 0 ? (
          <NoRows run={run} kind={kind} onAll={() => setKind('all')} />
        ) : (
          <SplitPanes
            id="captures-diff"
            orientation="vertical"
            firstSize={52}
            firstMin="110px"
            secondMin="120px"
            first={<CapturesDiffList rows={rows} run={run} kind={kind} chosen={row} onChoose={setChosen} />}
            second={
              row === null ? (
                <EmptyState title={t('chooseTitle')}>{t('chooseText')}</EmptyState>
              ) : (
                <CapturesDiffPair
                  key={diffRows().indexOf(row)}
                  run={run}
                  row={row}
                  onClose={() => setChosen(null)}
                />
              )
            }
          />
        )}
      </div>
    </>
  )
}

/** Those of the kind; they lie outside React, and a batch brings a new version. */
function useRows(kind: ShownKind): readonly DiffRow[] {
  const version = useCapturesDiff((state) => state.version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other rows
  return useMemo(
    () => (kind === 'all' ? [...diffRows()] : diffRows().filter((row) => row.kind === kind)),
    [kind, version],
  )
}

function KindChoices({
  run,
  kind,
  onChange,
}: {
  run: DiffRun
  kind: ShownKind
  onChange: (kind: ShownKind) => void
}) {
  const { t } = useTranslation('diff')
  const language = useLanguage()
  const choices = shownKinds.map((value) => ({
    value,
    label: t(`kinds.${value}`, { amount: formatCount(countOf(run.counts, value), language) }),
  }))
  return <Choices label={t('shown')} value={kind} choices={choices} onChange={onChange} />
}

/** Nothing to list: nothing yet, all is the same, or nothing of this kind. */
function NoRows({ run, kind, onAll }: { run: DiffRun; kind: ShownKind | DiffKind; onAll: () => void }) {
  const { t } = useTranslation('diff')
  const { phase, counts } = run
  if (phase === 'running' || phase === 'failed') return null
  if (kind !== 'all' && countOf(counts, 'all') > 0)
    return (
      <EmptyState
        title={t('noneOfKind')}
        actions={
          <Button variant="outlined" onClick={onAll}>
            {t('showAll')}
          </Button>
        }
      />
    )
  if (phase === 'stopped') return <EmptyState title={t('stoppedTitle')}>{t('stoppedText')}</EmptyState>
  return counts.same === 0 ? (
    <EmptyState title={t('nothingTitle')}>{t('nothingText')}</EmptyState>
  ) : (
    <EmptyState title={t('equalTitle')}>{t('equalText')}</EmptyState>
  )
}
