import type { ReactNode } from 'react'
import './pdu-form.css'

/** A label over its control, with something small at the right end of the label's line. */
export function LabelledField({
  label,
  htmlFor,
  id,
  aside,
  children,
  className = '',
}: {
  label: string
  /** The control's id; left out for selects, which are labelled by `id`. */
  htmlFor?: string
  id?: string
  aside?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <div className={`field ${className}`}>
      <div className="field-head">
        {htmlFor === undefined ? (
          <span id={id} className="field-label">
            {label}
          </span>
        ) : (
          <label htmlFor={htmlFor} id={id} className="field-label">
            {label}
          </label>
        )}
        {aside !== undefined && <span className="field-aside">{aside}</span>}
      </div>
      {children}
    </div>
  )
}
