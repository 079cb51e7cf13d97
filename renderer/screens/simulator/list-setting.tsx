import Autocomplete from '@mui/material/Autocomplete'
import Chip from '@mui/material/Chip'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A list of words edited as chips; every change is set at once. `read` gives the word as kept, or null to refuse it. */
export function ListSetting({
  label,
  items,
  read,
  refusal,
  onSet,
}: {
  label: string
  items: readonly string[]
  read: (typed: string) => string | null
  /** Said when `read` refuses. */
  refusal: string
  onSet: (items: string[]) => void
}) {
  const { t } = useTranslation('simulator')
  const { typed, isRefused, type, set } = useTypedWord(items, read, onSet)
  return (
    <Autocomplete
      multiple
      freeSolo
      disableClearable
      size="small"
      options={[]}
      value={[...items]}
      inputValue={typed}
      onInputChange={(_event, value, reason) => {
        // MUI clears the input on every change of the value; a refused word stays to be corrected.
        if (reason === 'input') type(value)
      }}
      onChange={(_event, next) => set(next)}
      onBlur={() => {
        if (typed.trim() !== '') set([...items, typed])
      }}
      renderValue={(words, getItemProps) =>
        words.map((word, index) => {
          const { key, className, ...props } = getItemProps({ index })
          return (
            <Chip key={key} {...props} size="small" label={word} className={`${className} sim-chip mono`} />
          )
        })
      }
      renderInput={(params) => (
        <TextField
          {...params}
          placeholder={items.length === 0 ? t('addToList') : ''}
          error={isRefused}
          helperText={isRefused ? refusal : undefined}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-label': label, title: t('listHelp') },
          }}
        />
      )}
    />
  )
}

/** The word being typed, and whether it was refused. Words of the list were read once and are not read again. */
function useTypedWord(
  items: readonly string[],
  read: (typed: string) => string | null,
  onSet: (items: string[]) => void,
) {
  const [typed, setTyped] = useState('')
  const [isRefused, setRefused] = useState(false)
  const type = (value: string) => {
    setRefused(false)
    setTyped(value)
  }
  const set = (next: readonly string[]) => {
    const words = next.map((word) => (items.includes(word) ? word : read(word)))
    if (words.some((word) => word === null)) {
      setRefused(true)
      return
    }
    type('')
    onSet([...new Set(words.filter((word) => word !== null))])
  }
  return { typed, isRefused, type, set }
}
