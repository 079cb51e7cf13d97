import Button from '@mui/material/Button'
import MuiLink from '@mui/material/Link'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundRelease } from '../../../shared/contract/app.ts'
import { formatUtcDay } from '../../parts/format.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { lookUpRelease } from '../../stores/settings-store.ts'
import type { NoticeBody } from '../../stores/toast-store.ts'

/** Asks for the newest version when it is clicked, and at no other time. */
export function ReleaseLookUp() {
  const { t } = useTranslation('settings')
  const [isAsking, setAsking] = useState(false)
  const [found, setFound] = useState<FoundRelease | NoticeBody | null>(null)
  const ask = async () => {
    setAsking(true)
    setFound(null)
    setFound(await lookUpRelease())
    setAsking(false)
  }
  return (
    <>
      <Button size="small" variant="outlined" disabled={isAsking} onClick={() => void ask()}>
        {t(isAsking ? 'about.looking' : 'about.look')}
      </Button>
      <p className="dim">{t('about.lookHint')}</p>
      {found !== null && (
        <div role="status">{'kind' in found ? <NoticeText body={found} /> : <Release found={found} />}</div>
      )}
    </>
  )
}

function Release({ found: { version, publishedAt, page, stands } }: { found: FoundRelease }) {
  const { t } = useTranslation('settings')
  return (
    <>
      {t(`about.stands.${stands}`, { version, day: formatUtcDay(publishedAt) })}{' '}
      <MuiLink href={page} target="_blank" rel="noreferrer">
        {page}
      </MuiLink>
    </>
  )
}
