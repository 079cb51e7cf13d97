import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { seqsOfCard } from '../../parts/handover/card-pdus.ts'
import { useCards } from '../../stores/cards-store.ts'
import { openBundle } from '../../stores/handover-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { useShownCapture } from '../../stores/shown-capture.ts'
import { commandWord, isResponse } from './row-words.ts'

/** A bundle about this PDU and its other half, and about the message that they belong to. */
export function SupportButton({ row, answer }: { row: CaptureRow; answer: CaptureRow | undefined }) {
  const { t } = useTranslation('handover')
  const card = useCards((state) => (row.messageId === null ? undefined : state.cards[row.messageId]))
  const open = () => {
    const { connectionId = null } = useSessions.getState().sessions[row.sessionId] ?? {}
    const response = isResponse(row) ? row : answer
    const request = isResponse(row) ? answer : row
    const observed =
      response === undefined || response.commandStatus === 0
        ? ''
        : t('observedStatus', {
            command: commandWord(request ?? response),
            to: request?.destination ?? '',
            status: statusName(response.commandStatus),
          })
    const { captureId } = useShownCapture.getState()
    openBundle({
      ...(captureId === null ? {} : { captureId }),
      about: { kind: 'pdus', seqs: [...new Set([row.seq, ...(card === undefined ? [] : seqsOfCard(card))])] },
      connectionId,
      observed,
    })
  }
  return (
    <Button title={t('bundleHelp')} onClick={open}>
      {t('bundleButton')}
    </Button>
  )
}
