import { useTranslation } from 'react-i18next'
import { doubtsOfConnection, useDoubts } from '../stores/doubts-store.ts'
import { showUndecided } from '../stores/messages-filter-store.ts'
import { goTo } from '../stores/navigation-store.ts'

/** Parts of the connection in doubt that wait for a decision, and the way to decide. */
export function LaneDoubts({ connectionId, onOpen }: { connectionId: string; onOpen: () => void }) {
  const { t } = useTranslation('common')
  const doubts = useDoubts((state) => doubtsOfConnection(state, connectionId))
  if (doubts === 0) return null
  return (
    <p className="lane-doubts">
      <span className="warn">{t('session.doubts', { count: doubts })}</span>{' '}
      <button
        type="button"
        className="link-button"
        onClick={() => {
          showUndecided(true)
          goTo('messages')
          onOpen()
        }}
      >
        {t('session.doubtsOpen')}
      </button>
    </p>
  )
}
