import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../parts/save-file.ts'
import { chooseProfile, type HeldProfile, removeProfile } from '../../stores/profiles-store.ts'
import { ProblemList } from './problem-list.tsx'

/** A stored profile that does not read: what is wrong with it, and the ways out. */
export function DamagedPage({ held }: { held: HeldProfile }) {
  const { t } = useTranslation('providers')
  const { profileId, text, problems } = held
  const remove = async () => {
    if (await removeProfile(profileId)) chooseProfile(null)
  }
  return (
    <article className="provider-page">
      <header className="provider-head">
        <h2 className="mono">{profileId}</h2>
        <Button variant="outlined" onClick={() => saveFile(new Blob([text]), `${profileId}.json`)}>
          {t('export')}
        </Button>
        <Button variant="outlined" color="error" onClick={() => void remove()}>
          {t('delete')}
        </Button>
      </header>
      <section className="pane provider-group">
        <h3>{t('damagedTitle')}</h3>
        <p className="dim">{t('damagedText')}</p>
        <ProblemList problems={problems} />
      </section>
    </article>
  )
}
