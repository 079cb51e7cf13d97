import CloseOutlined from '@mui/icons-material/CloseOutlined'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import { TryItButton } from '../../parts/try-it-button.tsx'
import { dismissFirstRun, useSettings } from '../../stores/settings-store.ts'
import { dismissTryIt, useTryIt } from '../../stores/try-it-store.ts'
import { TryItProgress } from './try-it-progress.tsx'

/** On the first run, and whenever the tour runs: one button from nothing to real traffic. */
export function WelcomePanel() {
  const { t } = useTranslation('connections')
  const { t: tc } = useTranslation('common')
  const isFirstRun = useSettings((state) => state.info?.firstRun === true)
  const isTouring = useTryIt((state) => state.running !== null || state.failure !== null)
  if (!isFirstRun && !isTouring) return null
  return (
    <section className="pane welcome" aria-label={t('welcome.title')}>
      <div className="grow">
        <h2>{t('welcome.title')}</h2>
        <p className="dim">{t('welcome.text')}</p>
        <div className="welcome-actions">
          <TryItButton />
        </div>
      </div>
      <div className="grow">
        <TryItProgress />
      </div>
      <IconButton
        aria-label={tc('dismiss')}
        onClick={() => {
          dismissTryIt()
          void dismissFirstRun()
        }}
      >
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </section>
  )
}
