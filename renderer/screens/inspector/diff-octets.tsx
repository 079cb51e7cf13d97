import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PduDiff } from '../../../shared/diff/diff-pdus.ts'
import { HexView } from '../../parts/hex-view.tsx'
import { lineCount, type OctetMark } from '../../parts/octet-range.ts'
import type { DiffedPdu } from './diffed-pdu.ts'

interface DiffOctetsProps {
  readonly diff: PduDiff
  readonly sides: { readonly a: DiffedPdu; readonly b: DiffedPdu }
}

/** Lines that a hex view shows at most before it scrolls. */
const mostLines = 12
const lineHeight = 21

/** The octets of both; those that differ are marked. */
export function DiffOctets({ diff, sides }: DiffOctetsProps) {
  const longest = Math.max(sides.a.octets.length, sides.b.octets.length)
  const height = Math.min(mostLines, lineCount(longest)) * lineHeight + 20
  return (
    <div className="diff-octets">
      <Octets side={sides.a} ranges={diff.octets.map(({ a }) => a)} height={height} />
      <Octets side={sides.b} ranges={diff.octets.map(({ b }) => b)} height={height} />
    </div>
  )
}

function Octets({
  side,
  ranges,
  height,
}: {
  readonly side: DiffedPdu
  readonly ranges: readonly ({ readonly start: number; readonly end: number } | null)[]
  readonly height: number
}) {
  const { t } = useTranslation('compare')
  const marks = useMemo(
    () => ranges.flatMap((range): OctetMark[] => (range === null ? [] : [{ ...range, tone: 'differs' }])),
    [ranges],
  )
  const label = t('octets', { title: side.title })
  return (
    <div className="diff-hex">
      <h3 className="dim">{label}</h3>
      <div style={{ height }}>
        <HexView bytes={side.octets} marks={marks} label={label} />
      </div>
    </div>
  )
}
