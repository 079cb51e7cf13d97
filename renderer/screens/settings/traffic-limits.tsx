import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/form-field.tsx'
import { formatCount, formatSize } from '../../parts/format.ts'
import { NumberInput } from '../../parts/number-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { changeSettings, useSettings } from '../../stores/settings-store.ts'

/** Typing rests this long before it is saved. */
const restMs = 600

/** Limits of what is kept, in the order in which they are shown; each has a label and a unit in the locale. */
const limits = {
  captureLimit: { min: 1000, max: 10_000_000 },
  messageLimit: { min: 1000, max: 10_000_000 },
  bulkLimit: { min: 1000, max: 100_000_000 },
  sizeLimit: { min: 64, max: 1_000_000 },
  ageLimit: { min: 0, max: 3650 },
} as const
type LimitName = keyof typeof limits
const limitNames = ['captureLimit', 'messageLimit', 'bulkLimit', 'sizeLimit', 'ageLimit'] as const

/** How much of the traffic is kept, and how much there is. */
export function TrafficLimits() {
  const { t } = useTranslation('settings')
  return (
    <>
      <p className="dim">{t('kept.hint')}</p>
      <div className="kept-limits">
        {limitNames.map((name) => (
          <Limit key={name} name={name} />
        ))}
      </div>
      <Captured />
    </>
  )
}

function Limit({ name }: { name: LimitName }) {
  const { t } = useTranslation('settings')
  const language = useLanguage()
  const limit = useSettings((state) => state.settings[name])
  const { min, max } = limits[name]
  const [typed, setTyped] = useState<number | null>(null)
  const shown = typed ?? limit
  const isValid = Number.isInteger(shown) && shown >= min && shown <= max
  useEffect(() => {
    if (typed === null || !isValid || typed === limit) return
    const timer = setTimeout(() => void changeSettings({ [name]: typed }), restMs)
    return () => clearTimeout(timer)
  }, [name, typed, isValid, limit])
  const range = t('kept.range', { min: formatCount(min, language), max: formatCount(max, language) })
  return (
    <FormField
      label={t(`kept.${name}.label`)}
      problem={isValid ? undefined : range}
      {...(name === 'ageLimit' ? { hint: t('kept.forever') } : {})}
    >
      {(ids) => <NumberInput ids={ids} value={shown} unit={t(`kept.${name}.unit`)} onChange={setTyped} />}
    </FormField>
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
      {t('kept.now', {
        count: capturedPdus,
        formatted: formatCount(capturedPdus, language),
        size: formatSize(captureOctets, tc),
      })}
    </p>
  )
}
