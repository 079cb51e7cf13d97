import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { ChartSeries } from './chart-series.ts'
import './chart-card.css'

const height = 120

interface TimeChartProps {
  readonly label: string
  /** Epoch s. */
  readonly times: readonly number[]
  readonly series: readonly ChartSeries[]
  /** Changes when the colours do. */
  readonly scheme: string
  /** The reader dragged over it; epoch ms. Absent: dragging does nothing. */
  readonly onRange?: ((from: number, to: number) => void) | undefined
}

/** Series over time. Dragging chooses a stretch; what it shows stands in words and in a table beside it. */
export function TimeChart({ label, times, series, scheme, onRange }: TimeChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const ranged = useRef(onRange)
  ranged.current = onRange
  const data = [[...times], ...series.map(({ values }) => [...values])] as uPlot.AlignedData
  const latest = useRef(data)
  latest.current = data
  const shape = series.map(({ label: name, colour }) => `${name} ${colour}`).join()

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew for other series and colours, else only given new data
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const made = new uPlot(optionsOf(element, series, ranged), latest.current, element)
    plot.current = made
    const watch = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }))
    watch.observe(element)
    return () => {
      watch.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [shape, scheme])
  useEffect(() => plot.current?.setData(data))
  return <div ref={frame} className="time-chart" role="img" aria-label={label} style={{ height }} />
}

function optionsOf(
  element: HTMLElement,
  series: readonly ChartSeries[],
  ranged: { readonly current: TimeChartProps['onRange'] },
): uPlot.Options {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const axis: uPlot.Axis = {
    stroke: token('--dim'),
    grid: { stroke: token('--line'), width: 1 },
    ticks: { show: false },
    font: `11px ${style.fontFamily}`,
  }
  return {
    width: element.clientWidth,
    height,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      points: { show: false },
      drag: { x: ranged.current !== undefined, y: false, setScale: false },
    },
    scales: { y: { range: (_plot, _low, high) => [0, high > 0 ? high * 1.1 : 1] } },
    axes: [
      { ...axis, size: 26, values: (_plot, splits) => splits.map((at) => clock(at)), space: 90 },
      { ...axis, size: 44 },
    ],
    series: [
      {},
      ...series.map(({ label, colour, values, isFilled = false }) => ({
        label,
        stroke: token(colour),
        width: 1.5,
        // Where most stretches have no value a line alone would not be seen.
        points: { show: values.includes(null), size: 4, fill: token(colour) },
        spanGaps: true,
        ...(isFilled ? { fill: `color-mix(in srgb, ${token(colour)} 25%, transparent)` } : {}),
      })),
    ],
    bands: series.flatMap(({ colour, isBand = false }, index) =>
      isBand
        ? [
            {
              series: [index + 1, index + 2] as uPlot.Band.Bounds,
              fill: `color-mix(in srgb, ${token(colour)} 18%, transparent)`,
            },
          ]
        : [],
    ),
    hooks: {
      setSelect: [
        (plot) => {
          const { left, width } = plot.select
          if (width < 3) return
          ranged.current?.(1000 * plot.posToVal(left, 'x'), 1000 * plot.posToVal(left + width, 'x'))
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
        },
      ],
    },
  }
}

function clock(seconds: number): string {
  const date = new Date(1000 * seconds)
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
