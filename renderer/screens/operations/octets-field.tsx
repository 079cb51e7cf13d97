import OutlinedInput from '@mui/material/OutlinedInput'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldProblem } from './operation-draft.ts'

/** Octets typed as text in the alphabet of data_coding, or as hex. */
export function OctetsField({
  label,
  value,
  mode,
  problem,
  aside,
  onChange,
  onMode,
}: {
  label: string
  value: string
  mode: 'text' | 'hex'
  problem: FieldProblem | undefined
  aside?: ReactNode
  onChange: (value: string) => void
  onMode: (mode: 'text' | 'hex') => void
}) {
  const { t } = useTranslation('operations')
  const id = useId()
  return (
    <div className="op-field op-wide">
      <div className="op-label">
        <label htmlFor={id} className="mono">
          {label}
        </label>
        <span className="op-modes">
          {aside}
          {(['text', 'hex'] as const).map((one) => (
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
      </div>
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
      <div id={`${id}-words`} className={`op-words ${problem === undefined ? 'dim' : 'bad'}`}>
        {problem === undefined ? null : t(`problem.${problem}`)}
      </div>
    </div>
  )
}
