import './parts.css'

/** Tone picks colour and shape together, so that the state is told apart without colour. */
export type Tone = 'ok' | 'waiting' | 'warn' | 'bad' | 'off' | 'accent' | 'recording'

/** A round mark: filled when well, ringed when waiting, a triangle for a warning, a square for a failure. */
export function StateDot({ tone }: { tone: Tone }) {
  return <span className={`state-dot tone-${tone}`} aria-hidden="true" />
}

/** A state in a word, with its shape and colour. */
export function StatePill({ tone, children, title }: { tone: Tone; children: string; title?: string }) {
  return (
    <span className={`state-pill tone-${tone}`} title={title}>
      <StateDot tone={tone} />
      {children}
    </span>
  )
}
