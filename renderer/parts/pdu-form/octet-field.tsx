import { type ReactNode, useState } from 'react'
import { readWholeNumber } from '../../../shared/text/whole-number.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { type NamedOctet, OctetMenu } from './octet-menu.tsx'
import { TypedField } from './typed-field.tsx'

/** A whole number typed in decimal or hexadecimal. Empty is `whenEmpty`, where that makes sense. */
export function OctetField({
  label,
  value,
  onChange,
  min = 0,
  max = 255,
  isDecimal = false,
  whenEmpty,
  placeholder = '',
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
  // Typed text stays as typed until the value changes from elsewhere.
  const [typed, setTyped] = useState<{ text: string; value: number | null } | null>(null)
  const written = value === null ? '' : max <= 255 && !isDecimal ? hexNumber(value) : String(value)
  const text = typed !== null && typed.value === value ? typed.text : written
  const read = (next: string): number | null | undefined => {
    if (next.trim() === '') return whenEmpty
    const number = readWholeNumber(next)
    return number !== null && number >= min && number <= max ? number : undefined
  }
  return (
    <TypedField
      label={label}
      value={text}
      placeholder={placeholder}
      isWrong={read(text) === undefined}
      words={words}
      aside={aside}
      menu={
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
      onChange={(next) => {
        const number = read(next)
        setTyped({ text: next, value: number === undefined ? value : number })
        if (number !== undefined) onChange(number)
      }}
    />
  )
}
