import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined'
import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { openConnection } from '../stores/navigation-store.ts'
import { tryIt } from '../stores/try-it.ts'
import { useTryIt } from '../stores/try-it-store.ts'

/** Starts the tour from any empty place; its progress is told on Connections. */
export function TryItButton({ isQuiet = false }: { isQuiet?: boolean }) {
  const { t } = useTranslation('common')
  const isRunning = useTryIt((state) => state.running !== null)
  return (
    <Button
      variant={isQuiet ? 'text' : 'contained'}
      disabled={isRunning}
      startIcon={<PlayArrowOutlined />}
      onClick={() => {
        openConnection('local-simulator')
        void tryIt()
      }}
    >
      {t('tryIt.button')}
    </Button>
  )
}
