import type { GsmOffender } from '../../../shared/text/gsm7.ts'
import type { SegmentPlan } from '../../../shared/text/segment-plan.ts'
import { isCyrillic } from '../../../shared/text/transliterate.ts'

/** A stretch of the text between two marks. */
export interface TextRun {
  readonly start: number
  readonly text: string
  /** Outside GSM 7-bit, or not in the chosen encoding at all. */
  readonly mark: 'outside' | 'missing' | null
  /** The part that begins here, 2 and up. */
  readonly partNumber: number | null
}

/** More marks than this help nobody and cost time at each key. */
const maxMarks = 400

/** A text written in Cyrillic is not dotted with marks; a Cyrillic letter that strayed into a Latin one is. */
function strayOffenders(plan: SegmentPlan, text: string): readonly GsmOffender[] {
  const cyrillic = plan.outsideGsm.filter((offender) => isCyrillic(offender.character))
  const latin = text.match(/[a-z]/gi)?.length ?? 0
  const isCyrillicStray = cyrillic.length * 4 < latin
  const isEmojiText = plan.outsideGsm.length * 2 > text.length
  return plan.outsideGsm.filter((offender) => {
    if (isCyrillic(offender.character)) return isCyrillicStray
    return offender.replacement !== undefined || !isEmojiText
  })
}

/** Cut places moved to the end of the cluster they fall into, so that drawing them breaks no glyph apart. */
function drawableCuts(plan: SegmentPlan, text: string): Map<number, number> {
  const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)
  const cuts = new Map<number, number>()
  for (const [place, segment] of plan.segments.slice(1, maxMarks).entries()) {
    const cluster = clusters.containing(segment.start)
    const isInside = cluster !== undefined && cluster.index !== segment.start
    cuts.set(isInside ? cluster.index + cluster.segment.length : segment.start, place + 2)
  }
  return cuts
}

/** The text in runs, in order and without gaps, for the layer drawn behind the text area. */
export function textRuns(text: string, plan: SegmentPlan): TextRun[] {
  const marks = new Map<number, { length: number; mark: 'outside' | 'missing' }>()
  const missing = new Set(plan.notEncodable.map((offender) => offender.index))
  const outside = plan.encoding === 'binary' ? [] : strayOffenders(plan, text)
  for (const { character, index } of [
    ...outside.slice(0, maxMarks),
    ...plan.notEncodable.slice(0, maxMarks),
  ]) {
    marks.set(index, { length: character.length, mark: missing.has(index) ? 'missing' : 'outside' })
  }
  const cuts = drawableCuts(plan, text)
  const edges = new Set([0, ...cuts.keys()])
  for (const [index, { length }] of marks) edges.add(index).add(index + length)
  const starts = [...edges].filter((start) => start < text.length).sort((a, b) => a - b)
  return starts.map((start, place) => ({
    start,
    text: text.slice(start, starts[place + 1] ?? text.length),
    mark: marks.get(start)?.mark ?? null,
    partNumber: cuts.get(start) ?? null,
  }))
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

/** What keeps the text out of GSM 7-bit, counted. */
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
