import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../shared/contract/session.ts'

/** How full the window is: requests in flight of those allowed. */
export function WindowGauge({ session }: { session: Pick<SessionState, 'window' | 'inFlight'> }) {
  const { t } = useTranslation('common')
  const { window, inFlight } = session
  return (
    <span className="lane-gauge">
      <meter min={0} max={window} value={inFlight} aria-label={t('session.window')} />
      {inFlight} / {window}
    </span>
  )
}
