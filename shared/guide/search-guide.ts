import type { GuideSection } from './guide-sections.ts'
import type { GuidePageId } from './guide-table.ts'

/** A section that has every word sought, or most of them where none has all. */
export interface GuideFind {
  readonly page: GuidePageId
  readonly section: GuideSection
  /** The text around the first word found, in pieces; `isFound` marks what was sought. Empty where only the heading has it. */
  readonly excerpt: readonly ExcerptPiece[]
}

export interface ExcerptPiece {
  readonly text: string
  readonly isFound: boolean
}

/** Characters of an excerpt, before the first word found and from it on. */
const before = 40
const after = 120

/** Letters of a word that is found inside another one. */
const leastInside = 4

/** Weights of a word by where it stands. */
const weights = { title: 8, heading: 4, text: 1 } as const

/** Endings that say nothing of what a word means, the longest first: what is left must have four letters. */
const endings =
  /(?:иями|ями|ами|ией|иям|иях|ого|его|ому|ему|ыми|ими|ах|ях|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ам|ям|ом|ем|ия|ию|ии|ы|и|а|я|у|ю|е|о|ь|s)$/

/** Words that a question is made of, and not what it asks for. */
const questionWords = new Set(
  'a an and can do does for how i in is it my of on or the to what where which why without with как что где ли в во на и или из с со у к по о об не мне мой для это чем без можно почему'.split(
    ' ',
  ),
)

/** Letters that are left of a long word where none of the words stands as it was typed. */
const leastOfLong = 5

/**
 * Sections in which every word of `typed` stands, best first, `most` at most. Case, ё and е, and endings of words do not
 * count. Where no section has all of them: those that have at least half, the most first, by the beginnings of words.
 */
export function searchGuide(
  pages: ReadonlyMap<GuidePageId, readonly GuideSection[]>,
  typed: string,
  most: number,
): readonly GuideFind[] {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  const stems = words.map(stem)
  const whole = findAll(pages, stems, stems.length)
  if (whole.length > 0 || words.length === 0) return whole.slice(0, most)
  const asked = words.flatMap((word) => word.split('-')).filter((word) => word && !questionWords.has(word))
  const starts = asked
    .map(stem)
    .map((word) => word.slice(0, Math.max(leastOfLong, Math.ceil(word.length * 0.7))))
  return findAll(pages, starts, Math.ceil(starts.length / 2)).slice(0, most)
}

/** Sections that have at least `least` of the words, those with the most first. */
function findAll(
  pages: ReadonlyMap<GuidePageId, readonly GuideSection[]>,
  words: readonly string[],
  least: number,
): readonly GuideFind[] {
  if (words.length === 0) return []
  const found: { hits: number; weight: number; find: GuideFind }[] = []
  for (const [page, sections] of pages) {
    const title = folded(sections[0]?.heading ?? '')
    for (const section of sections) {
      const { hits, weight } = weightOf(words, { title, section })
      if (hits < least || weight === 0) continue
      found.push({ hits, weight, find: { page, section, excerpt: excerptOf(section.text, words) } })
    }
  }
  return found
    .toSorted((one, other) => other.hits - one.hits || other.weight - one.weight)
    .map(({ find }) => find)
}

/** The words that stand there, and their weight. The title of a page counts for each of its sections, but alone it finds the page only. */
function weightOf(
  words: readonly string[],
  { title, section }: { title: string; section: GuideSection },
): { hits: number; weight: number } {
  const heading = folded(section.heading)
  const text = folded(section.text)
  const isTop = section.level === 1
  let hits = 0
  let weight = 0
  let isOwn = false
  for (const word of words) {
    const inHeading = placeOf(heading, word) >= 0
    const inText = placeOf(text, word) >= 0
    const inTitle = placeOf(title, word) >= 0
    if (!inHeading && !inText && !inTitle) continue
    hits += 1
    isOwn ||= inHeading || inText
    weight +=
      (inTitle ? (isTop ? weights.title : 1) : 0) +
      (inHeading ? weights.heading : 0) +
      (inText ? weights.text : 0)
  }
  return { hits, weight: isOwn ? weight : 0 }
}

function excerptOf(text: string, words: readonly string[]): readonly ExcerptPiece[] {
  const all = folded(text)
  const places = words.map((word) => placeOf(all, word)).filter((at) => at >= 0)
  if (places.length === 0) return []
  const first = Math.min(...places)
  const start = first <= before ? 0 : text.lastIndexOf(' ', first - before) + 1
  const end = endOfExcerpt(text, first)
  const pieces: ExcerptPiece[] = []
  let at = start
  while (at < end) {
    const next = nextFound(all, words, at)
    if (next === null || next.at >= end) break
    pieces.push({ text: text.slice(at, next.at), isFound: false })
    pieces.push({ text: text.slice(next.at, next.at + next.length), isFound: true })
    at = next.at + next.length
  }
  pieces.push({ text: text.slice(at, Math.max(at, end)), isFound: false })
  if (start > 0) pieces.unshift({ text: '… ', isFound: false })
  if (end < text.length) pieces.push({ text: ' …', isFound: false })
  return pieces.filter((piece) => piece.text !== '')
}

/** At the end of a word where there is one. */
function endOfExcerpt(text: string, first: number): number {
  const most = first + after
  if (text.length <= most) return text.length
  const space = text.lastIndexOf(' ', most)
  return space > first ? space : most
}

function nextFound(
  all: string,
  words: readonly string[],
  from: number,
): { readonly at: number; readonly length: number } | null {
  return words
    .map((word) => ({ at: placeOf(all, word, from), length: word.length }))
    .filter(({ at }) => at >= 0)
    .reduce<{ at: number; length: number } | null>(
      (least, one) => (least === null || one.at < least.at ? one : least),
      null,
    )
}

/** Where a word stands from `from` on, -1: nowhere. A short one counts at the start of a word alone: `id` is no part of “provider”. */
function placeOf(all: string, word: string, from = 0): number {
  let at = all.indexOf(word, from)
  if (word.length >= leastInside) return at
  while (at > 0 && /[\p{L}\p{N}]/u.test(all.charAt(at - 1))) at = all.indexOf(word, at + 1)
  return at
}

/** As long as the text, so that places in one are places in the other. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}

function stem(word: string): string {
  const short = word.replace(endings, '')
  return short.length >= 4 ? short : word
}
