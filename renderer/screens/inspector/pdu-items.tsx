import MenuItem from '@mui/material/MenuItem'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { revealRow } from '../../stores/capture-reveal.ts'
import { openExport } from '../../stores/handover-store.ts'
import { openCodes, openMessage } from '../../stores/navigation-store.ts'
import { loadPdu } from '../../stores/pdu-store.ts'
import { recordPlan } from '../../stores/recorded-plan-store.ts'
import { explainPdu } from './explain-pdu.ts'
import type { Closing } from './menu-target.ts'
import { isResponse } from './row-words.ts'

/** Where the PDU leads: its other half, its message, the meaning of its status. */
export function PduItems({ row, closing }: { row: CaptureRow; closing: Closing }) {
  const { t } = useTranslation('list')
  const { messageId } = row
  const isRefused = isResponse(row) && row.commandStatus !== 0
  return (
    <>
      {isRefused && <MenuItem onClick={closing(() => explainStatusOf(row))}>{t('menu.explain')}</MenuItem>}
      <MenuItem onClick={closing(() => void explainPdu(row))}>{t('menu.explainPdu')}</MenuItem>
      <MenuItem
        disabled={isResponse(row) && row.requestSeq === null}
        onClick={closing(() => void goToPair(row))}
      >
        {t('menu.pair')}
      </MenuItem>
      {messageId !== null && (
        <MenuItem onClick={closing(() => openMessage(messageId))}>{t('menu.message')}</MenuItem>
      )}
      <MenuItem onClick={closing(() => void exportExchange(row))}>{t('menu.export')}</MenuItem>
      <MenuItem onClick={closing(() => void recordPlan(row))}>{t('menu.record')}</MenuItem>
    </>
  )
}

/** The status of a response, explained as the screen Codes does. */
export function explainStatusOf({ command, commandStatus, profileId }: CaptureRow): void {
  openCodes({
    code: hexNumber(commandStatus, 4),
    field: 'command_status',
    profileId,
    ...(command === null ? {} : { pdu: command }),
  })
}

/** The request that it answers, or the answer that has come to it; null while there is none. */
async function pairOf({ seq, requestSeq }: CaptureRow): Promise<number | null> {
  return requestSeq ?? (await loadPdu(seq))?.responseSeq ?? null
}

async function goToPair(row: CaptureRow): Promise<void> {
  const seq = await pairOf(row)
  if (seq !== null) await revealRow(seq)
}

/** Request and response, in the order in which they passed. */
async function exportExchange(row: CaptureRow): Promise<void> {
  const pair = await pairOf(row)
  openExport(pair === null ? [row.seq] : [row.seq, pair].toSorted((one, other) => one - other))
}
