import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/form-field.tsx'
import { formatCount, formatSize } from '../../parts/format.ts'
import { NumberInput } from '../../parts/number-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { changeSettings, useSettings } from '../../stores/settings-store.ts'

const captureMin = 1000
const captureMax = 10_000_000
/** Typing rests this long before it is saved. */
const restMs = 600

/** How many PDUs the capture keeps, and how many it has. */
export function CaptureLimit() {
  const { t } = useTranslation('settings')
  const language = useLanguage()
  const limit = useSettings((state) => state.settings.captureLimit)
  const [typed, setTyped] = useState<number | null>(null)
  const shown = typed ?? limit
  const isValid = Number.isInteger(shown) && shown >= captureMin && shown <= captureMax
  useEffect(() => {
    if (typed === null || !isValid || typed === limit) return
    const timer = setTimeout(() => void changeSettings({ captureLimit: typed }), restMs)
    return () => clearTimeout(timer)
  }, [typed, isValid, limit])
  const range = t('capture.range', {
    min: formatCount(captureMin, language),
    max: formatCount(captureMax, language),
  })
  return (
    <>
      <FormField
        label={t('capture.limit')}
        className="settings-number"
        problem={isValid ? undefined : range}
        hint={t('capture.hint')}
      >
        {(ids) => <NumberInput ids={ids} value={shown} unit={t('capture.unit')} onChange={setTyped} />}
      </FormField>
      <Captured />
    </>
  )
}

function Captured() {
  const { t } = useTranslation('settings')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const status = useSettings((state) => state.status)
  if (status === null) return null
  const { capturedPdus, captureOctets } = status
  return (
    <p className="dim">
      {t('capture.now', {
        count: capturedPdus,
        formatted: formatCount(capturedPdus, language),
        size: formatSize(captureOctets, tc),
      })}
    </p>
  )
}
