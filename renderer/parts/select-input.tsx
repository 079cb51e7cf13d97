import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import type { FieldIds } from './form-field.tsx'

export interface Choice<V> {
  readonly value: V
  readonly label: string
}

export function SelectInput<V extends string | number>({
  ids,
  value,
  choices,
  onChange,
}: {
  ids: FieldIds
  value: V
  choices: readonly Choice<V>[]
  onChange: (value: V) => void
}) {
  const known = choices.some((choice) => choice.value === value)
  // A value from elsewhere that the list does not name stays what it is.
  const all = known ? choices : [{ value, label: String(value) }, ...choices]
  return (
    <Select<V>
      fullWidth
      displayEmpty
      value={value}
      error={ids['aria-invalid']}
      labelId={`${ids.id}-label`}
      SelectDisplayProps={{ id: ids.id, 'aria-describedby': ids['aria-describedby'] }}
      onChange={(event) => {
        const found = all.find((choice) => choice.value === event.target.value)
        if (found !== undefined) onChange(found.value)
      }}
    >
      {all.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </Select>
  )
}
