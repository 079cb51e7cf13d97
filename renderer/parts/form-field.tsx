import { type ReactNode, useId } from 'react'
import { HelpTip } from './help-tip.tsx'
import './parts.css'

/** Ids that the control inside must carry to be named and described. */
export interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
}

/**
 * A labelled control: the label, the field's name on the wire, help, and beneath it what is wrong (or odd) with what was
 * typed.
 */
export function FormField({
  label,
  wire,
  help,
  problem,
  warning,
  hint,
  className = '',
  path,
  children,
}: {
  label: string
  wire?: string
  help?: string
  problem?: string | undefined
  warning?: string | undefined
  hint?: string | undefined
  className?: string
  /** Names it in the page, for what looks a field up. */
  path?: string
  children: (ids: FieldIds) => ReactNode
}) {
  const id = useId()
  const said = problem ?? warning ?? hint
  const tone = problem !== undefined ? 'bad' : warning !== undefined ? 'warn' : 'dim'
  return (
    <div className={`form-field ${className}`} data-path={path}>
      <div className="form-label">
        <label id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
        {help !== undefined && (
          <HelpTip about={label} text={help} {...(wire === undefined ? {} : { wire })} />
        )}
        {wire !== undefined && (
          <span className="form-wire mono" title={wire}>
            {wire}
          </span>
        )}
      </div>
      {children({
        id,
        'aria-describedby': help === undefined ? `${id}-said` : `${id}-said ${id}-help`,
        'aria-invalid': problem !== undefined,
      })}
      {help !== undefined && (
        <span id={`${id}-help`} hidden>
          {help}
        </span>
      )}
      <div
        id={`${id}-said`}
        className={`form-said ${tone}`}
        role={problem === undefined ? undefined : 'alert'}
      >
        {said}
      </div>
    </div>
  )
}
