import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { Connection, ConnectionDraft } from '../../../shared/contract/connections.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import type { BindsSummary } from '../../stores/binds.ts'
import { startDoctor, useDoctor } from '../../stores/doctor-store.ts'
import {
  discardEdits,
  duplicate,
  newId,
  removeSoon,
  restoreShipped,
  saveEdits,
  useDrafts,
} from '../../stores/drafts-store.ts'
import { notifyDone } from '../../stores/notices-store.ts'
import { closeConnection, forgetConnection, openSession, useSessions } from '../../stores/sessions-store.ts'

/** What can be done with the connection; always in view under the form. */
export function BindBar({
  connectionId,
  saved,
  draft,
  isEdited,
  problemCount,
  binds,
  summary,
}: {
  connectionId: string
  saved: Connection | null
  draft: ConnectionDraft
  isEdited: boolean
  problemCount: number
  binds: readonly SessionState[]
  summary: BindsSummary | null
}) {
  const { t } = useTranslation('connections')
  const { t: tc } = useTranslation('common')
  const { t: td } = useTranslation('doctor')
  const isExamining = useDoctor((state) => state.examinations[connectionId]?.phase === 'running')
  const isOpening = useSessions((state) => connectionId in state.opening)
  const isSaving = useDrafts((state) => state.isSaving)
  const isLive = binds.some(({ phase }) => phase !== 'closed')
  const isBound = summary?.phase === 'bound'
  const isPartial = isBound && summary.bound < summary.of
  const isNew = connectionId === newId
  const waits = draft.outbind.enabled
  const canSave = problemCount === 0 && !isSaving

  const bind = async () => {
    // An open connection keeps what it was opened with: the changed connection needs a fresh one.
    if (isLive && isEdited) await closeConnection(connectionId, isBound ? 'unbind' : 'cut')
    const savedId = isEdited ? await saveEdits(connectionId) : connectionId
    if (savedId !== null) await openSession(savedId)
  }
  // The engine examines what is saved, as it binds what is saved.
  const examine = async () => {
    const savedId = isEdited ? await saveEdits(connectionId) : connectionId
    if (savedId !== null) startDoctor(savedId)
  }
  const remove = () => {
    const undo = removeSoon(connectionId)
    if (isLive) void closeConnection(connectionId, 'unbind')
    else forgetConnection(connectionId)
    notifyDone(t('bar.removed', { name: draft.name }), { label: tc('undo'), run: undo })
  }
  return (
    <footer className="conn-bar">
      {isLive && isEdited && (
        <Button variant="contained" disabled={isOpening || !canSave} onClick={() => void bind()}>
          {t('bar.rebind')}
        </Button>
      )}
      {isPartial && !isEdited && !draft.outbind.enabled && (
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
          {isOpening
            ? t('bar.binding')
            : t(
                isEdited
                  ? waits
                    ? 'bar.saveAndListen'
                    : 'bar.saveAndBind'
                  : waits
                    ? 'bar.listen'
                    : 'bar.bind',
              )}
        </Button>
      )}
      {!waits && (
        <Button
          variant="outlined"
          title={td('openHelp')}
          disabled={isExamining || !canSave}
          onClick={() => void examine()}
        >
          {td('open')}
        </Button>
      )}
      <Button
        variant="outlined"
        disabled={!isEdited || !canSave}
        onClick={() => void saveEdits(connectionId)}
      >
        {t('bar.save')}
      </Button>
      {isEdited && <Button onClick={() => discardEdits(connectionId)}>{t('bar.discard')}</Button>}
      {problemCount > 0 && !(isNew && !isEdited) && (
        <span className="bad">{t('bar.problems', { count: problemCount })}</span>
      )}
      <span className="grow" />
      {saved !== null && (
        <>
          <Button
            onClick={() =>
              void duplicate(connectionId, t('bar.copyName', { name: saved.name }).slice(0, 120))
            }
          >
            {t('bar.duplicate')}
          </Button>
          {saved.builtIn ? (
            <Button onClick={() => void restoreShipped()}>{t('bar.restore')}</Button>
          ) : (
            <Button color="error" onClick={remove}>
              {t('bar.delete')}
            </Button>
          )}
        </>
      )}
    </footer>
  )
}
