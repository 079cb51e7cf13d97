import type { TFunction } from 'i18next'
import type { DialoguePlace } from '../../../shared/message/ussd-dialogues.ts'
import { enumTable } from '../../../shared/smpp/enum-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'

/** 'request · USSR request · session 42, step 3' */
export function ussdWords(
  { mark: { serviceOp }, step, session }: Pick<DialoguePlace, 'mark' | 'step' | 'session'>,
  t: TFunction<'messages'>,
  language: Language,
): string {
  const named = enumTable.ussd_service_op[0]?.values.find(({ value }) => value === serviceOp)
  const operation = serviceOp === null ? null : (named?.[language] ?? hexNumber(serviceOp))
  return [
    step === null ? null : t(`ussd.step.${step}`),
    operation,
    session === null ? null : t('ussd.session', { session: session.number, step: session.step }),
  ]
    .filter((one) => one !== null)
    .join(' · ')
}
