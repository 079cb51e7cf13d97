import type { ReactNode } from 'react'

/** A titled part of the screen. `id` is unique on it; `className` adds to the panel's own. */
export function SimulatorPanel({
  id,
  title,
  help,
  className = '',
  children,
}: {
  id: string
  title: string
  help?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <section className={`pane sim-panel ${className}`} aria-labelledby={id}>
      <header className="sim-panel-head">
        <h2 id={id}>{title}</h2>
        {help !== undefined && <span className="dim">{help}</span>}
      </header>
      {children}
    </section>
  )
}
