import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Drawer from '@mui/material/Drawer'
import IconButton from '@mui/material/IconButton'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { guidePages } from '../../shared/guide/guide-table.ts'
import { fetchedPart } from '../parts/fetched-part.tsx'
import { Progress } from '../parts/progress.tsx'
import { useLanguage } from '../parts/use-language.ts'
import { type AsidePlace, closeAside } from '../stores/help-aside-store.ts'
import './help-aside.css'

const GuideAside = fetchedPart(() => import('../screens/help/guide-aside.tsx').then((m) => m.GuideAside))

/** A page of the guide over the right of the window: what is edited behind it stays as it is. */
export function HelpAside({ place }: { place: AsidePlace }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  return (
    <Drawer
      open
      anchor="right"
      // Dialogs are behind it.
      sx={{ zIndex: (theme) => theme.zIndex.modal + 1 }}
      onClose={closeAside}
      slotProps={{
        paper: {
          className: 'help-aside',
          role: 'dialog',
          'aria-modal': true,
          'aria-label': guidePages[place.page].title[language],
        },
      }}
    >
      <div className="help-aside-head">
        <span className="dim">{t('helpAside')}</span>
        <IconButton size="small" autoFocus aria-label={t('close')} title={t('close')} onClick={closeAside}>
          <CloseOutlined fontSize="small" />
        </IconButton>
      </div>
      <Suspense fallback={<Progress />}>
        <GuideAside place={place} />
      </Suspense>
    </Drawer>
  )
}
