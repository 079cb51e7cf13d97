import { useTranslation } from 'react-i18next'
import { formatCount, formatSize } from '../format.ts'
import { NoticeText } from '../notice-text.tsx'
import { useLanguage } from '../use-language.ts'
import type { Making } from './use-file-making.ts'
import './handover.css'

/** How far the file is, what became of it, or why there is none. */
export function MakingLine({ making, of = 'pdus' }: { making: Making; of?: 'pdus' | 'messages' }) {
  const { t } = useTranslation('handover')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  if (making.phase === 'idle') return null
  if (making.phase === 'failed') {
    return (
      <div className="handover-said bad" role="alert">
        <NoticeText body={making.problem} />
      </div>
    )
  }
  if (making.phase === 'done') {
    const { name, octets, pdus } = making
    const counted = t(of, { count: pdus, formatted: formatCount(pdus, language) })
    return (
      <p className="handover-said ok" role="status">
        {t('saved', { name, pdus: counted, size: formatSize(octets, common) })}
      </p>
    )
  }
  const { done, total, octets } = making
  return (
    <div className="handover-said" role="status">
      <progress {...(total > 0 ? { value: done, max: total } : {})} aria-label={t('making')} />
      <span className="dim">
        {t('progress', {
          done: formatCount(done, language),
          total: formatCount(total, language),
          size: formatSize(octets, common),
        })}
      </span>
    </div>
  )
}
