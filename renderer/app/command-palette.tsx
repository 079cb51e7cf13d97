import Dialog from '@mui/material/Dialog'
import { useTranslation } from 'react-i18next'
import { setPaletteOpen } from '../stores/navigation-store.ts'

export function CommandPalette() {
  const { t } = useTranslation('common')
  return (
    <Dialog open onClose={() => setPaletteOpen(false)} aria-label={t('palette.label')}>
      <input placeholder={t('palette.placeholder')} />
    </Dialog>
  )
}
