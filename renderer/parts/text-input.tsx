import OutlinedInput from '@mui/material/OutlinedInput'
import type { Ref } from 'react'
import type { FieldIds } from './form-field.tsx'

export function TextInput({
  ids,
  value,
  placeholder,
  isMono = false,
  rows,
  isFirst = false,
  inputRef,
  onChange,
}: {
  ids: FieldIds
  value: string
  placeholder?: string
  isMono?: boolean
  /** More than one line when given. */
  rows?: number
  /** The screen's first field: where the focus goes with the screen. */
  isFirst?: boolean
  inputRef?: Ref<HTMLInputElement | HTMLTextAreaElement>
  onChange: (value: string) => void
}) {
  return (
    <OutlinedInput
      fullWidth
      id={ids.id}
      {...(inputRef === undefined ? {} : { inputRef })}
      value={value}
      placeholder={placeholder ?? ''}
      error={ids['aria-invalid']}
      {...(rows === undefined ? {} : { multiline: true, minRows: rows, maxRows: rows })}
      slotProps={{
        input: {
          'aria-describedby': ids['aria-describedby'],
          autoComplete: 'off',
          spellCheck: false,
          ...(isFirst ? { 'data-first-focus': true } : {}),
          className: isMono ? 'mono' : '',
        },
      }}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
