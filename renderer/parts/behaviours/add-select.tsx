import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import type { Choice } from '../select-input.tsx'
import './behaviours.css'

/** Adds what is chosen; nothing stays chosen. */
export function AddSelect({
  label,
  choices,
  onAdd,
}: {
  label: string
  choices: readonly Choice<string>[]
  onAdd: (value: string) => void
}) {
  return (
    <Select
      className="setting-add"
      displayEmpty
      size="small"
      value=""
      renderValue={() => label}
      inputProps={{ 'aria-label': label }}
      onChange={({ target }) => onAdd(target.value)}
    >
      {choices.map(({ value, label: words }) => (
        <MenuItem key={value} value={value}>
          {words}
        </MenuItem>
      ))}
    </Select>
  )
}
