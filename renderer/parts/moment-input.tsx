import OutlinedInput from '@mui/material/OutlinedInput'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMinute, readMoment } from './format.ts'
import './parts.css'

interface MomentInputProps {
  readonly id?: string
  readonly label?: string
  readonly describedBy?: string
  /** Epoch ms; null for none. */
  readonly at: number | null
  readonly isUtc?: boolean
  /** Told null for an empty field and NaN for what is no moment. */
  readonly onChange: (at: number | null) => void
}

/**
 * A day and a time as they are typed, in the one form that the window shows them in: a browser's own field takes its form
 * from the system, not from the window's language.
 */
export function MomentInput({ id, label, describedBy, at, isUtc = false, onChange }: MomentInputProps) {
  const { t } = useTranslation('common')
  const shownOf = (moment: number | null) =>
    moment === null || Number.isNaN(moment) ? '' : formatMinute(moment, isUtc)
  const [typed, setTyped] = useState({ text: shownOf(at), from: at, to: at })
  // What was not typed here, a template or another choice, takes the field's place.
  const isOwn = Object.is(at, typed.from) || Object.is(at, typed.to)
  const text = isOwn ? typed.text : shownOf(at)
  const isWrong = text.trim() !== '' && readMoment(text, isUtc) === null
  return (
    <>
      <OutlinedInput
        fullWidth
        {...(id === undefined ? {} : { id })}
        value={text}
        placeholder={t('moment.form')}
        error={isWrong}
        inputProps={{
          'aria-label': label,
          'aria-describedby': describedBy,
          spellCheck: false,
          autoComplete: 'off',
        }}
        onChange={({ target: { value } }) => {
          const to = value.trim() === '' ? null : (readMoment(value, isUtc) ?? Number.NaN)
          setTyped({ text: value, from: at, to })
          onChange(to)
        }}
      />
      {isWrong && (
        <div className="form-said bad" role="alert">
          {t('moment.problem')}
        </div>
      )}
    </>
  )
}
