import { useTranslation } from 'react-i18next'
import { retryNow, useHost } from '../stores/host-store.ts'

/** Covers the top of the window while the host does not answer; leaves by itself. */
export function HostGone() {
  const { t } = useTranslation('common')
  const { isAway, attempt, retryAt, isForgotten } = useHost()
  if (!isAway) return null
  return (
    <div className="host-gone" role="alert">
      <strong>{t(isForgotten ? 'link.restarted' : 'link.gone')}</strong>
      <span className="grow">
        {isForgotten
          ? t('link.openAgain')
          : retryAt === null
            ? t('link.goneForGood')
            : t('link.goneAgain', { attempt })}
      </span>
      {retryAt !== null && (
        <button type="button" onClick={retryNow}>
          {t('retryNow')}
        </button>
      )}
    </div>
  )
}
