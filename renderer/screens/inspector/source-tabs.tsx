import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureFile } from '../../../shared/contract/capture-files.ts'
import { FileButton } from '../../parts/file-button.tsx'
import {
  closeCapturesDiff,
  hideCapturesDiff,
  openCapturesDiff,
  useCapturesDiff,
} from '../../stores/captures-diff-store.ts'
import { closeFile, openCaptureFiles, useFiles } from '../../stores/files-store.ts'
import { showCapture, useShownCapture } from '../../stores/shown-capture.ts'
import './source-tabs.css'

const readEndings = '.pcap,.pcapng,.cap,.gz,.zst,.jsonl,.hex,.txt,.log'

/** The way to open capture files. */
export function OpenFilesButton({
  onFiles = (files) => void openCaptureFiles(files),
}: {
  onFiles?: (files: readonly File[]) => void
}) {
  const { t } = useTranslation('inspector')
  return <FileButton label={t('file.open')} accept={readEndings} isMultiple onFiles={onFiles} />
}

/** The live capture, the files that are open beside it and the comparison of two, where there are any; one is on show. */
export function SourceTabs() {
  const { t } = useTranslation('inspector')
  const files = useFiles((state) => state.files)
  const shown = useShownCapture((state) => state.captureId)
  const list = useRef<HTMLDivElement>(null)
  const { isOpen, isShown: isDiffShown } = useCapturesDiff()
  const ids = [null, ...files.map(({ captureId }) => captureId), ...(isOpen ? [diffTab] : [])]
  const current = isDiffShown ? diffTab : shown

  const goTo = (index: number) => {
    showTab(ids[index] ?? null)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step !== undefined) goTo((ids.indexOf(current) + step + ids.length) % ids.length)
    else if (event.key === 'Delete' && isDiffShown) closeCapturesDiff()
    else if (event.key === 'Delete' && shown !== null) void closeFile(shown)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (ids.length === 1) return null
  return (
    <div className="source-tabs">
      {/* Buttons that close stand between the tabs, and are none. */}
      <span role="tablist" aria-label={t('file.sources')} aria-owns={ids.map(tabId).join(' ')} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the tabs take the focus, and their keys come up to here */}
      <div ref={list} className="capture-sources" onKeyDown={onKeyDown}>
        <SourceTab
          id={tabId(null)}
          name={t('live')}
          isShown={current === null}
          onShow={() => showTab(null)}
        />
        {files.map((file) => (
          <FileTab key={file.captureId} file={file} isShown={file.captureId === current} />
        ))}
        {isOpen && <DiffTab isShown={isDiffShown} />}
      </div>
    </div>
  )
}

/** Stands for the comparison among the ids of captures. */
const diffTab = 'comparison'

function tabId(id: string | null): string {
  return `source-${id ?? 'live'}`
}

function showTab(id: string | null): void {
  if (id === diffTab) openCapturesDiff()
  else {
    showCapture(id)
    // Also where the capture beneath it stays the same.
    hideCapturesDiff()
  }
}

function DiffTab({ isShown }: { isShown: boolean }) {
  const { t } = useTranslation('diff')
  const isBusy = useCapturesDiff((state) => state.run?.phase === 'running')
  return (
    <span className="source-file">
      <SourceTab
        id={tabId(diffTab)}
        name={t('tab')}
        isShown={isShown}
        isBusy={isBusy}
        onShow={openCapturesDiff}
      />
      <CloseButton label={t('closeTab')} onClose={closeCapturesDiff} />
    </span>
  )
}

function CloseButton({ label, onClose }: { label: string; onClose: () => void }) {
  return (
    <button type="button" className="source-close" aria-label={label} title={label} onClick={onClose}>
      ×
    </button>
  )
}

function FileTab({ file, isShown }: { file: CaptureFile; isShown: boolean }) {
  const { t } = useTranslation('inspector')
  const { captureId, name, state } = file
  return (
    <span className="source-file">
      <SourceTab
        id={tabId(captureId)}
        name={name}
        isShown={isShown}
        isBusy={state === 'reading'}
        isBad={state === 'failed'}
        onShow={() => showTab(captureId)}
      />
      <CloseButton label={t('file.close', { name })} onClose={() => void closeFile(captureId)} />
    </span>
  )
}

function SourceTab({
  id,
  name,
  isShown,
  isBusy = false,
  isBad = false,
  onShow,
}: {
  id: string
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
      id={id}
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
