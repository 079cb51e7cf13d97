import { useTranslation } from 'react-i18next'
import { retryNow, useHost } from '../stores/host-store.ts'

/** Covers the top of the window while the host does not answer; leaves by itself. */
export function HostGone() {
  const { t } = useTranslation('common')
  const { isAway, isForgotten, isSignedOut, canRetry } = useHost()
  const advice = useHostAdvice()
  if (!isAway) return null
  const what = isSignedOut ? 'link.signedOut' : isForgotten ? 'link.restarted' : 'link.gone'
  return (
    <div className="host-gone" role="alert">
      <strong>{t(what)}</strong>
      <span className="grow">{advice}</span>
      {canRetry && (
        <button type="button" onClick={retryNow}>
          {t('retryNow')}
        </button>
      )}
    </div>
  )
}

function useHostAdvice(): string {
  const { t } = useTranslation('common')
  const { attempt, retryAt, isForgotten, isSignedOut, canRetry } = useHost()
  if (isSignedOut) return t('link.signInAgain')
  if (isForgotten) return t('link.openAgain')
  if (!canRetry) return t('link.goneForGood')
  return retryAt === null ? t('link.stoppedAsking') : t('link.goneAgain', { attempt })
}
