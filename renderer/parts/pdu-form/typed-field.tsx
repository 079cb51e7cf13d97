import OutlinedInput from '@mui/material/OutlinedInput'
import { type ReactNode, useId } from 'react'
import { LabelledField } from './labelled-field.tsx'

/** A labelled line of text that is sent as typed, in the monospace font of what goes over the wire. */
export function TypedField({
  label,
  value,
  onChange,
  placeholder = '',
  isWrong = false,
  words,
  className = '',
}: {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  isWrong?: boolean
  /** What the value means, under the field. */
  words?: ReactNode
  className?: string
}) {
  const id = useId()
  return (
    <LabelledField label={label} htmlFor={id} className={className}>
      <OutlinedInput
        id={id}
        fullWidth
        className="mono-input"
        value={value}
        placeholder={placeholder}
        error={isWrong}
        inputProps={{ spellCheck: false, autoComplete: 'off', 'aria-describedby': `${id}-words` }}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-words`} className="field-words">
        {words}
      </div>
    </LabelledField>
  )
}
