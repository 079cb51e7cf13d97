import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../../shared/contract/session.ts'
import type { PduLayout } from '../../../shared/smpp/pdu-layout.ts'
import { changeDraft, useOperations } from '../../stores/operations-store.ts'
import { firstDraft } from './operation-list.ts'
import type { OperationNote } from './operation-notes.ts'

/** The session of the operation and the notes against it, above the button that sends it. */
export function OperationSend({
  layout,
  session,
  notes,
  isWhole,
  sessionChoice,
}: {
  layout: PduLayout
  session: SessionState | null
  notes: readonly OperationNote[]
  /** True when every value can be read and the PDU be encoded. */
  isWhole: boolean
  sessionChoice: ReactNode
}) {
  const { t } = useTranslation('operations')
  const { command } = layout
  const isSending = useOperations((state) => state.isSending)
  return (
    <div className="op-foot">
      {notes.length > 0 && (
        <ul className="op-notes">
          {notes.map((note) => (
            <li key={note}>
              <span className="warn" aria-hidden="true">
                ▲
              </span>{' '}
              {t(`note.${note}`, { command, profile: session?.profileId ?? '' })}
            </li>
          ))}
        </ul>
      )}
      <div className="op-send">
        {sessionChoice}
        <Button onClick={() => changeDraft(command, firstDraft(layout))}>{t('clear')}</Button>
        <Button
          type="submit"
          variant="contained"
          disabled={session?.phase !== 'bound' || !isWhole || isSending}
        >
          {isSending ? t('sending') : t('send')}
        </Button>
      </div>
    </div>
  )
}
