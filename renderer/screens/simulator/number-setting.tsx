import { useTranslation } from 'react-i18next'
import type { NumberBounds } from '../../../shared/simulator/number-bounds.ts'
import { readNumber } from './read-number.ts'
import { TextSetting } from './text-setting.tsx'

/** A number within its bounds. With `onClear`, an empty field stands for no number. */
export function NumberSetting({
  label,
  value,
  bounds,
  help,
  isLabelHidden = false,
  isDisabled = false,
  placeholder = '',
  unit,
  onSet,
  onClear,
}: {
  label: string
  value: number | null
  bounds: NumberBounds
  help?: string
  isLabelHidden?: boolean
  isDisabled?: boolean
  placeholder?: string
  unit?: string
  onSet: (value: number) => void
  onClear?: () => void
}) {
  const { t } = useTranslation('simulator')
  const isEmptyAllowed = (typed: string) => onClear !== undefined && typed.trim() === ''
  return (
    <TextSetting
      label={label}
      value={value === null ? '' : String(value)}
      help={help}
      inputMode="decimal"
      isLabelHidden={isLabelHidden}
      isDisabled={isDisabled}
      placeholder={placeholder}
      unit={unit}
      problemWith={(typed) =>
        isEmptyAllowed(typed) || readNumber(typed, bounds) !== null
          ? undefined
          : t(bounds.isWhole ? 'errors.whole' : 'errors.number', {
              min: bounds.min,
              max: bounds.max,
            })
      }
      onSet={(typed) => {
        if (isEmptyAllowed(typed)) onClear?.()
        const read = readNumber(typed, bounds)
        if (read !== null && read !== value) onSet(read)
      }}
    />
  )
}
