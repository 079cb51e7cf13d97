import OutlinedInput from '@mui/material/OutlinedInput'
import { useState } from 'react'
import type { FieldIds } from './form-field.tsx'

/** A number as it is typed: what is not one goes out as NaN, so that the form can say so instead of changing it. */
export function NumberInput({
  ids,
  value,
  unit,
  disabled = false,
  onChange,
}: {
  ids: FieldIds
  value: number
  unit?: string
  disabled?: boolean
  onChange: (value: number) => void
}) {
  const [text, setText] = useState(String(value))
  const shown = readNumber(text) === value || Number.isNaN(value) ? text : String(value)
  return (
    <OutlinedInput
      fullWidth
      id={ids.id}
      value={shown}
      disabled={disabled}
      error={ids['aria-invalid']}
      endAdornment={unit === undefined ? undefined : <span className="dim nowrap">{unit}</span>}
      slotProps={{ input: { inputMode: 'decimal', 'aria-describedby': ids['aria-describedby'] } }}
      onChange={(event) => {
        setText(event.target.value)
        onChange(readNumber(event.target.value))
      }}
    />
  )
}

/** Russian keyboards type a comma. */
function readNumber(text: string): number {
  const trimmed = text.trim().replace(',', '.')
  return trimmed === '' ? Number.NaN : Number(trimmed)
}
