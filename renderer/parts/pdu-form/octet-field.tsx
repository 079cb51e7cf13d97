import OutlinedInput from '@mui/material/OutlinedInput'
import { type ReactNode, useId, useState } from 'react'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { LabelledField } from './labelled-field.tsx'
import { type NamedOctet, OctetMenu } from './octet-menu.tsx'

/** A number as typed, decimal or 0x…, within bounds; null when it is none. */
function readNumber(typed: string, min: number, max: number): number | null {
  const text = typed.trim()
  const value = /^0x[0-9a-f]+$/i.test(text)
    ? Number.parseInt(text, 16)
    : /^\d+$/.test(text)
      ? Number(text)
      : null
  return value !== null && value >= min && value <= max ? value : null
}

/** A whole number typed in decimal or hexadecimal. Empty is `whenEmpty`, where that makes sense. */
export function OctetField({
  label,
  value,
  onChange,
  min = 0,
  max = 255,
  isDecimal = false,
  whenEmpty,
  placeholder,
  words,
  aside,
  choices,
}: {
  label: string
  value: number | null
  onChange: (value: number | null) => void
  min?: number
  max?: number
  /** Counts and ports are read in decimal; what is read as bits, in hex. */
  isDecimal?: boolean
  whenEmpty?: null
  placeholder?: string
  /** The value in words, under the field. */
  words?: string | null
  aside?: ReactNode
  /** Values with names, offered beside the field. */
  choices?: readonly NamedOctet[]
}) {
  const id = useId()
  // What is typed stays as typed until the value changes from elsewhere.
  const [typed, setTyped] = useState<{ text: string; value: number | null } | null>(null)
  const written = value === null ? '' : max <= 255 && !isDecimal ? hexNumber(value) : String(value)
  const text = typed !== null && typed.value === value ? typed.text : written
  const isWrong = text.trim() !== '' ? readNumber(text, min, max) === null : whenEmpty === undefined
  return (
    <LabelledField label={label} htmlFor={id} aside={aside}>
      <OutlinedInput
        id={id}
        fullWidth
        className="mono-input"
        value={text}
        placeholder={placeholder ?? ''}
        error={isWrong}
        inputProps={{ spellCheck: false, autoComplete: 'off', 'aria-describedby': `${id}-words` }}
        endAdornment={
          choices !== undefined && (
            <OctetMenu
              label={label}
              choices={choices}
              chosen={value}
              onChoose={(chosen) => {
                setTyped(null)
                onChange(chosen)
              }}
            />
          )
        }
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          const next = event.target.value
          const read = next.trim() === '' && whenEmpty === null ? null : readNumber(next, min, max)
          if (read === null && !(next.trim() === '' && whenEmpty === null)) {
            setTyped({ text: next, value })
            return
          }
          setTyped({ text: next, value: read })
          onChange(read)
        }}
      />
      <div id={`${id}-words`} className="field-words">
        {words}
      </div>
    </LabelledField>
  )
}
