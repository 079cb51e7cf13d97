import OutlinedInput from '@mui/material/OutlinedInput'
import { type ReactNode, useId } from 'react'
import { LabelledField } from './labelled-field.tsx'

/**
 * A labelled line of text that is sent as typed, in the monospace font of what goes over the wire. Its label, a word at
 * the label's end, and what the value means under the field.
 */
export function TypedField({
  label,
  value,
  onChange,
  onBlur,
  placeholder = '',
  isWrong = false,
  words,
  aside,
  menu,
  suggestions,
  className = '',
  maxLength,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  placeholder?: string
  isWrong?: boolean
  words?: ReactNode
  aside?: ReactNode
  /** Values to choose from, at the field's end. */
  menu?: ReactNode
  /** Values that may be meant, offered while typing. */
  suggestions?: readonly string[]
  className?: string
  maxLength?: number
}) {
  const id = useId()
  return (
    <LabelledField label={label} htmlFor={id} aside={aside} className={className}>
      <OutlinedInput
        id={id}
        fullWidth
        className="mono-input"
        value={value}
        placeholder={placeholder}
        error={isWrong}
        inputProps={{
          spellCheck: false,
          autoComplete: 'off',
          'aria-describedby': `${id}-words`,
          maxLength,
          list: suggestions === undefined ? undefined : `${id}-suggestions`,
        }}
        endAdornment={menu}
        onBlur={onBlur}
        onChange={(event) => onChange(event.target.value)}
      />
      {suggestions !== undefined && (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      <div id={`${id}-words`} className="field-words">
        {words}
      </div>
    </LabelledField>
  )
}
