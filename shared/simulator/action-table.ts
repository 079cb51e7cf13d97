import { z } from 'zod'
import type { PlayedProfile } from '../profiles/played-profile.ts'
import { refusalReasons } from '../profiles/refusal-reasons.ts'
import { statusName, statusValue } from '../smpp/status-table.ts'
import type { Words } from '../words/words.ts'
import { answerActions, answerActionWords } from './answer-actions.ts'
import type { Conditions } from './condition-table.ts'
import { finalStateSchema } from './final-state-schema.ts'
import { messageIdForms, messageIdWords } from './message-id-form.ts'
import { receiptShape, receiptWords } from './receipt-table.ts'
import { labelled } from './setting-words.ts'

/** The `do` of a behaviour, by its kind. */
export const actionSchema = z.discriminatedUnion('kind', [
  ...answerActions,
  /** ESME_RINVBNDSTS, or generic_nack ESME_RINVCMDID for what the version lacks; off, the request passes noted. */
  z.strictObject({
    kind: labelled(z.literal('refuse-by-specification'), {
      en: 'refuse as the specification says',
      ru: 'отказать по спецификации',
    }),
  }),
  /** Answers with the status that the profile has for the reason; without one it does nothing. */
  z.strictObject({
    kind: labelled(z.literal('refuse-as-provider'), {
      en: 'refuse as the provider does',
      ru: 'отказать как провайдер',
    }),
    reason: labelled(z.enum(refusalReasons), { en: 'reason', ru: 'причина' }),
  }),
  /** Answers with a status of the profile whose decimal code is the last four digits of the destination. */
  z.strictObject({
    kind: labelled(z.literal('refuse-by-address'), {
      en: 'refuse by the digits of the destination',
      ru: 'отказать по цифрам получателя',
    }),
  }),
  /** Lets an accepted message end in this state. */
  finalStateSchema
    .extend({
      kind: labelled(z.literal('final-state'), { en: 'end the message as', ru: 'завершить сообщение как' }),
    })
    .strict(),
  /** What becomes of an accepted message, and how its receipt is: each setting is that of the first row that has it. */
  z.strictObject({
    kind: labelled(z.literal('receipt'), { en: 'shape the receipt', ru: 'изменить отчёт' }),
    ...receiptShape,
  }),
  /** How the message_id of the response is written. */
  z.strictObject({
    kind: labelled(z.literal('message-id'), { en: 'write the message_id', ru: 'записать message_id' }),
    form: labelled(z.enum(messageIdForms), { en: 'form', ru: 'запись' }),
    sharedByParts: labelled(z.boolean(), {
      en: 'the parts of a message share one',
      ru: 'у частей сообщения общий',
    }).optional(),
  }),
])
export type Action = z.infer<typeof actionSchema>
export type ActionOf<K extends Action['kind']> = Extract<Action, { readonly kind: K }>

/** An action in words, under one profile. */
export interface ActionWords {
  /** The command_status that it answers with; null when it has none of its own. */
  readonly status: number | null
  readonly title: Words
}

/** The words of an action; null when it does nothing under this profile. */
export function actionWords(action: Action, when: Conditions, profile: PlayedProfile): ActionWords | null {
  switch (action.kind) {
    case 'refuse-by-specification':
      return named(statusValue(when.session === 'wrong-version' ? 'ESME_RINVCMDID' : 'ESME_RINVBNDSTS'))
    case 'refuse-as-provider': {
      const refusal = profile.refusals.get(action.reason)
      return refusal === undefined ? null : { status: refusal.status, title: refusal.title }
    }
    case 'refuse-by-address':
      if (profile.refusals.size === 0) return null
      return {
        status: null,
        title: {
          en: 'the status that the last four digits of the destination spell',
          ru: 'статус, который составляют последние четыре цифры получателя',
        },
      }
    case 'final-state':
      return { status: null, title: stated(`stat:${action.stat} err:${action.err}`) }
    case 'receipt': {
      const { kind: _kind, ...settings } = action
      const title = receiptWords(settings)
      return title === null ? null : { status: null, title }
    }
    case 'message-id':
      return { status: null, title: messageIdWords(action.form, action.sharedByParts) }
    default:
      return answerActionWords(action)
  }
}

function named(status: number): ActionWords {
  return { status, title: stated(statusName(status)) }
}

/** The specification's own words are the same in every language. */
function stated(text: string): Words {
  return { en: text, ru: text }
}
