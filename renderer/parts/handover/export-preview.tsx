import { useTranslation } from 'react-i18next'
import type { CaptureFormName } from '../../../shared/contract/capture-export.ts'
import type { CaptureRowJson } from '../../../shared/json/capture-json.ts'
import { FailureAlert } from '../failure-alert.tsx'
import { ForeignText } from '../foreign-text.tsx'
import { Progress } from '../progress.tsx'
import { PagePreview } from './page-preview.tsx'
import type { FilePreview } from './use-file-preview.ts'
import './handover.css'

/** Form in which the preview of a form is read: of a capture file its PDUs are listed. */
export function previewForm(form: CaptureFormName): CaptureFormName {
  return form === 'pcap' || form === 'pcapng' ? 'jsonl' : form
}

interface ExportPreviewProps {
  readonly form: CaptureFormName
  readonly preview: FilePreview
  /** What is said when there is nothing to write. */
  readonly nothing: string
}

/** The first PDUs or messages as the file will have them. */
export function ExportPreview({ form, preview, nothing }: ExportPreviewProps) {
  const { t } = useTranslation('handover')
  if (preview.phase === 'loading') return <Progress />
  if (preview.phase === 'failed') {
    return <FailureAlert failure={preview.problem} />
  }
  if (preview.pdus === 0) return <p className="dim">{nothing}</p>
  if (form === 'html') return <PagePreview page={preview.text} title={t('preview')} />
  if (form === 'pcap' || form === 'pcapng') return <PduList lines={preview.text} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what overflows is scrolled by the keyboard
    <pre className="handover-text mono foreign" tabIndex={0}>
      <ForeignText text={preview.text} />
    </pre>
  )
}

function PduList({ lines }: { lines: string }) {
  const { t } = useTranslation('handover')
  const rows: CaptureRowJson[] = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  return (
    <table className="handover-rows">
      <caption className="dim">{t('previewOf', { count: rows.length })}</caption>
      <tbody>
        {rows.map(({ number, at, from, to, pdu, hex }) => (
          <tr key={number}>
            <td className="dim">{number}</td>
            <td>
              <span className="mono">{pdu.command ?? `0x${pdu.command_id.toString(16)}`}</span>{' '}
              <span className={pdu.command_status === 0 ? 'dim' : 'bad'}>
                {pdu.command_status === 0 ? '' : pdu.status}
              </span>
              <div className="dim cut foreign">
                {at} · {from} → {to}
              </div>
              <div className="handover-hex mono dim">{hex}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
