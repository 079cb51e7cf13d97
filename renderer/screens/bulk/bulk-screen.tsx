import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined'
import Button from '@mui/material/Button'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../parts/empty-state.tsx'
import { formatMinute } from '../../parts/format.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { followBulk, listRows, selectRun, uploadFile, useBulk } from '../../stores/bulk-store.ts'
import { useNavigation } from '../../stores/navigation-store.ts'
import { BulkFailure } from './bulk-failure.tsx'
import { EditStep, FileStep } from './columns-step.tsx'
import { phaseTones } from './run-tones.ts'
import { RunView } from './run-view.tsx'
import './bulk.css'

/** One text to many numbers: the file, its columns, the check, the sending, and the runs there were. */
export function BulkScreen() {
  const selected = useBulk(({ selectedId, runs }) => (selectedId === null ? undefined : runs[selectedId]))
  const file = useBulk((state) => state.file)
  const edit = useBulk((state) => state.edit)
  useEffect(() => followBulk(), [])
  useBulkRowRequest()
  return (
    <div className="bulk">
      <RunList />
      <div className="bulk-body pane">
        <BulkFailure />
        {file !== null ? (
          <FileStep key={file.uploadId} file={file} />
        ) : edit !== null ? (
          <EditStep key={edit.run.runId} edit={edit} />
        ) : selected !== undefined ? (
          <RunView key={selected.runId} run={selected} />
        ) : (
          <FirstStep />
        )}
      </div>
    </div>
  )
}

/** Shows the row that another screen asked for. */
function useBulkRowRequest(): void {
  const bulkRow = useNavigation((state) => state.bulkRow)
  useEffect(() => {
    if (bulkRow === null) return
    useNavigation.setState({ bulkRow: null })
    selectRun(bulkRow.runId)
    void listRows(bulkRow.runId, [], bulkRow.row)
  }, [bulkRow])
}

/** The runs there were, newest first. */
function RunList() {
  const { t } = useTranslation('bulk')
  const runs = useBulk((state) => state.runs)
  const leaving = useBulk((state) => state.leaving)
  const selectedId = useBulk((state) => state.selectedId)
  const isNew = useBulk((state) => state.selectedId === null && state.file === null)
  const newestFirst = Object.values(runs)
    .filter(({ runId }) => !leaving.includes(runId))
    .sort((a, b) => b.runId - a.runId)
  return (
    <nav className="bulk-runs pane" aria-label={t('runs')}>
      <Button variant="outlined" onClick={() => selectRun(null)} disabled={isNew}>
        {t('newRun')}
      </Button>
      <ul>
        {newestFirst.map(({ runId, name, createdAt, phase }) => (
          <li key={runId}>
            <button
              type="button"
              className="plain-button bulk-run"
              aria-current={runId === selectedId}
              onClick={() => selectRun(runId)}
            >
              <span className="cut foreign" title={name}>
                {name}
              </span>
              <StatePill tone={phaseTones[phase]}>{t(`phase.${phase}`)}</StatePill>
              <span className="bulk-run-when dim">
                {formatMinute(createdAt)} · {t('runNumber', { runId })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {newestFirst.length === 0 && <p className="dim">{t('noRuns')}</p>}
    </nav>
  )
}

function FirstStep() {
  const { t } = useTranslation('bulk')
  const uploading = useBulk((state) => state.uploading)
  const input = useRef<HTMLInputElement>(null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut of the button inside
    <div
      className="bulk-drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const [dropped] = event.dataTransfer.files
        if (dropped !== undefined && uploading === null) void uploadFile(dropped)
      }}
    >
      <EmptyState
        title={t('emptyTitle')}
        actions={
          <>
            <input
              ref={input}
              type="file"
              hidden
              accept=".csv,.txt,.tsv,.xlsx"
              aria-label={t('chooseFile')}
              onChange={(event) => {
                const [chosen] = event.target.files ?? []
                event.target.value = ''
                if (chosen !== undefined) void uploadFile(chosen)
              }}
            />
            <Button
              variant="contained"
              disabled={uploading !== null}
              startIcon={<UploadFileOutlined fontSize="inherit" />}
              onClick={() => input.current?.click()}
            >
              {uploading === null
                ? t('chooseFile')
                : t('uploading', { percent: Math.floor(uploading * 100) })}
            </Button>
          </>
        }
      >
        {t('emptyText')}
      </EmptyState>
    </div>
  )
}
