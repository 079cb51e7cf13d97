import { z } from 'zod'
import { receiptTextFields, unknownPlaceholders, writtenDateForms } from '../receipts/format-receipt.ts'
import { type ReceiptIdForm, receiptIdForms } from '../receipts/receipt-id.ts'
import type { Words } from '../words/words.ts'
import { delayShapeSchema, delayWords } from './delay-shape.ts'
import { finalStateSchema } from './final-state-schema.ts'
import { labelled } from './setting-words.ts'

/** A setting of a receipt: its schema, under the name that the editor shows, and the clause that a value stands for. */
interface ReceiptSetting<S extends z.ZodType> {
  readonly schema: S
  readonly says: (value: z.infer<S>) => Words
}

function setting<S extends z.ZodType>(title: Words, schema: S, says: (value: z.infer<S>) => Words) {
  const row: ReceiptSetting<S> = { schema: labelled(schema, title), says }
  return row
}

const err = labelled(finalStateSchema.shape.err, { en: 'err', ru: 'err' })
const ownDelay = labelled(delayShapeSchema, { en: 'delay', ru: 'задержка' })

const weightedState = z.strictObject({
  stat: labelled(finalStateSchema.shape.stat, { en: 'stat', ru: 'stat' }),
  err,
  /** Of the sum of all weights. */
  weight: labelled(z.number().min(0).max(1_000_000).default(1), { en: 'weight', ru: 'вес' }),
  /** In place of the row's own. */
  delay: ownDelay.optional(),
})
export type WeightedState = z.infer<typeof weightedState>

const intermediateState = z.strictObject({
  stat: labelled(z.enum(['ENROUTE', 'ACCEPTD', 'SCHEDULED', 'UNKNOWN']), { en: 'stat', ru: 'stat' }),
  err: err.default('000'),
  /** Since the state before it, or since the message was accepted. */
  delay: ownDelay,
})

const octet = z.number().int().min(0).max(255)

/** octets of a short_message */
const mostOctets = 254

/** A mix that cannot be drawn from. */
function hasWeight(states: readonly { readonly weight: number }[]): boolean {
  return states.some(({ weight }) => weight > 0)
}

/** What a `receipt` behaviour may set, a row a setting; one that is left out is as usual. */
export const receiptTable = {
  states: setting(
    { en: 'final states by weight', ru: 'финальные состояния по весу' },
    z.array(weightedState).min(1).max(50).refine(hasWeight, 'every weight is 0'),
    mixWords,
  ),
  delay: setting(
    { en: 'until the final state', ru: 'до финального состояния' },
    delayShapeSchema,
    (delay) => {
      const { en, ru } = delayWords(delay)
      return { en: `after ${en}`, ru: `через ${ru}` }
    },
  ),
  intermediate: setting(
    { en: 'states before the final one', ru: 'состояния до финального' },
    z.array(intermediateState).max(10),
    (states) =>
      states.length === 0
        ? { en: 'no state before the final one', ru: 'без промежуточных состояний' }
        : bothLanguages(states.map(({ stat }) => stat).join(', '), 'first ', 'сначала '),
  ),
  intermediateUnasked: setting(
    { en: 'intermediate states unasked', ru: 'промежуточные состояния без запроса' },
    z.boolean(),
    (isUnasked) =>
      isUnasked
        ? {
            en: 'whether registered_delivery asks for them or not',
            ru: 'даже если registered_delivery их не просит',
          }
        : { en: 'where registered_delivery asks for them', ru: 'если registered_delivery их просит' },
  ),
  order: setting(
    { en: 'receipt and response', ru: 'отчёт и ответ' },
    z.enum(['after-response', 'before-response']),
    (order) =>
      order === 'before-response'
        ? { en: 'the receipt comes before the response', ru: 'отчёт приходит раньше ответа' }
        : { en: 'the receipt comes after the response', ru: 'отчёт приходит после ответа' },
  ),
  copies: setting({ en: 'copies', ru: 'сколько раз' }, z.number().int().min(0).max(10), (copies) =>
    copies === 0
      ? { en: 'no receipt', ru: 'отчёта нет' }
      : { en: `the receipt comes ${copies} ×`, ru: `отчёт приходит ${copies} ×` },
  ),
  over: setting({ en: 'bind', ru: 'подключение' }, z.enum(['own-bind', 'other-bind']), (over) =>
    over === 'other-bind'
      ? { en: 'over another bind of the account', ru: 'через другое подключение аккаунта' }
      : { en: 'over the bind that sent the message', ru: 'через то же подключение' },
  ),
  id: setting({ en: 'id', ru: 'id' }, z.enum(receiptIdForms), (form) => idWords[form]),
  content: setting(
    { en: 'text and TLVs', ru: 'текст и TLV' },
    z.enum(['text', 'text-and-tlvs', 'tlvs']),
    (content) => contentWords[content],
  ),
  networkError: setting(
    { en: 'network_error_code', ru: 'network_error_code' },
    z.strictObject({
      type: labelled(octet, { en: 'network type', ru: 'тип сети' }),
      code: labelled(z.number().int().min(0).max(0xffff), { en: 'code', ru: 'код' }),
    }),
    ({ type, code }) => stated(`network_error_code ${type}/${code}`),
  ),
  coding: setting(
    { en: 'alphabet', ru: 'алфавит' },
    z.enum(['default', 'ascii-under-ucs2', 'ucs2', 'ucs2-not-announced']),
    (coding) => codingWords[coding],
  ),
  template: setting(
    {
      en: 'text, with {id} {sub} {dlvrd} {submit date} {done date} {stat} {err} {text}',
      ru: 'текст с {id} {sub} {dlvrd} {submit date} {done date} {stat} {err} {text}',
    },
    z
      .string()
      .max(1000)
      .refine((template) => unknownPlaceholders(template).length === 0, {
        error: ({ input }) =>
          `no field of a receipt: ${unknownPlaceholders(String(input))
            .map((name) => `{${name}}`)
            .join(' ')}`,
      }),
    (template) => bothLanguages(`“${template}”`, 'text ', 'текст '),
  ),
  dates: setting({ en: 'dates', ru: 'даты' }, z.enum(writtenDateForms), (dates) =>
    bothLanguages(dates, 'dates ', 'даты '),
  ),
  utcOffset: setting(
    { en: 'clock ahead of UTC, minutes', ru: 'часы впереди UTC, минут' },
    z.number().int().min(-720).max(840),
    (minutes) =>
      bothLanguages(`UTC${minutes < 0 ? '-' : '+'}${hoursOf(Math.abs(minutes))}`, 'dates in ', 'даты в '),
  ),
  without: setting(
    { en: 'fields left out', ru: 'без полей' },
    z.array(z.enum(receiptTextFields)).max(receiptTextFields.length),
    (fields) => bothLanguages(fields.join(', '), 'without ', 'без '),
  ),
  cutAfter: setting(
    { en: 'cut after octets', ru: 'обрезать после октетов' },
    z.number().int().min(0).max(mostOctets),
    (octets) => ({ en: `cut after ${octets} octets`, ru: `обрезан после ${octets} октетов` }),
  ),
  esmClass: setting({ en: 'esm_class', ru: 'esm_class' }, octet, (value) =>
    stated(`esm_class 0x${value.toString(16).padStart(2, '0').toUpperCase()}`),
  ),
  addresses: setting({ en: 'addresses', ru: 'адреса' }, z.enum(['swapped', 'as-submitted']), (order) =>
    order === 'as-submitted'
      ? { en: 'source and destination as in the submit', ru: 'отправитель и получатель как в submit' }
      : { en: 'source and destination swapped', ru: 'отправитель и получатель поменяны местами' },
  ),
}

type ReceiptTable = typeof receiptTable
/** What a `receipt` behaviour sets. */
export type ReceiptSettings = {
  readonly [K in keyof ReceiptTable]?: z.infer<ReceiptTable[K]['schema']> | undefined
}

/** The settings as the fields of an object; each may be left out. */
export const receiptShape = Object.fromEntries(
  Object.entries(receiptTable).map(([key, { schema }]) => [key, schema.optional()]),
  // fromEntries forgets which key has which schema.
) as { readonly [K in keyof ReceiptTable]: z.ZodOptional<ReceiptTable[K]['schema']> }

/** Everything that the settings say, as one clause; null when they say nothing. */
export function receiptWords(settings: ReceiptSettings): Words | null {
  const clauses: Words[] = []
  const rows: Readonly<
    Record<string, Pick<ReceiptSetting<z.ZodType>, 'schema'> & { says: (value: never) => Words }>
  > = receiptTable
  for (const [key, value] of Object.entries(settings)) {
    const row = rows[key]
    // Each value was read by the schema of its own row.
    if (row !== undefined && value !== undefined) clauses.push(row.says(value as never))
  }
  if (clauses.length === 0) return null
  return { en: clauses.map(({ en }) => en).join(', '), ru: clauses.map(({ ru }) => ru).join(', ') }
}

function mixWords(states: readonly WeightedState[]): Words {
  const sum = states.reduce((total, { weight }) => total + weight, 0)
  const said = states.map(({ stat, err: code, weight, delay }): Words => {
    const share = states.length === 1 ? '' : ` ${Math.round((weight / sum) * 1000) / 10}%`
    const state = `${stat} err:${code}${share}`
    if (delay === undefined) return stated(state)
    const { en, ru } = delayWords(delay)
    return { en: `${state} after ${en}`, ru: `${state} через ${ru}` }
  })
  return { en: said.map(({ en }) => en).join(' · '), ru: said.map(({ ru }) => ru).join(' · ') }
}

const idWords: Readonly<Record<ReceiptIdForm, Words>> = {
  'as-given': { en: 'the id of the response', ru: 'id из ответа' },
  'never-given': { en: 'an id that was never given', ru: 'id, который никому не выдавали' },
  decimal: { en: 'the id in decimal', ru: 'id в десятичной записи' },
  hex: { en: 'the id in hex', ru: 'id в hex' },
  'hex-upper': { en: 'the id in upper-case hex', ru: 'id в hex заглавными' },
  'with-0x': { en: 'the id with 0x in front', ru: 'id с 0x в начале' },
  padded: { en: 'the id with leading zeros', ru: 'id с нулями в начале' },
  unpadded: { en: 'the id without its leading zeros', ru: 'id без нулей в начале' },
  upper: { en: 'the id in upper case', ru: 'id заглавными буквами' },
  lower: { en: 'the id in lower case', ru: 'id строчными буквами' },
  'characters-in-hex': { en: 'the characters of the id in hex', ru: 'символы id в hex' },
  empty: { en: 'an empty id', ru: 'пустой id' },
}

const contentWords = {
  text: { en: 'a text without TLVs', ru: 'текст без TLV' },
  'text-and-tlvs': { en: 'a text and TLVs', ru: 'текст и TLV' },
  tlvs: { en: 'TLVs without a text', ru: 'TLV без текста' },
} as const

const codingWords = {
  default: { en: 'in the default alphabet', ru: 'в алфавите по умолчанию' },
  'ascii-under-ucs2': { en: 'ASCII under data_coding 8', ru: 'ASCII под data_coding 8' },
  ucs2: { en: 'in UCS-2', ru: 'в UCS-2' },
  'ucs2-not-announced': { en: 'UCS-2 under data_coding 0', ru: 'UCS-2 под data_coding 0' },
} as const

function hoursOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

function bothLanguages(text: string, en: string, ru: string): Words {
  return { en: en + text, ru: ru + text }
}

/** The specification's own words are the same in every language. */
function stated(text: string): Words {
  return { en: text, ru: text }
}
