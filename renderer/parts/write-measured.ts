import { type MeasuredFact, withMeasuredFacts } from '../../shared/doctor/measured-facts.ts'
import type { Language } from '../../shared/words/words.ts'
import { keepForAccount } from '../stores/account-profile.ts'
import { openProvider } from '../stores/navigation-store.ts'
import { notifyDone } from '../stores/toast-store.ts'
import type { Tone } from './state-pill.tsx'
import { today } from './today.ts'

export const standTones = { new: 'accent', confirmed: 'ok', differs: 'warn' } as const satisfies Record<
  MeasuredFact['stands'],
  Tone
>

interface WrittenFacts {
  readonly connectionId: string
  readonly draft: Parameters<typeof keepForAccount>[1]
  readonly facts: readonly MeasuredFact[]
  /** What they were measured at. */
  readonly examined: Parameters<typeof withMeasuredFacts>[2]
  readonly language: Language
  /** Says that they were written into the profile of this name. */
  readonly written: (name: string) => string
  readonly undo: string
}

/** Writes what was measured into the account's profile, offers to take that back, and leads there. */
export async function writeMeasured(facts: WrittenFacts): Promise<void> {
  const { connectionId, draft, examined, language, written, undo } = facts
  const kept = await keepForAccount(connectionId, draft, (before) =>
    withMeasuredFacts(before, facts.facts, examined, today()),
  )
  if (kept === null) return
  notifyDone(written(kept.profile.name[language]), { label: undo, run: () => void kept.undo() })
  openProvider(kept.profile.id)
}
