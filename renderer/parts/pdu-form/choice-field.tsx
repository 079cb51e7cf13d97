import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { type ReactNode, useId } from 'react'
import { LabelledField } from './labelled-field.tsx'

export interface Choice {
  readonly value: string
  readonly label: string
  /** A second line in the open list. */
  readonly hint?: string
}

/** A labelled list of choices; the closed field shows the label alone. */
export function ChoiceField({
  label,
  value,
  choices,
  onChange,
  aside,
  disabled = false,
}: {
  label: string
  value: string
  choices: readonly Choice[]
  onChange: (value: string) => void
  aside?: ReactNode
  disabled?: boolean
}) {
  const id = useId()
  return (
    <LabelledField label={label} id={`${id}-label`} aside={aside}>
      <Select
        fullWidth
        labelId={`${id}-label`}
        id={id}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
        renderValue={(chosen) => choices.find((choice) => choice.value === chosen)?.label ?? chosen}
      >
        {choices.map((choice) => (
          <MenuItem key={choice.value} value={choice.value}>
            <span>
              {choice.label}
              {choice.hint !== undefined && <span className="choice-hint">{choice.hint}</span>}
            </span>
          </MenuItem>
        ))}
      </Select>
    </LabelledField>
  )
}
