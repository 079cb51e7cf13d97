import { idFormOf } from './dialect-forms.ts'
import { type IdRule, idRules, matchIds } from './id-rules.ts'
import type { Receipt } from './parse-receipt.ts'

/** What a receipt says of how its SMSC writes receipts, with the reason for each. */
export interface ReceiptDialect {
  /** How many of what was read are receipts. */
  readonly receipts: number
  readonly idForm: 'decimal' | 'hex' | 'uuid' | 'text' | null
  /** null without a response's id that one of the receipts has. */
  readonly idRule: IdRule | null
  /** Digits of the dates: 10, 12 or 14; null when they differ or none is there. */
  readonly dateDigits: number | null
  /** Stat words as written, most frequent first. */
  readonly stats: readonly string[]
  readonly errForm: 'decimal' | 'hex' | 'word' | null
  /** Vendor fields that every receipt may have. */
  readonly fields: readonly string[]
  /** Kebab-case deviations of half the receipts and more: the SMSC's way, not a slip. */
  readonly usual: readonly string[]
  readonly evidence: readonly DialectEvidence[]
}

/** One fact that speaks for a choice: what it is of, what was seen, and how often. */
export interface DialectEvidence {
  readonly of: 'id-form' | 'id-rule' | 'dates' | 'err'
  readonly seen: string
  readonly times: number
}

/** Proposes the form of receipts and the id rule from receipts and, where given, the ids of the responses. */
export function detectDialect(
  read: readonly Receipt[],
  submittedIds: readonly string[] = [],
): ReceiptDialect {
  const receipts = read.filter(({ isReceipt }) => isReceipt)
  const ids = receipts.flatMap(({ id }) => (id === null ? [] : [id]))
  const digits = receipts.flatMap(({ submitDateRaw, doneDateRaw }) =>
    [submitDateRaw, doneDateRaw].flatMap((raw) => (raw !== null && /^\d+$/.test(raw) ? [raw.length] : [])),
  )
  const errs = receipts.flatMap(({ err }) => (err === null ? [] : [err]))
  const rules = countsOf(rulesBetween(submittedIds, ids))
  const dates = countsOf(digits)
  const idForm = shapeOf(ids)
  const errForm = errFormOf(errs)
  return {
    receipts: receipts.length,
    idForm,
    idRule: mainRule(rules),
    dateDigits: dates.length === 1 ? (dates[0]?.[0] ?? null) : null,
    stats: countsOf(receipts.flatMap(({ stat }) => (stat === null ? [] : [stat]))).map(([stat]) => stat),
    errForm,
    fields: [...new Set(receipts.flatMap(({ other }) => Object.keys(other)))],
    usual: usualOf(receipts),
    evidence: [
      ...(idForm === null ? [] : [{ of: 'id-form' as const, seen: ids[0] ?? '', times: ids.length }]),
      ...rules.map(([rule, times]) => ({ of: 'id-rule' as const, seen: rule, times })),
      ...dates.map(([length, times]) => ({ of: 'dates' as const, seen: String(length), times })),
      ...(errForm === null
        ? []
        : [{ of: 'err' as const, seen: errs.join(' ').slice(0, 80), times: errs.length }]),
    ],
  }
}

/** Values and how often each is there, the most frequent first. */
function countsOf<Value>(values: readonly Value[]): [Value, number][] {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)
}

/** More pairs are not compared: a rule shows in a few. */
const mostIds = 200

function rulesBetween(submitted: readonly string[], received: readonly string[]): IdRule[] {
  const ids = submitted.slice(0, mostIds)
  return received.slice(0, mostIds).flatMap((id) => {
    const rules = ids.flatMap((one) => matchIds(one, id) ?? [])
    const [best] = rules.toSorted((one, other) => idRules.indexOf(one) - idRules.indexOf(other))
    return best === undefined ? [] : [best]
  })
}

/** An id that is the same by chance (no letters, no zeros in front) does not speak against another rule. */
function mainRule(rules: readonly (readonly [IdRule, number])[]): IdRule | null {
  return rules.find(([rule]) => rule !== 'same')?.[0] ?? rules[0]?.[0] ?? null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function shapeOf(ids: readonly string[]): ReceiptDialect['idForm'] {
  return ids.length > 0 && ids.every((id) => uuid.test(id)) ? 'uuid' : idFormOf(ids)
}

function errFormOf(errs: readonly string[]): ReceiptDialect['errForm'] {
  if (errs.length === 0) return null
  if (errs.every((err) => /^\d+$/.test(err))) return 'decimal'
  return errs.every((err) => /^(0x)?[0-9a-f]{1,6}$/i.test(err)) ? 'hex' : 'word'
}

function usualOf(receipts: readonly Receipt[]): string[] {
  return countsOf(receipts.flatMap(({ deviations }) => [...new Set(deviations)]))
    .filter(([, times]) => times * 2 >= receipts.length)
    .map(([code]) => code)
}
