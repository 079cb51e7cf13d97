import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import './edit-conflict.css'

interface EditConflictProps {
  /** What another window has done to the thing that is edited here. */
  readonly said: string
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** Another window has changed what is edited here: nothing is overwritten until somebody decides. */
export function EditConflict({ said, onKeepMine, onTakeTheirs }: EditConflictProps) {
  const { t } = useTranslation('common')
  return (
    <section className="edit-conflict" role="alert">
      <p className="warn">{said}</p>
      <div className="edit-conflict-ways">
        <Button variant="outlined" onClick={onTakeTheirs}>
          {t('conflict.takeTheirs')}
        </Button>
        <Button variant="outlined" onClick={onKeepMine}>
          {t('conflict.keepMine')}
        </Button>
      </div>
    </section>
  )
}
