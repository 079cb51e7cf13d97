import { z } from 'zod'
import type { PlayedProfile } from '../profiles/played-profile.ts'
import { refusalReasons } from '../profiles/refusal-reasons.ts'
import { statusByName, statusName, statusTable, statusValue } from '../smpp/status-table.ts'
import type { Words } from '../words/words.ts'
import type { Conditions } from './condition-table.ts'
import { finalStateSchema } from './final-state-schema.ts'
import { messageIdForms, messageIdWords } from './message-id-form.ts'
import { receiptShape, receiptWords } from './receipt-table.ts'
import { labelled } from './setting-words.ts'

/** A command_status that refuses: its number, or its name in 3.4 or 5.0. */
export const refusalSchema = z.union([
  z.number().int().min(1).max(0xffff_ffff),
  z.enum(
    statusTable
      .filter(({ value }) => value !== statusValue('ESME_ROK'))
      .flatMap(({ name, nameIn34 }) => (nameIn34 === null || nameIn34 === name ? [name] : [name, nameIn34])),
  ),
])

/** The `do` of a behaviour, by its kind. */
export const actionSchema = z.discriminatedUnion('kind', [
  /** Answers with a status, in the response or in a generic_nack. */
  z.strictObject({
    kind: z.literal('refuse'),
    status: refusalSchema,
    as: z.enum(['response', 'generic_nack']).default('response'),
  }),
  /** ESME_RINVBNDSTS, or generic_nack ESME_RINVCMDID for what the version lacks; off, the request passes noted. */
  z.strictObject({ kind: z.literal('refuse-by-specification') }),
  /** Answers with the status that the profile has for the reason; without one it does nothing. */
  z.strictObject({ kind: z.literal('refuse-as-provider'), reason: z.enum(refusalReasons) }),
  /** Answers with a status of the profile whose decimal code is the last four digits of the destination. */
  z.strictObject({ kind: z.literal('refuse-by-address') }),
  /** Lets an accepted message end in this state. */
  finalStateSchema.extend({ kind: z.literal('final-state') }).strict(),
  /** What becomes of an accepted message, and how its receipt is: each setting is that of the first row that has it. */
  z.strictObject({ kind: z.literal('receipt'), ...receiptShape }),
  /** How the message_id of the response is written. */
  z.strictObject({
    kind: z.literal('message-id'),
    form: labelled(z.enum(messageIdForms), { en: 'form', ru: 'запись' }),
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

/** The number of the command_status that an action names. */
export function refusalStatus(status: ActionOf<'refuse'>['status']): number {
  return typeof status === 'number' ? status : (statusByName(status) ?? statusValue('ESME_RSYSERR'))
}

/** The words of an action; null when it does nothing under this profile. */
export function actionWords(action: Action, when: Conditions, profile: PlayedProfile): ActionWords | null {
  switch (action.kind) {
    case 'refuse':
      return named(refusalStatus(action.status))
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
      return { status: null, title: messageIdWords(action.form) }
  }
}

function named(status: number): ActionWords {
  return { status, title: stated(statusName(status)) }
}

/** The specification's own words are the same in every language. */
function stated(text: string): Words {
  return { en: text, ru: text }
}
