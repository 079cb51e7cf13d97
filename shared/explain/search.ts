import { type Catalogue, perCatalogue } from '../profiles/catalogue.ts'
import type { Language } from '../words/words.ts'
import { askedCodes } from './asked-code.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { type Basis, basisOf, type CodeEntry } from './code-entry.ts'
import { codeField, fieldsInPdu, responseKind } from './code-field.ts'
import { entryIndexOf } from './entry-lookup.ts'
import { explain } from './explain.ts'
import type { ExplainQuery } from './explain-query.ts'
import { statusOfText } from './status-spelling.ts'
import { wordMatcher, wordsOf } from './word-match.ts'

export interface SearchOptions {
  readonly language: Language
  readonly profileId?: string | undefined
  readonly pdu?: string | undefined
  readonly field?: string | undefined
  /** 50 when left out. */
  readonly limit?: number
}

interface IndexedWord {
  readonly word: string
  /** Weight of a hit in this place: names above titles, titles above sentences. */
  readonly weight: number
  readonly language: Language | null
}

interface IndexedEntry {
  readonly entry: CodeEntry
  readonly words: readonly IndexedWord[]
}

const maxQuery = 200
/** Words are vaguer than a code: the rest is for the Codes screen. */
const explainedWords = 10

/** Words too common to tell codes apart; "нет" stays, since "нет тарифа" is asked for. */
const commonWords = new Set(
  'a an the is are of to in on for by and or what does mean why how что это как для на по из за от при или и в с к о об'.split(
    ' ',
  ),
)

const wordIndexOf = perCatalogue((catalogue): readonly IndexedEntry[] =>
  entryIndexOf(catalogue).entries.map((entry) => ({ entry, words: indexedWords(entry) })),
)

const basisBonus: Readonly<Record<Basis, number>> = {
  profile: 40,
  related: 20,
  specification: 10,
  unknown: 0,
  'other-provider': 0,
}

/** Above what any number of words adds up to. */
const titleBonus = 100

/**
 * Codes by number in any spelling, by name or a part of it, or by words of either language, best first; empty when
 * nothing fits. Every word must be found; a number or full name is explained exactly as `explain` does.
 */
export function searchCodes(
  catalogue: Catalogue,
  query: string,
  options: SearchOptions,
): readonly Candidate[] {
  const limit = options.limit ?? 50
  const text = query.trim().slice(0, maxQuery)
  if (text === '') return []
  const known = explainText(catalogue, { code: text, ...options })
  const byCode = isKnown(known) || known[0]?.value !== null ? known : []
  const seen = new Set(byCode.map(({ id }) => id))
  const byWords = searchWords(catalogue, text, options).filter(({ id }) => !seen.has(id))
  return [...byCode, ...byWords].slice(0, limit)
}

/** True when a table states the meaning of the code, or the purpose of its range. */
export function isKnown(candidates: readonly Candidate[]): boolean {
  return candidates.some(({ basis, hex }) => basis !== 'unknown' || hex !== null)
}

/**
 * Meanings of a code, as `explain` has them; for words and parts of a name the codes that they find, or,
 * without any, the one candidate that says so.
 */
export function explainWords(catalogue: Catalogue, query: ExplainQuery): readonly Candidate[] {
  const known = explainText(catalogue, query)
  if (isKnown(known)) return known
  const found = searchWords(catalogue, String(query.code).slice(0, maxQuery), query).slice(0, explainedWords)
  return found.length > 0 ? found : known
}

/** Codes named in a phrase are explained one after the other, each once. */
const askedAtOnce = 5

/**
 * As explain; else a code that the text names with its place (“status 88”, “err:006”, “RP cause 21”), and else the
 * status whose name it nearly is, or whose phrase.
 */
function explainText(catalogue: Catalogue, query: ExplainQuery): readonly Candidate[] {
  const known = explain(catalogue, query)
  if (typeof query.code === 'number') return known
  const error = query.field === undefined && /^0[1-8][0-9a-f]{4}$/i.test(query.code.trim())
  if (error) return distinct([...explain(catalogue, { ...query, field: 'network_error_code' }), ...known])
  if (isKnown(known)) return known
  const asked = askedCodes(query.code, 'phrase').slice(0, askedAtOnce)
  const place = query.field === undefined ? (asked[0]?.field ?? undefined) : codeField(query.field)
  const status = place === undefined || place === 'command_status' ? statusOfText(query.code) : null
  if (status !== null) return explain(catalogue, { ...query, code: status, field: 'command_status' })
  const named = asked.flatMap(({ code, field, network }) => {
    const found = explain(catalogue, { ...query, code, field: query.field ?? field ?? undefined, network })
    // A place that is named is an answer, even where nobody lists the code.
    return isKnown(found) || field !== null ? found : []
  })
  return named.length > 0 ? distinct(named) : known
}

function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>()
  return candidates.filter(({ id }) => !seen.has(id) && seen.add(id))
}

function searchWords(catalogue: Catalogue, text: string, options: SearchOptions): readonly Candidate[] {
  const asked = wordsOf(text)
  const telling = asked.filter((word) => !commonWords.has(word))
  const words = telling.length > 0 ? telling : asked
  // A bare number is a code; as a word it would find every sentence that mentions 8 octets.
  if (words.length === 0 || words.every((word) => /^(0x|.)$|^(0x)?[0-9a-f]*\d[0-9a-f]*h?$/.test(word)))
    return []
  const field = options.field === undefined ? undefined : codeField(options.field)
  const fields = field ? [field] : options.pdu === undefined ? undefined : fieldsInPdu(options.pdu)
  const kind = options.pdu === undefined ? null : responseKind(options.pdu)
  const matchers = words.map((word) => ({ word, match: wordMatcher(word) }))
  return wordIndexOf(catalogue)
    .filter(({ entry }) => !fields || fields.includes(entry.field))
    .filter(({ entry }) => kind === null || entry.kind === null || entry.kind === kind)
    .map(({ entry, words: indexed }) => ({ entry, score: entryScore(matchers, indexed, options.language) }))
    .filter(({ score }) => score > 0)
    .map(({ entry, score }) => {
      const basis = basisOf(catalogue, entry, options.profileId)
      const named = isTitle(entry, text) ? titleBonus : 0
      return { entry, basis, score: score + basisBonus[basis] + named }
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({ entry, basis }) => candidateOf(catalogue, entry, basis, options.language))
}

/** The very title, in either language, means that entry. */
function isTitle({ knowledge }: CodeEntry, text: string): boolean {
  const said = text.trim().toLowerCase().replaceAll('ё', 'е')
  return [knowledge.title.en, knowledge.title.ru].some(
    (title) => title.toLowerCase().replaceAll('ё', 'е') === said,
  )
}

/** Mean over the words of their best hit; 0 as soon as one word is not found. */
function entryScore(
  matchers: readonly { readonly word: string; readonly match: (word: string) => number }[],
  indexed: readonly IndexedWord[],
  language: Language,
): number {
  let total = 0
  for (const { word: asked, match } of matchers) {
    let best = 0
    for (const { word, weight, language: wordLanguage } of indexed) {
      const hit = wordLanguage === null ? nameScore(asked, word) : match(word)
      const own = wordLanguage === null || wordLanguage === language ? 1 : 0.8
      best = Math.max(best, hit * weight * own)
    }
    if (best === 0) return 0
    total += best
  }
  return total / matchers.length
}

/** Names are found by any part: throttl, invdst, rinvdstadr. */
function nameScore(asked: string, name: string): number {
  if (name === asked) return 3
  // E_NETWORK is no part of source_network_type.
  if (asked.includes('_')) return `_${name}`.includes(`_${asked}`) ? 2 : 0
  return asked.length >= 3 && name.includes(asked) ? 2 : 0
}

function indexedWords({ name, otherName, field, text, owner, knowledge }: CodeEntry): readonly IndexedWord[] {
  const names = [name, otherName, field === 'receipt_stat' ? text : null].filter((word) => word !== null)
  const named = names.map((word) => ({ word: word.toLowerCase(), weight: 30, language: null }))
  const languages: readonly Language[] = ['en', 'ru']
  const said = languages.flatMap((language) => [
    ...weighed(knowledge.title[language], 24, language),
    ...weighed(knowledge.meaning[language], 14, language),
    ...knowledge.causes[language].flatMap((cause) => weighed(cause, 6, language)),
    ...weighed(knowledge.advice[language], 5, language),
    ...knowledge.next[language].flatMap((step) => weighed(step, 3, language)),
    ...(owner ? weighed(owner.name[language], 8, language) : []),
  ])
  return [...named, ...said]
}

function weighed(text: string, weight: number, language: Language): readonly IndexedWord[] {
  return wordsOf(text).map((word) => ({ word, weight, language }))
}
