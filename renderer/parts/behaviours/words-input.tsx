import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { useTranslation } from 'react-i18next'
import type { FieldIds } from '../form-field.tsx'

/** A list of texts: Enter adds what is typed, so does leaving the field. */
export function WordsInput({
  ids,
  label,
  value,
  onChange,
}: {
  ids: FieldIds
  label: string
  value: readonly string[]
  onChange: (value: string[]) => void
}) {
  const { t } = useTranslation('behaviours')
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      size="small"
      id={ids.id}
      options={[] as string[]}
      value={[...value]}
      onChange={(_event, next) => onChange(next.map((word) => word.trim()).filter((word) => word !== ''))}
      renderInput={(params) => (
        <TextField
          {...params}
          error={ids['aria-invalid']}
          placeholder={value.length === 0 ? t('addWord') : ''}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-label': label },
          }}
        />
      )}
    />
  )
}
