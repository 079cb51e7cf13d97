import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { SegmentPlan } from '../../../shared/text/segment-plan.ts'
import { type PlacedCut, placeCuts, sightOf } from './place-cuts.ts'
import { clearHighlights, highlight, writeText } from './text-highlights.ts'
import { textCuts, textMarks } from './text-runs.ts'

/** Marks on one screen at most: more of them help no reader. */
const maxMarks = 400

/**
 * The text once more, unseen, at the same places as in the text area: on it part boundaries are measured and characters
 * marked. One text node that is changed in place, and highlights instead of elements: the browser lays out what a key
 * changed and not the ten thousand characters around it.
 */
export const MarkLayer = memo(function MarkLayer({
  text,
  plan,
}: {
  text: string
  /** null: nothing is marked. */
  plan: SegmentPlan | null
}) {
  const layer = useRef<HTMLDivElement>(null)
  const [node] = useState(() => document.createTextNode(''))
  const [placed, setPlaced] = useState<readonly PlacedCut[]>([])
  const marks = useMemo(() => (plan === null ? [] : textMarks(text, plan)), [text, plan])
  const cuts = useMemo(() => (plan === null ? [] : textCuts(text, plan)), [text, plan])
  const place = useCallback(() => {
    const box = layer.current?.closest<HTMLElement>('.text-box')
    if (!layer.current || !box) return
    const sight = sightOf(node, box)
    highlight(node, marks.filter(({ start, end }) => end > sight.from && start < sight.to).slice(0, maxMarks))
    setPlaced(placeCuts(node, layer.current, sight, cuts))
  }, [node, cuts, marks])
  useLayoutEffect(() => {
    layer.current?.prepend(node)
    return clearHighlights
  }, [node])
  useLayoutEffect(() => {
    // A last line feed takes no line of its own without a character after it.
    writeText(node, `${text}\u200B`)
    place()
  }, [node, text, place])
  useEffect(() => {
    const box = layer.current?.closest<HTMLElement>('.text-box')
    if (!box) return
    const observer = new ResizeObserver(place)
    observer.observe(box)
    box.addEventListener('scroll', place, { passive: true })
    return () => {
      observer.disconnect()
      box.removeEventListener('scroll', place)
    }
  }, [place])
  return (
    <div ref={layer} className="text-layer" aria-hidden="true" dir="auto">
      {placed.map(({ partNumber, left, top }) => (
        <span key={partNumber} className="text-cut" style={{ left, top }}>
          <i>{partNumber}</i>
        </span>
      ))}
    </div>
  )
})
