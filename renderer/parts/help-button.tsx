import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import { type GuidePageId, guidePages } from '../../shared/guide/guide-table.ts'
import { openAside } from '../stores/help-aside-store.ts'
import { useLanguage } from './use-language.ts'
import './parts.css'

/**
 * Opens the page of the guide beside what is being edited, at the heading of that number. In a dialog F1 does the same.
 */
export function HelpButton({ page, section = 0 }: { page: GuidePageId; section?: number }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const words = t('helpOn', { about: guidePages[page].title[language] })
  return (
    <IconButton
      size="small"
      className="help-button"
      aria-label={words}
      title={words}
      data-help-page={page}
      data-help-section={section}
      onClick={() => openAside(page, section)}
    >
      <HelpOutlineOutlined fontSize="small" />
    </IconButton>
  )
}
