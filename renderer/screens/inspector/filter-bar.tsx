import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureFile } from '../../../shared/contract/capture-files.ts'
import { FilterChips } from '../../parts/filter/filter-chips.tsx'
import { FilterField } from '../../parts/filter/filter-input.tsx'
import { FilterHistoryButton, SaveFilterButton } from '../../parts/filter/filter-memory.tsx'
import { FilterProgress } from '../../parts/filter/filter-progress.tsx'
import { FilterPlaceContext } from '../../parts/filter/use-filter-place.ts'
import { formatCount } from '../../parts/format.ts'
import { StateDot } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { captureRows, clearCapture, setFollowing, setPaused, useCapture } from '../../stores/capture-store.ts'
import { captureFilter } from '../../stores/filter-store.ts'
import { openExport } from '../../stores/handover-store.ts'
import { useIsAway } from '../../stores/host-store.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { ChartsButton } from './charts-button.tsx'
import { CompareCapturesButton } from './compare-bar.tsx'
import { ReplayFound } from './replay-button.tsx'
import { OpenFilesButton } from './source-tabs.tsx'
import { useQuickChips } from './use-quick-chips.ts'

/** The filter of the capture, filters at hand, whether the capture is followed, and the way to empty it. */
export function FilterBar({
  inputRef,
  file,
}: {
  inputRef: RefObject<HTMLInputElement | null>
  /** On show; undefined: the live capture. */
  file: CaptureFile | undefined
}) {
  const captured = useTotal()
  const hasOlder = useCapture((state) => state.hasOlder)
  const chips = useQuickChips()
  const total = file?.pdus ?? captured
  return (
    <FilterPlaceContext value={captureFilter}>
      <div className="filter-bar">
        <FilterField inputRef={inputRef} />
        <SaveFilterButton />
        <FilterHistoryButton />
        <FilterProgress total={total} shown={captureRows.count} hasOlder={hasOlder} />
        <ExportButton isEmpty={file === undefined && total === 0} />
        {file === undefined && (
          <>
            <FollowButtons />
            <ClearButton total={total} />
          </>
        )}
      </div>
      <div className="filter-row">
        <FilterChips chips={chips} />
        <div className="capture-tools">
          <OpenFilesButton />
          <ChartsButton />
          <ReplayFound isEmpty={total === 0} />
          <CompareCapturesButton />
        </div>
      </div>
    </FilterPlaceContext>
  )
}

/** PDUs in the capture. The status comes once in a while, the rows as they pass: no more are shown than there are. */
function useTotal(): number {
  const captured = useSettings((state) => state.status?.capturedPdus ?? 0)
  useCapture((state) => state.version)
  return Math.max(captured, captureRows.count)
}

/** Live follows the end; a pause holds new rows back and counts them. */
function FollowButtons() {
  const { t } = useTranslation('inspector')
  const language = useLanguage()
  const isPaused = useCapture((state) => state.isPaused)
  const isAway = useIsAway()
  const isLive = useCapture((state) => state.isFollowing) && !isPaused && !isAway
  const held = useCapture((state) => state.held)
  const resume =
    held > 0 ? t('resumeHeld', { count: held, formatted: formatCount(held, language) }) : t('resume')
  return (
    <>
      <Button
        variant="outlined"
        className={isLive ? 'live-button is-live' : 'live-button'}
        aria-pressed={isLive}
        onClick={() => {
          setPaused(false)
          setFollowing(true)
        }}
      >
        {isLive ? <StateDot tone="ok" /> : <ArrowDownwardOutlined fontSize="inherit" />}
        {t(isLive ? 'live' : 'follow')}
      </Button>
      <Button variant="outlined" aria-pressed={isPaused} onClick={() => setPaused(!isPaused)}>
        {isPaused ? resume : t('pause')}
      </Button>
    </>
  )
}

/** Writes what is captured, found or selected into a file. */
function ExportButton({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation('handover')
  const selectedSeq = useCapture((state) => state.selectedSeq)
  return (
    <Button
      variant="outlined"
      disabled={isEmpty}
      title={t('exportHelp')}
      onClick={() => openExport(selectedSeq === null ? [] : [selectedSeq])}
    >
      {t('exportButton')}
    </Button>
  )
}

/** Asks first: there is no way back. */
function ClearButton({ total }: { total: number }) {
  const { t } = useTranslation('inspector')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const [isAsking, setAsking] = useState(false)
  const clear = () => {
    setAsking(false)
    void clearCapture()
  }
  return (
    <>
      <Button variant="outlined" disabled={total === 0} onClick={() => setAsking(true)}>
        {t('clear')}
      </Button>
      <Dialog open={isAsking} onClose={() => setAsking(false)}>
        <DialogTitle>{t('clearTitle')}</DialogTitle>
        <DialogContent>
          {t('clearText', { count: total, formatted: formatCount(total, language) })}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setAsking(false)}>{tc('cancel')}</Button>
          <Button variant="contained" color="error" onClick={clear}>
            {t('clearYes')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  )
}
