import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BundleOrder, usualMasks } from '../../../shared/contract/capture-export.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { useDoctor } from '../../stores/doctor-store.ts'
import { closeHandover, type Handover } from '../../stores/handover-store.ts'
import { FailureAlert } from '../failure-alert.tsx'
import { Progress } from '../progress.tsx'
import { useLanguage } from '../use-language.ts'
import { BundleFields } from './bundle-fields.tsx'
import { MakingActions } from './making-actions.tsx'
import { MakingLine } from './making-line.tsx'
import { PagePreview } from './page-preview.tsx'
import { fileName } from './saved-name.ts'
import { useFileMaking } from './use-file-making.ts'
import { type FilePreview, useFilePreview } from './use-file-preview.ts'
import './handover.css'

/** What a provider's support asks for, in one file: said, shown and recorded. */
export function BundleDialog({ asked }: { asked: Extract<Handover, { kind: 'bundle' }> }) {
  const { t } = useTranslation('handover')
  const id = useId()
  const [order, setOrder] = useBundleOrder(asked)
  const { making, start, stop } = useFileMaking('capture.bundle')
  const preview = useFilePreview('capture.bundle', { ...order, part: 'page' })
  return (
    <Dialog open onClose={closeHandover} fullWidth maxWidth="lg" aria-labelledby={`${id}-title`}>
      <DialogTitle id={`${id}-title`}>{t('bundleTitle')}</DialogTitle>
      <DialogContent className="handover is-bundle">
        <BundleFields order={order} onChange={(change) => setOrder({ ...order, ...change })} />
        <section className="handover-preview" aria-label={t('preview')}>
          <h3 className="field-label">{t('preview')}</h3>
          <ReportPreview preview={preview} />
        </section>
      </DialogContent>
      <MakingLine making={making} />
      <MakingActions
        making={making}
        isReady={preview.phase === 'ready'}
        label={t('saveBundle')}
        onStart={() => start({ ...order, part: 'zip' }, fileName('smpp-support', 'zip'))}
        onStop={stop}
      >
        <span className="handover-foot grow dim">{making.phase === 'idle' ? t('bundleHolds') : ''}</span>
      </MakingActions>
    </Dialog>
  )
}

function ReportPreview({ preview }: { preview: FilePreview }) {
  const { t } = useTranslation('handover')
  if (preview.phase === 'loading') return <Progress />
  if (preview.phase === 'ready') return <PagePreview page={preview.text} title={t('preview')} />
  return <FailureAlert failure={preview.problem} />
}

/** The order as it stands; the account is known where its connection is. */
function useBundleOrder({ captureId, about, connectionId, observed }: Extract<Handover, { kind: 'bundle' }>) {
  const language = useLanguage()
  const connections = useConnections((state) => state.connections)
  const examinations = useDoctor((state) => state.examinations)
  const connection = connections.find((one) => one.connectionId === connectionId)
  const made: BundleOrder = {
    ...(captureId === undefined ? {} : { captureId }),
    part: 'page',
    about,
    connectionId,
    account: connection === undefined ? '' : `system_id ${connection.systemId}`,
    expected: '',
    observed,
    doctor: [],
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    mask: usualMasks,
    language,
  }
  const [order, setOrder] = useState(made)
  const lines = order.connectionId === null ? undefined : examinations[order.connectionId]?.lines
  const whole: BundleOrder = { ...order, doctor: [...(lines ?? [])] }
  return [whole, setOrder] as const
}
