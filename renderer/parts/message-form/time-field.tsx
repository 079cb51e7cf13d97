import OutlinedInput from '@mui/material/OutlinedInput'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseSmppTime } from '../../../shared/text/smpp-time.ts'
import { formatMoment } from '../format.ts'
import { MomentInput } from '../moment-input.tsx'
import { ChoiceField } from '../pdu-form/choice-field.tsx'
import type { Period, TimeMode } from './time-choice.ts'
import { momentValue, nextHour, periodValue, timeMode } from './time-choice.ts'
import './message-form.css'

/** validity_period or schedule_delivery_time: a ready choice, a moment, or the sixteen characters themselves. */
export function TimeField({
  label,
  none,
  periods,
  value,
  onChange,
}: {
  label: string
  none: string
  periods: readonly Period[]
  value: string
  onChange: (value: string) => void
}) {
  const { t } = useTranslation('composer')
  const [chosen, setChosen] = useState<TimeMode | null>(null)
  const found = timeMode(value, periods)
  // Chosen by hand it stays, though the value would fit another way too.
  const mode =
    chosen !== null && !(chosen === 'moment' && value !== '' && found !== 'moment') ? chosen : found
  const time = parseSmppTime(value)
  const choose = (next: string) => {
    if (next === 'none' || next === 'moment' || next === 'exact') setChosen(next === 'none' ? null : next)
    else setChosen(null)
    if (next === 'none') onChange('')
    else if (next === 'moment') onChange(time.kind === 'absolute' ? value : nextHour(Date.now()))
    else if (next !== 'exact') onChange(next)
  }
  return (
    <div className="time-field">
      <ChoiceField
        label={label}
        value={mode === 'preset' ? value : mode}
        onChange={choose}
        choices={[
          { value: 'none', label: none },
          ...periods.map((period) => ({
            value: periodValue(period),
            label: t(`time.${period.unit}`, { count: period.count }),
          })),
          { value: 'moment', label: t('time.moment') },
          { value: 'exact', label: t('time.exact') },
        ]}
      />
      {(mode === 'moment' || mode === 'exact') && (
        <TimeInput mode={mode} label={label} value={value} onChange={onChange} />
      )}
    </div>
  )
}

/** A moment picked, or the sixteen characters typed, and what time that is. */
function TimeInput({
  mode,
  label,
  value,
  onChange,
}: {
  mode: 'moment' | 'exact'
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const { t } = useTranslation('composer')
  const time = parseSmppTime(value)
  return (
    <>
      {mode === 'moment' ? (
        <MomentInput
          label={t('time.momentOf', { field: label })}
          at={time.kind === 'absolute' ? time.epochMs : null}
          // Until another one is whole, the moment of before stays; it is told below.
          onChange={(at) => onChange(at === null || Number.isNaN(at) ? value : (momentValue(at) ?? value))}
        />
      ) : (
        <OutlinedInput
          fullWidth
          className="mono-input"
          value={value}
          placeholder="YYMMDDhhmmsstnnp"
          error={time.kind === 'invalid'}
          inputProps={{
            'aria-label': t('time.exactOf', { field: label }),
            spellCheck: false,
            autoComplete: 'off',
          }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      <div className="field-words">
        {time.kind === 'absolute' && formatMoment(time.epochMs)}
        {time.kind === 'relative' && t('time.relative', { ...time })}
        {time.kind === 'invalid' && <span className="bad">{t(`time.invalid.${time.error}`)}</span>}
      </div>
    </>
  )
}
