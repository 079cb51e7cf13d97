import type { ReactNode } from 'react'
import './parts.css'

/** Text of an empty place: its purpose and the next step. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      {children !== undefined && <div className="dim">{children}</div>}
      {actions !== undefined && <div className="empty-actions">{actions}</div>}
    </div>
  )
}
