import { useTranslation } from 'react-i18next'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCodes } from '../../stores/codes-store.ts'
import { applyFilter } from '../../stores/filter-store.ts'
import { goTo } from '../../stores/navigation-store.ts'
import { showCapture } from '../../stores/shown-capture.ts'
import { seenCount, statusFilter } from './seen-count.ts'

/** How often this status came in the capture, with the way to those PDUs. */
export function SeenLine({ status }: { status: number }) {
  const { t } = useTranslation('codes')
  const language = useLanguage()
  const counts = useCodes((state) => state.counts)
  const { total, commands } = seenCount(counts, status)
  if (total === 0) return <span className="dim">{t('notSeen')}</span>
  const where = commands
    .map(({ command, count }) =>
      t('seenTimes', { command: command ?? t('unknownCommand'), formatted: formatCount(count, language) }),
    )
    .join(', ')
  return (
    <span>
      {t('seen', { count: total, formatted: formatCount(total, language) })}{' '}
      <span className="dim">({where})</span>:{' '}
      <button
        type="button"
        className="link-button"
        onClick={() => {
          showCapture(null)
          applyFilter(statusFilter(status))
          goTo('live')
        }}
      >
        {t('show')}
      </button>
    </span>
  )
}
