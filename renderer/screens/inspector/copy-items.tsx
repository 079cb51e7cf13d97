import ListSubheader from '@mui/material/ListSubheader'
import MenuItem from '@mui/material/MenuItem'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { copyText } from '../../parts/copy-text.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { loadPdu } from '../../stores/pdu-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import type { MenuField } from './menu-fields.ts'
import type { Closing } from './menu-target.ts'
import { type CopyForm, copyForms, copyOf } from './pdu-copies.ts'

/** Copies of the field and of the whole PDU. */
export function CopyItems({
  row,
  field,
  closing,
}: {
  row: CaptureRow
  field: MenuField | null
  closing: Closing
}) {
  const { t } = useTranslation('list')
  const copies = { value: field?.value, filter: field?.condition, wireshark: field?.wireshark } as const
  const copyPdu = useCopyPdu(row)
  return (
    <>
      <ListSubheader role="presentation" className="row-menu-title">
        {t('menu.copy')}
      </ListSubheader>
      {(['value', 'filter', 'wireshark'] as const).map((what) => (
        <MenuItem
          key={what}
          disabled={copies[what] == null}
          onClick={closing(() => {
            void copyText(copies[what] ?? '').then(() => notifyDone(t(`copied.${what}`)))
          })}
        >
          {t(`copy.${what}`)}
        </MenuItem>
      ))}
      {copyForms
        .filter((form) => form !== 'send' || row.command === 'submit_sm')
        .map((form) => (
          <MenuItem key={form} onClick={closing(() => void copyPdu(form))}>
            {t(`copy.${form}`)}
          </MenuItem>
        ))}
    </>
  )
}

/** Copies the PDU of a row in a form; says what was copied, and where there is nothing to copy. */
function useCopyPdu(row: CaptureRow): (form: CopyForm) => Promise<void> {
  const { t } = useTranslation('list')
  const language = useLanguage()
  const catalogue = useCatalogue()
  return async (form) => {
    const pdu = await loadPdu(row.seq)
    // The row is chosen: its details tell why there are no octets.
    if (pdu === null) return
    const text = copyOf(form, pdu, { catalogue, language, connection: connectionOf(row) })
    if (text !== null) await copyText(text)
    notifyDone(text === null ? t('noSend') : t(`copied.${form}`))
  }
}

function connectionOf({ sessionId }: CaptureRow) {
  const connectionId = useSessions.getState().sessions[sessionId]?.connectionId ?? null
  return useConnections.getState().connections.find((one) => one.connectionId === connectionId) ?? null
}
