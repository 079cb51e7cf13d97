import { tlvTable } from '../smpp/tlv-table.ts'
import type { Words } from '../words/words.ts'
import { type CompletionPlace, completionPlace } from './completion-place.ts'
import { pduFields } from './field-table.ts'
import type { AnyField, AnyFieldTable, FieldKind, NamedField } from './filter-field.ts'
import { readValue } from './filter-value.ts'
import { writtenValue } from './join-filter.ts'
import { operatorsOf } from './operator-table.ts'

/** A value of a field that the capture holds, and how often. */
export interface SeenValue {
  readonly text: string
  readonly count: number
}

/** Something that a filter may go on with: `insert` takes the place of the characters from `start` to `end`. */
export interface Completion {
  readonly kind: 'field' | 'operator' | 'value' | 'word'
  /** As it is listed; `insert` has a blank or a quote more. */
  readonly label: string
  readonly insert: string
  readonly start: number
  readonly end: number
  /** Of a field. */
  readonly type: FieldKind | null
  readonly meaning: Words
  /** How often it was seen. */
  readonly count: number | null
}

/** How many are listed at most. */
export const maxCompletions = 60

/** The field whose values are wanted at the caret; null where no value is. */
export function fieldAtCaret(text: string, caret: number, table: AnyFieldTable = pduFields): AnyField | null {
  const place = completionPlace(text, caret, table)
  return place?.expected === 'value' || place?.expected === 'member' ? place.field : null
}

/**
 * What may stand at the caret, best first; nothing where the filter cannot be read up to there. `seen` are values of the
 * field at the caret. Never throws.
 */
export function completeFilter(
  text: string,
  caret: number,
  seen: readonly SeenValue[] = [],
  table: AnyFieldTable = pduFields,
): readonly Completion[] {
  const place = completionPlace(text, caret, table)
  if (place === null) return []
  const offers = offersAt(place, seen, table)
  const isSpaced = /^[\s)},]/.test(text.slice(place.end))
  return ranked(offers, place.typed)
    .slice(0, maxCompletions)
    .map(({ label, insert = label, isOpen = false, kind, type = null, meaning, count = null }) => ({
      kind,
      label,
      insert: isOpen || isSpaced ? insert : `${insert} `,
      start: place.start,
      end: place.end,
      type,
      meaning,
      count,
    }))
}

interface Offer {
  readonly kind: Completion['kind']
  readonly label: string
  readonly insert?: string
  /** Something goes on right behind it: no blank comes. */
  readonly isOpen?: boolean
  readonly type?: FieldKind
  readonly meaning: Words
  readonly count?: number
}

const word = (label: string, en: string, ru: string, isOpen = false): Offer => ({
  kind: 'word',
  label,
  isOpen,
  meaning: { en, ru },
})
const joiners = [
  word('and', 'both must hold', 'должны выполняться оба'),
  word('or', 'one is enough', 'достаточно одного'),
  word('xor', 'one of them, not both', 'одно из двух, но не оба'),
]
const negation = word('not', 'must not hold', 'не должно выполняться')
const opening = word('(', 'conditions together', 'условия вместе', true)
const closing = word(')', 'closes the parenthesis', 'закрывает скобку')
const setOpening = word('{', 'begins the list of values', 'начинает список значений', true)
const setClosing = word('}', 'ends the list of values', 'завершает список значений')
const comma = word(',', 'one more value', 'ещё значение')

function offersAt(
  place: CompletionPlace,
  seen: readonly SeenValue[],
  table: AnyFieldTable,
): readonly Offer[] {
  const { expected, field, depth, typed } = place
  const ending = depth > 0 ? [...joiners, closing] : joiners
  // Conditions may stand side by side: once something is typed, it may be the next.
  const beside = typed === '' ? [] : [negation, ...fieldOffers(typed, table)]
  switch (expected) {
    case 'condition':
      return typed === '' ? [...fieldOffers(typed, table), negation, opening] : beside
    case 'operator':
      return field === null ? [...ending, ...beside] : [...operatorOffers(field), ...ending, ...beside]
    case 'joiner':
      return [...ending, ...beside]
    case 'opening':
      return [setOpening]
    case 'listed':
      return [comma, setClosing]
    case 'value':
      return field === null ? [] : valueOffers(field, place, seen, table)
    case 'member':
      return field === null
        ? []
        : valueOffers(field, place, seen, table).map((offer) => ({ ...offer, isOpen: true }))
  }
}

function operatorOffers({ kind }: AnyField): Offer[] {
  return operatorsOf(kind).map(({ operator, meaning }) => ({ kind: 'operator', label: operator, meaning }))
}

type Named = NamedField<never>

function tlvFields({ field }: AnyFieldTable): Named[] {
  return tlvTable.flatMap(({ name }) => {
    const one = field(`tlv.${name}`)
    return one === null ? [] : [{ field: one, names: [one.name] }]
  })
}

/** Each field once, under that of its names which fits best what is typed. */
function fieldOffers(typed: string, table: AnyFieldTable): Offer[] {
  const all = typed.startsWith('tlv.') ? [...tlvFields(table), ...tagTyped(typed, table)] : table.listed
  return all.map(({ field, names }) => {
    const [first = field.name] = names
    const best = names.reduce(
      (chosen, name) => (rankOf(name, typed) < rankOf(chosen, typed) ? name : chosen),
      first,
    )
    return { kind: 'field', label: best, type: field.kind, meaning: table.meaning(field.name) }
  })
}

/** A TLV by its number. */
function tagTyped(typed: string, { field }: AnyFieldTable): Named[] {
  const one = /^tlv\.(?:0x[0-9a-f]{4}|\d{2,5})$/i.test(typed) ? field(typed) : null
  return one === null ? [] : [{ field: one, names: [typed] }]
}

/** What was seen, most first, then whatever else has a name; the same value once. */
function valueOffers(
  field: AnyField,
  { operator }: CompletionPlace,
  seen: readonly SeenValue[],
  table: AnyFieldTable,
): Offer[] {
  // A pattern is not a value, and neither are the values of a text patterns.
  if (operator === 'matches' || field.kind === 'none') return []
  const known = new Map(table.known(field).map((value) => [keyOf(field, value.text), value]))
  const offers: Offer[] = []
  for (const { text, count } of seen) {
    const key = keyOf(field, text)
    const named = known.get(key)
    known.delete(key)
    const label = named?.text ?? text
    const meaning = named?.meaning ?? { en: '', ru: '' }
    if (named !== undefined || isWritable(field, text))
      offers.push({ kind: 'value', label, insert: writtenValue(field, label), meaning, count })
  }
  for (const { text, meaning } of known.values())
    offers.push({ kind: 'value', label: text, insert: writtenValue(field, text), meaning })
  return offers
}

function isWritable(field: AnyField, text: string): boolean {
  return text !== '' && readValue(field, { text, isQuoted: false, start: 0, end: 0 }, 0) !== null
}

/** The same for two spellings of one value. */
function keyOf(field: AnyField, text: string): string {
  const isCompared = field.kind === 'number' || field.kind === 'flag'
  const value = isCompared ? readValue(field, { text, isQuoted: false, start: 0, end: 0 }, 0) : null
  return value === null ? text : String(value)
}

const noRank = 9

/** Those that fit what is typed: the same, beginning so, a part beginning so, holding it, telling of it. */
function ranked(offers: readonly Offer[], typed: string): readonly Offer[] {
  if (typed === '') return offers
  return offers
    .map((offer) => ({ offer, rank: Math.min(rankOf(offer.label, typed), rankOfMeaning(offer, typed)) }))
    .filter(({ rank }) => rank < noRank)
    .sort((one, other) => one.rank - other.rank || byLength(one.offer, other.offer))
    .map(({ offer }) => offer)
}

/** Of two values that were seen as often the shorter first: the other goes on where it ends. */
function byLength(one: Offer, other: Offer): number {
  const isAlike = one.kind === 'value' && other.kind === 'value' && one.count === other.count
  return isAlike ? one.label.length - other.label.length : 0
}

function rankOf(name: string, typed: string): number {
  if (typed === '') return 0
  const [label, wanted] = [name.toLowerCase(), typed.toLowerCase()]
  if (label === wanted) return 0
  if (label.startsWith(wanted)) return 1
  const at = label.indexOf(wanted)
  if (at < 0) return noRank
  return /[._\s-]/.test(label.charAt(at - 1)) ? 2 : 3
}

/** From three letters on, so that every second word is not found. */
function rankOfMeaning({ meaning: { en, ru } }: Offer, typed: string): number {
  const wanted = typed.toLowerCase()
  return wanted.length >= 3 && `${en}\n${ru}`.toLowerCase().includes(wanted) ? 5 : noRank
}
