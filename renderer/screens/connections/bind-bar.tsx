import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { Connection, ConnectionDraft } from '../../../shared/contract/connections.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import type { BindsSummary } from '../../stores/binds.ts'
import { startDoctor, useDoctor } from '../../stores/doctor-store.ts'
import {
  discardEdits,
  duplicate,
  removeSoon,
  restoreShipped,
  saveEdits,
  useDrafts,
} from '../../stores/drafts-store.ts'
import { closeConnection, forgetConnection } from '../../stores/sessions-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { askExport } from '../../stores/transfer-store.ts'
import { BindButtons } from './bind-buttons.tsx'

interface BindBarProps {
  readonly connectionId: string
  readonly saved: Connection | null
  readonly draft: ConnectionDraft
  readonly isEdited: boolean
  readonly problemCount: number
  /** A problem is shown at its field. */
  readonly isFlagged: boolean
  /** Shows them all, and leads to the first. */
  readonly onProblems: () => void
  readonly binds: readonly SessionState[]
  readonly summary: BindsSummary | null
}

/** Actions on the connection; always in view under the form. */
export function BindBar({
  connectionId,
  saved,
  draft,
  isEdited,
  problemCount,
  isFlagged,
  onProblems,
  binds,
  summary,
}: BindBarProps) {
  const { t } = useTranslation('connections')
  const isSaving = useDrafts((state) => state.saving.has(connectionId))
  const canSave = problemCount === 0 && !isSaving
  return (
    <footer className="conn-bar">
      <BindButtons
        connectionId={connectionId}
        waits={draft.outbind.enabled}
        isEdited={isEdited}
        canSave={canSave}
        isLive={binds.some(({ phase }) => phase !== 'closed')}
        summary={summary}
      />
      {!draft.outbind.enabled && (
        <DoctorButton connectionId={connectionId} isEdited={isEdited} canSave={canSave} />
      )}
      <Button
        variant="outlined"
        // What keeps it from being saved is shown by trying to: a grey button would not say.
        disabled={!isEdited || isSaving}
        onClick={() => (problemCount > 0 ? onProblems() : void saveEdits(connectionId))}
      >
        {t(isSaving ? 'bar.saving' : 'bar.save')}
      </Button>
      {(isEdited || saved === null) && (
        <Button onClick={() => discardEdits(connectionId)}>{t('bar.discard')}</Button>
      )}
      {problemCount > 0 && isEdited && (
        <button
          type="button"
          className={isFlagged ? 'link-button conn-faults bad' : 'link-button conn-faults'}
          title={t('bar.problemsHelp')}
          onClick={onProblems}
        >
          {t('bar.problems', { count: problemCount })}
        </button>
      )}
      <span className="grow" />
      {saved !== null && <SavedButtons saved={saved} binds={binds} />}
    </footer>
  )
}

function DoctorButton({
  connectionId,
  isEdited,
  canSave,
}: {
  connectionId: string
  isEdited: boolean
  canSave: boolean
}) {
  const { t } = useTranslation('doctor')
  const isExamining = useDoctor((state) => state.examinations[connectionId]?.phase === 'running')
  // The engine examines what is saved, as it binds what is saved.
  const examine = async () => {
    const savedId = isEdited ? await saveEdits(connectionId) : connectionId
    if (savedId !== null) startDoctor(savedId)
  }
  return (
    <Button
      variant="outlined"
      title={t('openHelp')}
      disabled={isExamining || !canSave}
      onClick={() => void examine()}
    >
      {t('open')}
    </Button>
  )
}

/** Only what is saved can be copied, deleted, or put back as it was shipped. */
function SavedButtons({ saved, binds }: { saved: Connection; binds: readonly SessionState[] }) {
  const { t } = useTranslation('connections')
  const { t: tc } = useTranslation('common')
  const { connectionId, name, builtIn } = saved
  const remove = () => {
    const undo = removeSoon(connectionId)
    if (binds.some(({ phase }) => phase !== 'closed')) void closeConnection(connectionId, 'unbind')
    else forgetConnection(connectionId)
    notifyDone(t('bar.removed', { name }), { label: tc('undo'), run: undo })
  }
  return (
    <>
      <Button onClick={() => void duplicate(connectionId, t('bar.copyName', { name }).slice(0, 120))}>
        {t('bar.duplicate')}
      </Button>
      <Button onClick={() => askExport([connectionId])}>{t('bar.export')}</Button>
      {builtIn ? (
        <Button onClick={() => void restoreShipped()}>{t('bar.restore')}</Button>
      ) : (
        <Button color="error" onClick={remove}>
          {t('bar.delete')}
        </Button>
      )}
    </>
  )
}
