import Button from '@mui/material/Button'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiffRow } from '../../../shared/contract/capture-diff.ts'
import { IgnoredFields } from '../../../shared/diff/ignored-fields.ts'
import { comparedName } from '../../../shared/diff/ignored-names.ts'
import type { Side } from '../../../shared/diff/waiting-rows.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { Progress } from '../../parts/progress.tsx'
import { revealRow } from '../../stores/capture-reveal.ts'
import { type DiffRun, hideCapturesDiff } from '../../stores/captures-diff-store.ts'
import { fetchPduOf } from '../../stores/compared-pdus.ts'
import type { CapturedPdu } from '../../stores/pdu-store.ts'
import { showCapture } from '../../stores/shown-capture.ts'
import { type NoticeBody, noticeOf } from '../../stores/toast-store.ts'
import { Comparison } from './diff-panel.tsx'
import { LonePdu } from './lone-pdu.tsx'

type Found = { readonly [S in Side]: CapturedPdu | null } | NoticeBody | null

/** The chosen difference: both PDUs field by field, or the one that has no other half. */
export function CapturesDiffPair({ run, row, onClose }: { run: DiffRun; row: DiffRow; onClose: () => void }) {
  const { t } = useTranslation('diff')
  const found = useBoth(run, row)
  const titles = useMemo(() => {
    const titleOf = (side: Side) => `${t(`sides.${side}`)} #${row[side]?.seq ?? ''}`
    return { a: titleOf('a'), b: titleOf('b') }
  }, [t, row])
  const ignored = useMemo(() => new IgnoredFields(run.order.ignored.map(comparedName)), [run.order])
  if (found === null) return <Progress />
  if ('kind' in found) {
    return (
      <div className="detail-fault" role="alert">
        <NoticeText body={found} />
      </div>
    )
  }
  const jumps = <Jumps run={run} row={row} />
  const { a, b } = found
  if (a !== null && b !== null) {
    return (
      <Comparison a={a} b={b} titles={titles} ignored={ignored} onClose={onClose}>
        {jumps}
      </Comparison>
    )
  }
  const lone = a ?? b
  return lone === null ? null : (
    <LonePdu pdu={lone} title={a === null ? titles.b : titles.a} onClose={onClose}>
      {jumps}
    </LonePdu>
  )
}

/** To either PDU among the others of its capture. */
function Jumps({ run, row }: { run: DiffRun; row: DiffRow }) {
  const { t } = useTranslation('diff')
  return (['a', 'b'] as const).map((side) => {
    const pdu = row[side]
    if (pdu === null) return null
    const jump = () => {
      showCapture(run.order[side].captureId)
      hideCapturesDiff()
      void revealRow(pdu.seq)
    }
    return (
      <Button key={side} onClick={jump}>
        {t(`jump.${side}`, { seq: pdu.seq })}
      </Button>
    )
  })
}

/** Both PDUs, or why they cannot be had; null while they are fetched. */
function useBoth(run: DiffRun, row: DiffRow): Found {
  const [found, setFound] = useState<Found>(null)
  useEffect(() => {
    let isWanted = true
    const fetchSide = (side: Side) => {
      const pdu = row[side]
      return pdu === null ? null : fetchPduOf(run.order[side].captureId, pdu.seq)
    }
    Promise.all([fetchSide('a'), fetchSide('b')])
      .then(([a, b]) => ({ a, b }))
      .catch(noticeOf)
      .then((both) => {
        if (isWanted) setFound(both)
      })
    return () => {
      isWanted = false
    }
  }, [run.order, row])
  return found
}
