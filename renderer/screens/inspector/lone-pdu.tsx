import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CapturedPdu } from '../../stores/pdu-store.ts'
import { KeyButton } from './pdu-head.tsx'
import { PduPanes } from './pdu-panes.tsx'
import { commandWord } from './row-words.ts'

interface LonePduProps {
  readonly pdu: CapturedPdu
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A PDU that only one of two captures has: its fields beside its octets. */
export function LonePdu({ pdu, title, onClose, children }: LonePduProps) {
  const { t } = useTranslation('diff')
  const { t: compare } = useTranslation('compare')
  return (
    <section className="detail" aria-label={t('lone')}>
      <div className="detail-head">
        <h2 className="mono cut">
          {title} {commandWord(pdu.row)}
        </h2>
        <span className="warn nowrap">{t('loneText')}</span>
        <span className="grow" />
        {children}
        <KeyButton letter="Esc" label={compare('close')} onClick={onClose} />
      </div>
      <div className="detail-panes">
        <PduPanes id="captures-diff.lone" pdu={pdu} linkKey={title} />
      </div>
    </section>
  )
}
