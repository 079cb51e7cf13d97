import MuiLink from '@mui/material/Link'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyValue } from '../../parts/copy-value.tsx'
import { useSettings } from '../../stores/settings-store.ts'
import { BuiltText } from './built-text.tsx'
import { NewsItems } from './news-items.tsx'
import { ReleaseLookUp } from './release-look-up.tsx'
import { Row } from './settings-card.tsx'

/** What this program is, what it runs on, what is new in it, and whom it talks to. */
export function About() {
  const { t } = useTranslation('settings')
  const info = useSettings((state) => state.info)
  const [open, setOpen] = useState<'news' | 'licences' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Row label={t('about.version')}>
        <CopyValue value={info?.version ?? ''} />{' '}
        <MuiLink component="button" onClick={() => setOpen('news')}>
          {t('about.news')}
        </MuiLink>
      </Row>
      <Row label={t('about.newer')}>
        <ReleaseLookUp />
      </Row>
      <Row label={t('about.host')}>
        {info !== null && `${t(`about.hosts.${info.host}`)} · ${info.platform}`}
      </Row>
      {info?.runsOn !== undefined && (
        <Row label={t('about.runsOn')}>
          <span className="mono">{softwareOf(info.runsOn)}</span>
        </Row>
      )}
      <Row label={t('about.licence')}>
        {t('about.own')}{' '}
        <MuiLink component="button" onClick={() => setOpen('licences')}>
          {t('about.others')}
        </MuiLink>
      </Row>
      <p className="dim">{t('about.talks')}</p>
      {open === 'news' && (
        <BuiltText
          title={t('about.newsTitle', { version: info?.version ?? '' })}
          file="news.txt"
          missing={t('about.noNews')}
          show={(text) => (
            <>
              <p className="dim">{t('about.newsLanguage')}</p>
              <NewsItems text={text} />
            </>
          )}
          onClose={close}
        />
      )}
      {open === 'licences' && (
        <BuiltText
          title={t('about.others')}
          file="licenses.txt"
          missing={t('about.noLicences')}
          show={(text) => <pre className="licence-text">{text}</pre>}
          onClose={close}
        />
      )}
    </>
  )
}

function softwareOf({
  node,
  electron,
  chromium,
}: {
  node: string
  electron: string | null
  chromium: string | null
}): string {
  return [
    ...(electron === null ? [] : [`Electron ${electron}`]),
    ...(chromium === null ? [] : [`Chromium ${chromium}`]),
    `Node ${node}`,
  ].join(' · ')
}
