import type { GsmOffender } from '../../../shared/text/gsm7.ts'
import type { SegmentPlan } from '../../../shared/text/segment-plan.ts'
import { isCyrillic } from '../../../shared/text/transliterate.ts'

/** Characters that the plan found something about. */
export interface TextMark {
  readonly start: number
  readonly end: number
  /** Outside GSM 7-bit, or not in the chosen encoding at all. */
  readonly mark: 'outside' | 'missing'
}

/** Where a part begins. */
export interface TextCut {
  readonly start: number
  /** 2 and up. */
  readonly partNumber: number
}

/** Characters worth a mark: Cyrillic letters only where they are few beside Latin ones. */
function strayOffenders(plan: SegmentPlan, text: string): readonly GsmOffender[] {
  const { outsideGsm } = plan
  if (outsideGsm.length === 0) return outsideGsm
  const letters = outsideGsm.map(({ character }) => isCyrillic(character))
  const cyrillic = letters.reduce((sum, isLetter) => sum + Number(isLetter), 0)
  const isCyrillicStray = cyrillic * 4 < latinLetters(text)
  const isEmojiText = outsideGsm.length * 2 > text.length
  return outsideGsm.filter(({ replacement }, place) =>
    letters[place] === true ? isCyrillicStray : replacement !== undefined || !isEmojiText,
  )
}

function latinLetters(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index++) {
    const lower = text.charCodeAt(index) | 0x20
    if (lower >= 0x61 && lower <= 0x7a) count += 1
  }
  return count
}

/**
 * Where the parts begin, in order; a cut inside a cluster moves to its end, so that it is drawn beside the glyph and not
 * through it.
 */
export function textCuts(text: string, plan: SegmentPlan): TextCut[] {
  const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)
  return plan.segments.slice(1).map(({ start }, place) => {
    const cluster = clusters.containing(start)
    const isInside = cluster !== undefined && cluster.index !== start
    return { start: isInside ? cluster.index + cluster.segment.length : start, partNumber: place + 2 }
  })
}

/** The characters to mark. */
export function textMarks(text: string, plan: SegmentPlan): TextMark[] {
  const missing = new Set(plan.notEncodable.map((offender) => offender.index))
  const outside = plan.encoding === 'binary' ? [] : strayOffenders(plan, text)
  const marks = outside
    .filter(({ index }) => !missing.has(index))
    .map(({ character, index }) => markAt('outside', character, index))
  return [...marks, ...plan.notEncodable.map(({ character, index }) => markAt('missing', character, index))]
}

function markAt(mark: TextMark['mark'], character: string, index: number): TextMark {
  return { start: index, end: index + character.length, mark }
}

interface OffenderGroup {
  readonly character: string
  readonly count: number
  readonly replacement: string | null
}

export interface OffenderSummary {
  readonly total: number
  readonly cyrillicLetters: number
  /** The others by character, most frequent first. */
  readonly groups: readonly OffenderGroup[]
}

/** Counts of the characters that keep the text out of GSM 7-bit. */
export function countOffenders(offenders: readonly GsmOffender[]): OffenderSummary {
  const groups = new Map<string, { count: number; replacement: string | null }>()
  let cyrillicLetters = 0
  for (const { character, replacement } of offenders) {
    if (isCyrillic(character)) {
      cyrillicLetters += 1
      continue
    }
    const group = groups.get(character) ?? { count: 0, replacement: replacement ?? null }
    group.count += 1
    groups.set(character, group)
  }
  const sorted = Array.from(groups, ([character, group]) => ({ character, ...group })).sort(
    (a, b) => b.count - a.count,
  )
  return { total: offenders.length, cyrillicLetters, groups: sorted }
}
