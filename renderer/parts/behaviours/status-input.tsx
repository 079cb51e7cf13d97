import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { statusByName, statusTable } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { FieldIds } from '../form-field.tsx'

const names = statusTable.map(({ name }) => name)

/** A command_status: a name of the specification's, or any number, decimal or after 0x. */
export function StatusInput({
  ids,
  label,
  value,
  onChange,
}: {
  ids: FieldIds
  label: string
  value: unknown
  onChange: (value: unknown) => void
}) {
  const shown = typeof value === 'number' ? hexNumber(value, 4) : String(value ?? '')
  return (
    <Autocomplete
      freeSolo
      autoSelect
      size="small"
      id={ids.id}
      options={names}
      value={shown}
      onChange={(_event, typed) => onChange(readStatus(typed ?? ''))}
      renderOption={({ key, ...props }, name) => (
        <li key={key} {...props}>
          <span className="mono">{name}</span>{' '}
          <span className="dim mono">{hexNumber(statusByName(name) ?? 0, 4)}</span>
        </li>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          error={ids['aria-invalid']}
          slotProps={{
            ...params.slotProps,
            htmlInput: {
              ...params.slotProps.htmlInput,
              'aria-label': label,
              className: `${params.slotProps.htmlInput.className ?? ''} mono`,
            },
          }}
        />
      )}
    />
  )
}

function readStatus(typed: string): string | number {
  const text = typed.trim()
  return /^(0x[\da-f]{1,8}|\d{1,10})$/i.test(text) ? Number(text) : text.toUpperCase()
}
