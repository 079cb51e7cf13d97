import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { readingOf } from '../../../shared/profiles/inspect-options.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { HexView } from '../../parts/hex-view.tsx'
import { octetMarks, useOctetLink } from '../../parts/octet-link.ts'
import { PduTree } from '../../parts/pdu-tree.tsx'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import type { CapturedPdu } from '../../stores/pdu-store.ts'
import { KeyButton } from './pdu-head.tsx'
import { commandWord } from './row-words.ts'

interface LonePduProps {
  readonly pdu: CapturedPdu
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A PDU that only one of two captures has: its fields beside its octets. */
export function LonePdu({ pdu: { row, hex }, title, onClose, children }: LonePduProps) {
  const { t } = useTranslation('diff')
  const { t: compare } = useTranslation('compare')
  const catalogue = useCatalogue()
  const bytes = useMemo(() => fromHex(hex) ?? new Uint8Array(), [hex])
  const inspection = useMemo(() => inspectPdu(bytes, readingOf(catalogue, row)), [catalogue, bytes, row])
  const marks = useMemo(() => octetMarks(inspection.spans), [inspection])
  const link = useOctetLink(inspection.spans, title)
  return (
    <section className="detail" aria-label={t('lone')}>
      <div className="detail-head">
        <h2 className="mono cut">
          {title} {commandWord(row)}
        </h2>
        <span className="warn nowrap">{t('loneText')}</span>
        <span className="grow" />
        {children}
        <KeyButton letter="Esc" label={compare('close')} onClick={onClose} />
      </div>
      <div className="detail-panes">
        <SplitPanes
          id="captures-diff.lone"
          orientation="horizontal"
          firstSize={46}
          firstMin="300px"
          secondMin="260px"
          first={
            <PduTree
              spans={inspection.spans}
              notes={inspection.notes}
              profileId={row.profileId}
              {...link.tree}
            />
          }
          second={<HexView bytes={bytes} marks={marks} {...link.hex} />}
        />
      </div>
    </section>
  )
}
