import { useTranslation } from 'react-i18next'
import { Choices } from '../../parts/choices.tsx'
import { changeSettings, useSettings } from '../../stores/settings-store.ts'

const ways = ['ask', 'quit', 'keep'] as const

/** What closing the window does while something is at work; of a host's window nothing ends with it. */
export function ClosingSetting() {
  const { t } = useTranslation('settings')
  const closing = useSettings((state) => state.settings.closing)
  const info = useSettings((state) => state.info)
  if (info === null) return null
  if (info.host === 'web') return <p className="dim">{t('look.closingHost')}</p>
  // On a Mac the program goes on without its window anyway: only quitting it is asked about.
  const offered = info.platform === 'darwin' ? ways.filter((way) => way !== 'keep') : ways
  return (
    <>
      <Choices
        label={t('look.closing')}
        value={closing}
        choices={offered.map((value) => ({ value, label: t(`look.closings.${value}`) }))}
        onChange={(value) => void changeSettings({ closing: value })}
      />
      <p className="dim">{t('look.closingHint')}</p>
    </>
  )
}
