import {
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { startPaste, typePasted } from '../../stores/explain-store.ts'
import { itemLinesAt, PasteMarks } from './paste-marks.tsx'
import type { PasteProps } from './paste-props.ts'
import { lineAtRow, rowsOf } from './paste-rows.ts'

/** px; as the style sheet has them. */
const rowHeight = 20
const paddingTop = 10

/** The text, which can be typed on, between marks that stand behind it and a veil before what was not read. */
export function PasteEditor({
  text,
  field,
  reading,
  lit,
  wanted,
  onLight,
  onLine,
  onLeave,
}: PasteProps & {
  readonly text: string
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onLeave: () => void
}) {
  const { t } = useTranslation('explain')
  const box = useRef<HTMLDivElement>(null)
  const columns = useColumns(field)
  const starts = useMemo(() => rowsOf(text.split('\n'), columns), [text, columns])
  useEffect(() => {
    if (wanted === null) return
    const top = paddingTop + (starts[wanted.line - 1] ?? 0) * rowHeight
    box.current?.scrollTo({ top: Math.max(0, top - 3 * rowHeight) })
  }, [wanted, starts])
  const lineUnder = ({ clientY, currentTarget }: PointerEvent<HTMLElement>) =>
    lineAtRow(
      starts,
      Math.floor((clientY - currentTarget.getBoundingClientRect().top - paddingTop) / rowHeight),
    )

  return (
    <div ref={box} className="paste-box">
      <div className="paste-sheet">
        {reading !== null && (
          <PasteMarks reading={reading} starts={starts} lit={lit} rowHeight={rowHeight} top={paddingTop} />
        )}
        <textarea
          ref={field}
          className="mono paste-text"
          aria-label={t('input')}
          placeholder={t('hint')}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onPaste={({ currentTarget: { selectionStart, selectionEnd, value } }) => {
            if (selectionStart === 0 && selectionEnd === value.length) startPaste()
          }}
          onChange={(event) => typePasted(event.target.value)}
          onPointerMove={(event) => onLight(itemLinesAt(reading, lineUnder(event)))}
          onPointerLeave={() => onLight(null)}
          onPointerUp={(event) => onLine(lineUnder(event))}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            event.currentTarget.blur()
            onLeave()
          }}
        />
      </div>
    </div>
  )
}

/** How many characters of the shipped font stand in a row of the field. */
function useColumns(field: RefObject<HTMLTextAreaElement | null>): number {
  const [columns, setColumns] = useState(80)
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return
    const measure = () => {
      const style = getComputedStyle(element)
      const inner =
        element.clientWidth -
        Number.parseFloat(style.paddingInlineStart) -
        Number.parseFloat(style.paddingInlineEnd)
      setColumns(
        Math.max(
          1,
          Math.floor(
            inner / characterWidth(`${style.fontWeight} ${style.fontSize} ${style.fontFamily}`) + 0.01,
          ),
        ),
      )
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    void document.fonts.ready.then(measure)
    return () => observer.disconnect()
  }, [field])
  return columns
}

const sample = '0'.repeat(100)

function characterWidth(font: string): number {
  const drawing = document.createElement('canvas').getContext('2d')
  if (drawing === null) return rowHeight * 0.36
  drawing.font = font
  return drawing.measureText(sample).width / sample.length
}
