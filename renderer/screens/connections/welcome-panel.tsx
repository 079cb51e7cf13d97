import CloseOutlined from '@mui/icons-material/CloseOutlined'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import { TryItButton } from '../../parts/try-it-button.tsx'
import { useConnections } from '../../stores/connections-store.ts'
import { dismissFirstRun, useSettings } from '../../stores/settings-store.ts'
import { dismissTryIt, useTryIt } from '../../stores/try-it-store.ts'
import { TryItProgress } from './try-it-progress.tsx'

/** On the first run, until there is a connection of one's own, and whenever the tour runs: from nothing to real traffic. */
export function WelcomePanel() {
  const { t } = useTranslation('connections')
  const { t: tc } = useTranslation('common')
  if (useStepsBack()) return null
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

/** What is left of it afterwards: a line under the tree. */
export function WelcomeLine() {
  const { t } = useTranslation('connections')
  const isLoaded = useSettings((state) => state.info !== null)
  if (!useStepsBack() || !isLoaded) return null
  return (
    <p className="welcome-line dim" title={t('welcome.title')}>
      <span className="grow">{t('welcome.line')}</span>
      <TryItButton isQuiet />
    </p>
  )
}

/** True when the tour was taken or put away, or there is a connection of one's own; not while it runs. */
function useStepsBack(): boolean {
  const isFirstRun = useSettings((state) => state.info?.firstRun === true)
  const isTouring = useTryIt((state) => state.running !== null || state.failure !== null)
  const hasOwn = useConnections((state) => state.connections.some(({ builtIn }) => !builtIn))
  return !isTouring && (!isFirstRun || hasOwn)
}
