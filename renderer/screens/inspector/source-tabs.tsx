import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureFile } from '../../../shared/contract/capture-files.ts'
import { FileButton } from '../../parts/file-button.tsx'
import { closeFile, openCaptureFiles, useFiles } from '../../stores/files-store.ts'
import { showCapture, useShownCapture } from '../../stores/shown-capture.ts'
import './source-tabs.css'

const readEndings = '.pcap,.pcapng,.cap,.gz,.zst,.jsonl,.hex,.txt,.log'

/** The way to open capture files. */
export function OpenFilesButton() {
  const { t } = useTranslation('inspector')
  return (
    <FileButton
      label={t('file.open')}
      accept={readEndings}
      isMultiple
      onFiles={(chosen) => void openCaptureFiles(chosen)}
    />
  )
}

/** The live capture and the files that are open beside it, where there are any; one is on show. */
export function SourceTabs() {
  const { t } = useTranslation('inspector')
  const files = useFiles((state) => state.files)
  const shown = useShownCapture((state) => state.captureId)
  const list = useRef<HTMLDivElement>(null)
  const ids = [null, ...files.map(({ captureId }) => captureId)]

  const goTo = (index: number) => {
    showCapture(ids[index] ?? null)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step !== undefined) goTo((ids.indexOf(shown) + step + ids.length) % ids.length)
    else if (event.key === 'Delete' && shown !== null) void closeFile(shown)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (files.length === 0) return null
  return (
    <div className="source-tabs">
      <div
        ref={list}
        className="capture-sources"
        role="tablist"
        aria-label={t('file.sources')}
        onKeyDown={onKeyDown}
      >
        <SourceTab name={t('live')} isShown={shown === null} onShow={() => showCapture(null)} />
        {files.map((file) => (
          <FileTab key={file.captureId} file={file} isShown={file.captureId === shown} />
        ))}
      </div>
    </div>
  )
}

function FileTab({ file, isShown }: { file: CaptureFile; isShown: boolean }) {
  const { t } = useTranslation('inspector')
  const { captureId, name, state } = file
  return (
    <span className="source-file">
      <SourceTab
        name={name}
        isShown={isShown}
        isBusy={state === 'reading'}
        isBad={state === 'failed'}
        onShow={() => showCapture(captureId)}
      />
      <button
        type="button"
        className="source-close"
        aria-label={t('file.close', { name })}
        title={t('file.close', { name })}
        onClick={() => void closeFile(captureId)}
      >
        ×
      </button>
    </span>
  )
}

function SourceTab({
  name,
  isShown,
  isBusy = false,
  isBad = false,
  onShow,
}: {
  name: string
  isShown: boolean
  isBusy?: boolean
  isBad?: boolean
  onShow: () => void
}) {
  return (
    <button
      type="button"
      role="tab"
      className={`source-tab${isBad ? ' bad' : ''}`}
      aria-selected={isShown}
      aria-busy={isBusy}
      tabIndex={isShown ? 0 : -1}
      title={name}
      onClick={onShow}
    >
      <bdi className="cut">{name}</bdi>
      {isBusy && <span aria-hidden="true"> …</span>}
    </button>
  )
}
