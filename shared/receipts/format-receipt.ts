import type { DateForm } from './dialect-forms.ts'

/** Fields of a receipt text. Dates are epoch milliseconds, written in the message centre's local time. */
export interface ReceiptText {
  readonly id: string
  readonly submitted: number
  readonly delivered: number
  readonly submittedAt: number
  readonly doneAt: number
  /** Minutes the message centre's clock is ahead of UTC. */
  readonly utcOffsetMinutes: number
  /** DELIVRD, UNDELIV … as it shall stand. */
  readonly stat: string
  readonly err: string
  /** The message; its first 20 characters are written. */
  readonly text: string
}

/** The fields of a receipt text by the names that a template has for them. */
export const receiptTextFields = [
  'id',
  'sub',
  'dlvrd',
  'submit date',
  'done date',
  'stat',
  'err',
  'text',
] as const
export type ReceiptTextField = (typeof receiptTextFields)[number]

/** How dates are written: as providers do, as an SMPP time, or as zeros that say nothing. */
export const writtenDateForms = [
  'YYMMDDhhmm',
  'YYMMDDhhmmss',
  'YYYYMMDDhhmm',
  'YYYYMMDDhhmmss',
  'unix-seconds',
  'smpp-time',
  'zeros',
] as const satisfies readonly (DateForm | 'smpp-time' | 'zeros')[]
export type WrittenDateForm = (typeof writtenDateForms)[number]

/** The text of SMPP 3.4 Appendix B. */
export const specifiedTemplate =
  'id:{id} sub:{sub} dlvrd:{dlvrd} submit date:{submit date} done date:{done date} stat:{stat} err:{err} Text:{text}'

const textCharacters = 20

/** As much of a message as its receipt quotes. */
export function quotedText(text: string): string {
  // A character has two units at most.
  return Array.from(text.slice(0, 2 * textCharacters))
    .slice(0, textCharacters)
    .join('')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** An instant in a zone, as a receipt writes it. */
export function formatReceiptDate(at: number, utcOffsetMinutes: number, form: WrittenDateForm): string {
  if (form === 'unix-seconds') return String(Math.floor(at / 1000))
  if (form === 'zeros') return '0'.repeat(10)
  const local = new Date(at + utcOffsetMinutes * 60_000)
  const year = local.getUTCFullYear()
  const minutes = [local.getUTCMonth() + 1, local.getUTCDate(), local.getUTCHours(), local.getUTCMinutes()]
  const short = [year % 100, ...minutes].map(two).join('')
  const seconds = two(local.getUTCSeconds())
  switch (form) {
    case 'YYMMDDhhmm':
      return short
    case 'YYMMDDhhmmss':
      return short + seconds
    case 'YYYYMMDDhhmm':
      return two(Math.floor(year / 100)) + short
    case 'YYYYMMDDhhmmss':
      return two(Math.floor(year / 100)) + short + seconds
    case 'smpp-time': {
      // SMPP 3.4 §7.1.1.1: tenths, then quarter hours from UTC and their sign.
      const quarters = two(Math.round(Math.abs(utcOffsetMinutes) / 15))
      const tenths = Math.floor(local.getUTCMilliseconds() / 100)
      return `${short}${seconds}${tenths}${quarters}${utcOffsetMinutes < 0 ? '-' : '+'}`
    }
  }
}

const placeholder = /\{([^{}]*)\}/g

/** The placeholders of a template that are no field of a receipt; empty for a good one. */
export function unknownPlaceholders(template: string): string[] {
  const known: ReadonlySet<string> = new Set(receiptTextFields)
  return Array.from(template.matchAll(placeholder), ([, name = '']) => name).filter(
    (name) => !known.has(name),
  )
}

/** The template without these fields and their keys. */
export function templateWithout(template: string, fields: readonly ReceiptTextField[]): string {
  return fields
    .reduce(
      (left, field) => left.replace(new RegExp(`(?:^|\\s+)(?:(?:submit|done) )?[^\\s{}]*\\{${field}\\}`), ''),
      template,
    )
    .trimStart()
}

/** The receipt in the words of a template, `{id}` and so on in their places. */
export function formatReceiptText(
  receipt: ReceiptText,
  { template = specifiedTemplate, dates = 'YYMMDDhhmm' }: { template?: string; dates?: WrittenDateForm } = {},
): string {
  const three = (value: number): string => String(value).padStart(3, '0')
  const date = (at: number) => formatReceiptDate(at, receipt.utcOffsetMinutes, dates)
  const values: Readonly<Record<ReceiptTextField, () => string>> = {
    id: () => receipt.id,
    sub: () => three(receipt.submitted),
    dlvrd: () => three(receipt.delivered),
    'submit date': () => date(receipt.submittedAt),
    'done date': () => date(receipt.doneAt),
    stat: () => receipt.stat,
    err: () => receipt.err,
    text: () => quotedText(receipt.text),
  }
  return template.replace(placeholder, (all, name: string) =>
    Object.hasOwn(values, name) ? values[name as ReceiptTextField]() : all,
  )
}

/** Keys of receipt texts as providers write them, in any letter case. */
const keys = /(?<![\p{L}\p{N}_])(id|sub|dlvrd|submit ?date|done ?date|stat|err|text):/giu

/**
 * The template behind a form that a provider publishes (`id:IIIIIIIIII sub:SSS … stat:DDDDDDD err:E Text: . . .`): its
 * keys and their order as they stand, its signs as placeholders. A text that it always leaves empty, or fills with one
 * word, stays so. null for a form without an id or without a state.
 */
export function templateOfForm(form: string): string | null {
  const found = Array.from(form.matchAll(keys))
  const parts = found.map((key, place) => {
    const start = key.index + key[0].length
    const end = found[place + 1]?.index ?? form.length
    const value = form.slice(start, end)
    const name = fieldOfKey(key[1] ?? '')
    const blanks = /\s*$/.exec(value)?.[0] ?? ''
    const isFixed = name === 'text' && /^\w*$/.test(value.trim())
    return {
      name,
      text: key[0] + (isFixed ? value.trimEnd() : `{${name}}`) + (place + 1 < found.length ? blanks : ''),
    }
  })
  const has = (wanted: ReceiptTextField) => parts.some(({ name }) => name === wanted)
  if (!has('id') || !has('stat')) return null
  return form.slice(0, found[0]?.index ?? 0) + parts.map(({ text }) => text).join('')
}

function fieldOfKey(key: string): ReceiptTextField {
  const folded = key.toLowerCase().replace(/ ?date$/, ' date')
  return receiptTextFields.find((name) => name === folded) ?? 'text'
}
