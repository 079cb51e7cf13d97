import { z } from 'zod'
import { delayShapeSchema } from '../simulator/delay-shape.ts'
import { labelled } from '../simulator/setting-words.ts'
import { refusalSchema, statusNumber } from '../simulator/status-value.ts'
import { pduLayouts } from '../smpp/pdu-layout.ts'
import { statusName } from '../smpp/status-table.ts'
import { tlvLabel } from '../smpp/tlv-value.ts'
import type { Words } from '../words/words.ts'

/** What may be set of a PDU: the status of its header, and every mandatory parameter of some PDU that is a number or a text. */
export const relayFieldNames = [
  'command_status',
  ...new Set(pduLayouts.flatMap(({ names }) => names)),
].filter(
  (name) => !['sm_length', 'short_message', 'number_of_dests', 'dest_address', 'no_unsuccess'].includes(name),
)

const tag = labelled(z.number().int().min(0).max(0xffff), { en: 'tag', ru: 'тег' })
const hex = z
  .string()
  .max(2048)
  .regex(/^(?:[0-9a-f]{2})*$/i, { error: 'two hex digits for each octet' })

/** What becomes of a PDU on its way through a relay, by its kind. */
export const relayActionSchema = z.discriminatedUnion('kind', [
  /** It goes on so much later; others overtake it. */
  z.strictObject({
    kind: labelled(z.literal('delay'), { en: 'let it go on later', ru: 'пропустить позже' }),
    delay: labelled(delayShapeSchema, { en: 'delay', ru: 'задержка' }),
  }),
  /** It does not go on, and nobody answers it. */
  z.strictObject({
    kind: labelled(z.literal('drop'), { en: 'let it not go on', ru: 'не пропустить' }),
  }),
  /** A request does not go on; the relay answers it. */
  z.strictObject({
    kind: labelled(z.literal('refuse'), { en: 'refuse it', ru: 'отказать' }),
    status: labelled(refusalSchema, { en: 'command_status', ru: 'command_status' }, null, 'status'),
    as: labelled(z.enum(['response', 'generic_nack']).default('response'), { en: 'in', ru: 'в' }),
  }),
  /** A field gets this value, in PDUs that have the field. */
  z.strictObject({
    kind: labelled(z.literal('set-field'), { en: 'set a field', ru: 'задать поле' }),
    field: labelled(z.enum(relayFieldNames), { en: 'field', ru: 'поле' }),
    value: labelled(z.union([z.number().int().min(0).max(0xffff_ffff), z.string().max(255)]), {
      en: 'value',
      ru: 'значение',
    }),
  }),
  /** A TLV is put in place of those with its tag, or added behind the others. */
  z.strictObject({
    kind: labelled(z.literal('set-tlv'), { en: 'set a TLV', ru: 'задать TLV' }),
    tag,
    hex: labelled(hex, { en: 'value in hex', ru: 'значение в hex' }),
  }),
  z.strictObject({
    kind: labelled(z.literal('remove-tlv'), { en: 'remove a TLV', ru: 'убрать TLV' }),
    tag,
  }),
  /** Every occurrence in the text of the message, in the coding that this has. */
  z.strictObject({
    kind: labelled(z.literal('replace-text'), { en: 'replace in the text', ru: 'заменить в тексте' }),
    find: labelled(z.string().min(1).max(200), { en: 'find', ru: 'найти' }),
    replacement: labelled(z.string().max(200), { en: 'put in its place', ru: 'поставить вместо' }),
  }),
])
export type RelayAction = z.infer<typeof relayActionSchema>
export type RelayChange = Exclude<RelayAction, { readonly kind: 'delay' | 'drop' | 'refuse' }>

/** An action in words. */
export function relayActionWords(action: RelayAction): Words {
  switch (action.kind) {
    case 'delay':
      return { en: 'goes on later', ru: 'проходит позже' }
    case 'drop':
      return { en: 'does not go on', ru: 'не проходит' }
    case 'refuse': {
      const name = statusName(statusNumber(action.status))
      return { en: `refused: ${name}`, ru: `отказ: ${name}` }
    }
    case 'set-field':
      return same(`${action.field} = ${action.value}`)
    case 'set-tlv':
      return same(`${tlvLabel(action.tag)} = ${action.hex || '∅'}`)
    case 'remove-tlv':
      return { en: `without ${tlvLabel(action.tag)}`, ru: `без ${tlvLabel(action.tag)}` }
    case 'replace-text':
      return same(`«${action.find}» → «${action.replacement}»`)
  }
}

function same(text: string): Words {
  return { en: text, ru: text }
}
