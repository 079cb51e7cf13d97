import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { revealRow } from '../../stores/capture-reveal.ts'
import { markOf } from './row-words.ts'

/** Meaning of a mark in the list for this PDU, with the way to the PDU it speaks of. */
export function RowRemark({ row }: { row: CaptureRow }) {
  const { t } = useTranslation('inspector')
  const mark = markOf(row)
  if (mark === null) return null
  const otherSeq = mark === 'repeat' ? row.repeatOf : row.requestSeq
  return (
    <p className="detail-remark">
      <span className="pdu-mark">{t(`mark.${mark}`)}</span>{' '}
      {t(`remark.${mark}`, { sequence: row.sequenceNumber })}
      {otherSeq !== null && (
        <>
          {' '}
          <button type="button" className="link-button mono" onClick={() => void revealRow(otherSeq)}>
            {t(mark === 'repeat' ? 'remark.first' : 'remark.request', { seq: otherSeq })}
          </button>
        </>
      )}
    </p>
  )
}
