import OutlinedInput from '@mui/material/OutlinedInput'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { LabelledField } from '../../parts/pdu-form/labelled-field.tsx'
import type { FieldProblem } from './operation-draft.ts'

const modes = ['text', 'hex'] as const

/** Octets typed as text in the alphabet of data_coding, or as hex. */
export function OctetsField({
  label,
  value,
  mode,
  problem,
  onChange,
  onMode,
}: {
  label: string
  value: string
  mode: (typeof modes)[number]
  problem: FieldProblem | undefined
  onChange: (value: string) => void
  onMode: (mode: (typeof modes)[number]) => void
}) {
  const { t } = useTranslation('operations')
  const id = useId()
  return (
    <LabelledField
      label={label}
      htmlFor={id}
      className="op-wide"
      aside={
        <span className="op-modes">
          {modes.map((one) => (
            <button
              key={one}
              type="button"
              className="link-button op-mode"
              aria-pressed={mode === one}
              onClick={() => onMode(one)}
            >
              {t(`mode.${one}`)}
            </button>
          ))}
        </span>
      }
    >
      <OutlinedInput
        id={id}
        fullWidth
        multiline
        minRows={2}
        maxRows={8}
        value={value}
        error={problem !== undefined}
        placeholder={mode === 'hex' ? '48 65 6C 6C 6F' : ''}
        slotProps={{
          input: {
            className: mode === 'hex' ? 'mono' : '',
            spellCheck: false,
            autoComplete: 'off',
            'aria-describedby': `${id}-words`,
          },
        }}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-words`} className="field-words">
        {problem !== undefined && <span className="bad">{t(`problem.${problem}`)}</span>}
      </div>
    </LabelledField>
  )
}
