import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../shared/contract/connections.ts'
import { EditConflict } from '../../parts/edit-conflict.tsx'
import { changedElsewhere, discardEdits, keepMine, useDrafts } from '../../stores/drafts-store.ts'

/** What another window has done to the connection while it is edited here, and what can be done about it. */
export function ChangedElsewhere({
  connectionId,
  saved,
}: {
  connectionId: string
  saved: Connection | null
}) {
  const { t } = useTranslation('connections')
  const change = useDrafts((state) => changedElsewhere(state.edited[connectionId], saved))
  // What this window saves is told to it too, before the answer comes.
  const isSaving = useDrafts((state) => state.saving.has(connectionId))
  if (change === null || isSaving) return null
  return (
    <EditConflict
      said={t(`elsewhere.${change}`)}
      onKeepMine={() => keepMine(connectionId)}
      onTakeTheirs={() => discardEdits(connectionId)}
    />
  )
}
