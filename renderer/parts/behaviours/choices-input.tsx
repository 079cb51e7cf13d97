import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { optionWords } from '../../../shared/simulator/option-words.ts'
import type { FieldIds } from '../form-field.tsx'
import { useLanguage } from '../use-language.ts'

/** Several of some options. */
export function ChoicesInput({
  ids,
  label,
  options,
  value,
  onChange,
}: {
  ids: FieldIds
  label: string
  options: readonly string[]
  value: readonly string[]
  onChange: (value: string[]) => void
}) {
  const language = useLanguage()
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect
      size="small"
      id={ids.id}
      options={[...options]}
      value={[...value]}
      getOptionLabel={(option) => optionWords(option)[language]}
      onChange={(_event, next) => onChange(next)}
      renderInput={(params) => (
        <TextField
          {...params}
          error={ids['aria-invalid']}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-label': label },
          }}
        />
      )}
    />
  )
}
