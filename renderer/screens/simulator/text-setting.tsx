import InputAdornment from '@mui/material/InputAdornment'
import TextField from '@mui/material/TextField'
import { useState } from 'react'

export interface TextSettingProps {
  readonly label: string
  readonly value: string
  readonly help?: string | undefined
  /** The label is told to assistive technology alone. */
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
  readonly inputMode?: 'text' | 'decimal'
  readonly placeholder?: string
  /** Written at the end of the field: what is counted. */
  readonly unit?: string | undefined
  /** Why what was typed cannot be set; undefined when it can. */
  readonly problemWith?: (typed: string) => string | undefined
  readonly onSet: (value: string) => void
}

/**
 * A value that is set when the field is left or Enter is pressed. While it is being typed, what the engine says does
 * not overwrite it; Escape gives it up.
 */
export function TextSetting(props: TextSettingProps) {
  const { label, value, help, isLabelHidden, isDisabled, inputMode, placeholder, unit, problemWith, onSet } =
    props
  const [draft, setDraft] = useState<string | null>(null)
  const problem = draft === null ? undefined : problemWith?.(draft)
  const set = () => {
    if (problem !== undefined || draft === null) return
    setDraft(null)
    if (draft !== value) onSet(draft)
  }
  return (
    <TextField
      label={isLabelHidden === true ? undefined : label}
      value={draft ?? value}
      error={problem !== undefined}
      helperText={problem ?? help}
      disabled={isDisabled === true}
      placeholder={placeholder ?? ''}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => (problem === undefined ? set() : setDraft(null))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') set()
        if (event.key === 'Escape') setDraft(null)
      }}
      slotProps={{
        // An empty field says what empty means: its name stays above, where it is not cut.
        inputLabel: placeholder === undefined ? {} : { shrink: true },
        input:
          unit === undefined ? {} : { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
        htmlInput: {
          inputMode: inputMode ?? 'text',
          'aria-label': label,
          className: 'mono',
          spellCheck: false,
        },
      }}
    />
  )
}
