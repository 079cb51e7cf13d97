import type { Language } from '../words/words.ts'
/**
 * How the id of a receipt relates to the id of the response, in the order they are tried. 'hex-to-decimal': the
 * response wrote hex, the receipt decimal. 'characters-in-hex': one wrote the id, the other its characters in hex.
 */
export const idRules = [
  'same',
  'case',
  '0x',
  'zero-padding',
  'hex-to-decimal',
  'decimal-to-hex',
  'characters-in-hex',
] as const
export type IdRule = (typeof idRules)[number]

const ruleTexts: Readonly<Record<IdRule, { en: string; ru: string }>> = {
  same: { en: 'the same id', ru: 'тот же id' },
  case: { en: 'letter case ignored', ru: 'без учёта регистра букв' },
  '0x': { en: '0x in front', ru: '0x в начале' },
  'zero-padding': { en: 'leading zeros ignored', ru: 'без учёта ведущих нулей' },
  'hex-to-decimal': {
    en: 'hex in the response, decimal in the receipt',
    ru: 'hex в ответе, десятичный в отчёте',
  },
  'decimal-to-hex': {
    en: 'decimal in the response, hex in the receipt',
    ru: 'десятичный в ответе, hex в отчёте',
  },
  'characters-in-hex': {
    en: 'the characters of the id in hex',
    ru: 'символы id в hex',
  },
}

/** The rule in words, for a card or a timeline. */
export function idRuleText(rule: IdRule, language: Language): string {
  return ruleTexts[rule][language]
}

const decimal = /^\d+$/
const hexadecimal = /^[0-9a-f]+$/
/** Longer numbers are no message ids; the bound keeps a hostile id from costing time. */
const maxDigits = 64

function withoutZeros(id: string): string {
  return id.replace(/^0+(?=.)/, '')
}

/** Lower case, without 0x and leading zeros: what two spellings of one id have in common. */
export function canonicalId(id: string): string {
  return withoutZeros(id.toLowerCase().replace(/^0x(?=[0-9a-f]+$)/, ''))
}

function toDecimal(canonical: string): string | null {
  return hexadecimal.test(canonical) && canonical.length <= maxDigits
    ? BigInt(`0x${canonical}`).toString()
    : null
}

function toHex(canonical: string): string | null {
  return decimal.test(canonical) && canonical.length <= maxDigits ? BigInt(canonical).toString(16) : null
}

/**
 * The first rule under which both ids name one message, or null.
 * @param submitted message_id of the response.
 * @param received id of the receipt.
 */
export function matchIds(submitted: string, received: string): IdRule | null {
  if (submitted === '' || received === '') return null
  if (submitted === received) return 'same'
  const left = submitted.toLowerCase()
  const right = received.toLowerCase()
  if (left === right) return 'case'
  const canonicalLeft = canonicalId(submitted)
  const canonicalRight = canonicalId(received)
  if (canonicalLeft === canonicalRight) {
    return left.startsWith('0x') === right.startsWith('0x') ? 'zero-padding' : '0x'
  }
  if (decimal.test(canonicalRight) && toDecimal(canonicalLeft) === canonicalRight) return 'hex-to-decimal'
  if (decimal.test(canonicalLeft) && toHex(canonicalLeft) === canonicalRight) return 'decimal-to-hex'
  if (charactersOf(left) === right || charactersOf(right) === left) return 'characters-in-hex'
  return null
}

/** Text whose characters the hex digits stand for, in lower case; null when they are no printable ASCII. */
function charactersOf(hex: string): string | null {
  if (hex.length < 4 || hex.length % 2 === 1 || hex.length > 2 * maxDigits || !hexadecimal.test(hex))
    return null
  const text = hex.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))
  return /^[\x21-\x7e]+$/.test(text) ? text.toLowerCase() : null
}

/** The characters of an id in hex, lower case; null for an id too long or not in ASCII. */
function hexOf(id: string): string | null {
  if (id.length > maxDigits || !/^[\x21-\x7e]+$/.test(id)) return null
  return id.replace(/./g, (character) => character.charCodeAt(0).toString(16))
}

export interface CandidateId {
  readonly id: string
  readonly rule: IdRule
}

/** Widths seen with zero padding: 8 hex digits, 10 decimal ones. */
const paddedWidths = [8, 10]

/**
 * Spellings under which a response may have given this receipt's id, most likely first, without repeats: for exact
 * look-ups in an index of ids as they were written. An index of canonicalId() needs only the canonical ones, which
 * are all here; letter case in the middle of an id is found by that index alone.
 */
export function candidateIds(received: string): CandidateId[] {
  const canonical = canonicalId(received)
  const found = new Map<string, IdRule>()
  const offer = (id: string | null, rule: IdRule): void => {
    if (id !== null && id !== '' && !found.has(id)) found.set(id, rule)
  }
  const offerForms = (number: string | null, rule: IdRule, prefix: string): void => {
    if (number === null) return
    for (const form of [number, ...paddedWidths.map((width) => number.padStart(width, '0'))]) {
      offer(form, rule)
      offer(form.toUpperCase(), rule)
    }
    if (prefix !== '') offer(prefix + number, rule)
  }
  offer(received, 'same')
  offer(received.toLowerCase(), 'case')
  offer(received.toUpperCase(), 'case')
  const isPrefixed = /^0x/i.test(received)
  offerForms(canonical, isPrefixed ? '0x' : 'zero-padding', '')
  if (hexadecimal.test(canonical)) offer(`0x${canonical}`, '0x')
  offerForms(toHex(canonical), 'hex-to-decimal', '0x')
  offerForms(toDecimal(canonical), 'decimal-to-hex', '')
  offer(charactersOf(received.toLowerCase()), 'characters-in-hex')
  offer(hexOf(received), 'characters-in-hex')
  return Array.from(found, ([id, rule]) => ({ id, rule }))
}
