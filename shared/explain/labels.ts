import type { Retry, Who } from '../codes/knowledge.ts'
import type { Words } from '../words/words.ts'

/** The words on the retry badge. */
const retryLabels: Readonly<Record<Retry, Words>> = {
  never: { en: 'do not retry', ru: 'не повторять' },
  later: { en: 'retry later', ru: 'повторить позже' },
  now: { en: 'retry now', ru: 'можно повторить' },
  ask: { en: 'ask the provider', ru: 'спросить провайдера' },
}

/** The party that has to act. */
export const whoLabels: Readonly<Record<Who, Words>> = {
  you: { en: 'you', ru: 'вы' },
  provider: { en: 'the provider', ru: 'провайдер' },
  subscriber: { en: 'the subscriber', ru: 'абонент' },
  network: { en: 'the mobile network', ru: 'мобильная сеть' },
  nobody: { en: 'nobody', ru: 'никто' },
}

/** Where nobody has to act, the badge says "nothing to do" or "wait" instead of a retry. */
const quietLabels: Readonly<Record<Retry, Words>> = {
  never: { en: 'nothing to do', ru: 'делать нечего' },
  later: { en: 'wait', ru: 'подождать' },
  now: retryLabels.now,
  ask: retryLabels.ask,
}

/** The words on the retry badge, given who has to act. */
export function retryLabel(retry: Retry, who: Who): Words {
  return who === 'nobody' ? quietLabels[retry] : retryLabels[retry]
}
