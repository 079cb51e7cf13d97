import type { TFunction } from 'i18next'
import type { BindsSummary } from '../stores/binds.ts'
import { phaseTone } from './phase-tone.ts'
import type { Tone } from './state-pill.tsx'

/** "3 of 4 bound", or the state in a word where there is one bind or none is bound. */
export function summaryWords({ phase, bound, of }: BindsSummary, t: TFunction<'common'>): string {
  return of > 1 && bound > 0 ? t('session.boundOf', { bound, of }) : t(`phase.${phase}`)
}

/** A connection of which not every bind is bound is a warning. */
export function summaryTone({ phase, bound, of, missed }: BindsSummary): Tone {
  return bound > 0 && bound < of ? 'warn' : phaseTone(phase, missed)
}

/** "TX+RX": what its binds are. */
export function summaryModes({ modes }: BindsSummary, t: TFunction<'common'>): string {
  return modes.map((mode) => t(`bindMode.${mode}`)).join('+')
}
