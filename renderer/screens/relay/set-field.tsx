import TextField from '@mui/material/TextField'
import { useState } from 'react'

/** A text that is set when it is left or Enter is pressed; `bad` stands below one that `isBad`. */
export function SetField({
  label,
  help,
  className,
  value,
  bad,
  isBad,
  isDisabled = false,
  onSet,
}: {
  label: string
  help?: string
  className: string
  value: string
  bad: string
  isBad: (text: string) => boolean
  isDisabled?: boolean
  onSet: (text: string) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && isBad(typed)
  const set = () => {
    if (typed === null || isWrong) return
    setTyped(null)
    if (typed !== value) onSet(typed)
  }
  return (
    <TextField
      size="small"
      className={className}
      label={label}
      title={help}
      value={typed ?? value}
      disabled={isDisabled}
      error={isWrong}
      helperText={isWrong ? bad : undefined}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={set}
      onKeyDown={(event) => {
        if (event.key === 'Enter') set()
        if (event.key === 'Escape') setTyped(null)
      }}
      slotProps={{ htmlInput: { className: 'mono', autoComplete: 'off', spellCheck: false } }}
    />
  )
}
