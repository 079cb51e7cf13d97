import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { BindsSummary } from '../../stores/binds.ts'
import { saveEdits } from '../../stores/drafts-store.ts'
import { closeConnection, openSession, useSessions } from '../../stores/sessions-store.ts'

interface BindButtonsProps {
  readonly connectionId: string
  /** For an outbind of the SMSC. */
  readonly waits: boolean
  readonly isEdited: boolean
  readonly canSave: boolean
  readonly isLive: boolean
  readonly summary: BindsSummary | null
}

/** Binds, with what is edited saved before, or ends what is bound. */
export function BindButtons({ connectionId, waits, isEdited, canSave, isLive, summary }: BindButtonsProps) {
  const { t } = useTranslation('connections')
  const { t: tc } = useTranslation('common')
  const isOpening = useSessions((state) => connectionId in state.opening)
  const isBound = summary?.phase === 'bound'
  const isPartial = isBound && summary.bound < summary.of
  const bind = async () => {
    // An open connection keeps what it was opened with: the changed connection needs a fresh one.
    if (isLive && isEdited) await closeConnection(connectionId, isBound ? 'unbind' : 'cut')
    const savedId = isEdited ? await saveEdits(connectionId) : connectionId
    if (savedId !== null) await openSession(savedId)
  }
  const idleWords = waits
    ? t(isEdited ? 'bar.saveAndListen' : 'bar.listen')
    : t(isEdited ? 'bar.saveAndBind' : 'bar.bind')
  return (
    <>
      {isLive && isEdited && (
        <Button variant="contained" disabled={isOpening || !canSave} onClick={() => void bind()}>
          {t('bar.rebind')}
        </Button>
      )}
      {isPartial && !isEdited && !waits && (
        <Button variant="contained" disabled={isOpening} onClick={() => void bind()}>
          {tc('session.bindMissing')}
        </Button>
      )}
      {isLive ? (
        <Button variant="outlined" onClick={() => void closeConnection(connectionId, 'unbind')}>
          {isBound ? t('bar.unbind') : t('bar.stop')}
        </Button>
      ) : (
        <Button variant="contained" disabled={isOpening || !canSave} onClick={() => void bind()}>
          {isOpening ? t('bar.binding') : idleWords}
        </Button>
      )}
    </>
  )
}
