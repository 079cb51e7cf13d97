import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { layoutById } from '../../../shared/smpp/pdu-layout.ts'
import { isReplayed } from '../../../shared/smpp/replayed-command.ts'
import { useCapture } from '../../stores/capture-store.ts'
import { openReplay } from '../../stores/replay-store.ts'

/** The way to send the chosen request again; nothing for what a replay leaves out. */
export function ReplayOne({ row }: { row: CaptureRow }) {
  const { t } = useTranslation('compare')
  const command = layoutById(row.commandId)?.command
  const isOfEsme = (row.direction === 'sent') === ((row.context?.role ?? 'esme') === 'esme')
  if (command === undefined || !isOfEsme || !isReplayed(command)) return null
  return <Button onClick={() => openReplay({ filter: '', seqs: [row.seq] })}>{t('replay.openOne')}</Button>
}

/** The way to send the requests that the filter finds again. */
export function ReplayFound({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation('compare')
  const filter = useCapture((state) => state.filter)
  return (
    <Button variant="outlined" disabled={isEmpty} onClick={() => openReplay({ filter, seqs: null })}>
      {t('replay.open')}
    </Button>
  )
}
