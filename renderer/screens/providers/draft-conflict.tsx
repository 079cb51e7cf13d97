import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { dropDraft, type ProfileDraft, setDraft, useOwnProfiles } from '../../stores/profiles-store.ts'

/** What another window has done meanwhile to the profile of a draft, and what can be done about it. */
export function DraftConflict({ draftId, draft }: { draftId: string; draft: ProfileDraft }) {
  const { t } = useTranslation('providers')
  const own = useOwnProfiles((state) => state.own)
  const { revision } = draft
  const current = own?.get(draftId)?.revision ?? null
  if (own === null || revision === null || current === revision) return null
  return (
    <section className="pane provider-group" role="alert">
      <p className="warn">{t(current === null ? 'form.goneElsewhere' : 'form.changedElsewhere')}</p>
      <div className="provider-actions">
        <Button variant="outlined" onClick={() => setDraft(draftId, { ...draft, revision: current })}>
          {t('form.keepMine')}
        </Button>
        <Button variant="outlined" onClick={() => dropDraft(draftId)}>
          {t('form.takeTheirs')}
        </Button>
      </div>
    </section>
  )
}
