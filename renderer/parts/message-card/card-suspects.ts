import type { MessageCard } from '../../../shared/contract/message.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { buildSubmits } from '../../../shared/message/build-submits.ts'
import { refusalSuspects } from '../../../shared/message/refusal-suspects.ts'
import type { Language } from '../../../shared/words/words.ts'

/** Why a part of a sent message may have been refused, by its own fields; none where its intent is not kept. */
export function cardSuspects(
  { intent, text, source, destination }: MessageCard,
  part: number,
  commandStatus: number,
  language: Language,
): string[] {
  if (intent === undefined) return []
  try {
    const whole = { ...intent, source, destination, text: intent.wapPush?.kind === 'sl' ? '' : text }
    const submit = buildSubmits(whole).submits[part - 1]
    return submit === undefined ? [] : refusalSuspects(commandStatus, submit, language)
  } catch (problem) {
    // Sent by a release that built what this one does not.
    if (problem instanceof Fault) return []
    throw problem
  }
}
