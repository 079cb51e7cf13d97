import { useTranslation } from 'react-i18next'
import { EditConflict } from '../../parts/edit-conflict.tsx'
import { dropDraft, type ProfileDraft, setDraft, useOwnProfiles } from '../../stores/profiles-store.ts'

/** What another window has done meanwhile to the profile of a draft, and what can be done about it. */
export function DraftConflict({ draftId, draft }: { draftId: string; draft: ProfileDraft }) {
  const { t } = useTranslation('providers')
  const own = useOwnProfiles((state) => state.own)
  const { revision } = draft
  const current = own?.get(draftId)?.revision ?? null
  if (own === null || revision === null || current === revision) return null
  return (
    <EditConflict
      said={t(current === null ? 'form.goneElsewhere' : 'form.changedElsewhere')}
      onKeepMine={() => setDraft(draftId, { ...draft, revision: current })}
      onTakeTheirs={() => dropDraft(draftId)}
    />
  )
}
