import { useTranslation } from 'react-i18next'
import type { LastPdu } from '../../shared/contract/session.ts'
import { statusName } from '../../shared/smpp/status-table.ts'
import { formatTime } from '../parts/format.ts'
import { openPdu } from '../stores/navigation-store.ts'

/** The last PDUs, the newest on top; each opens in the inspector if it was recorded. */
export function LastPdus({ pdus, onOpen }: { pdus: readonly LastPdu[]; onOpen: () => void }) {
  const { t } = useTranslation('common')
  return (
    <section className="lane-pdus" aria-label={t('session.lastPdus')}>
      <h3>{t('session.lastPdus')}</h3>
      {pdus.length === 0 && <p className="dim">{t('session.noPdus')}</p>}
      <ol>
        {pdus.toReversed().map((pdu) => (
          <li key={`${pdu.at} ${pdu.direction} ${pdu.sequence} ${pdu.command}`}>
            <PduLine pdu={pdu} onOpen={onOpen} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function PduLine({ pdu, onOpen }: { pdu: LastPdu; onOpen: () => void }) {
  const { t } = useTranslation('common')
  const { seq } = pdu
  const words = (
    <>
      <span className="dim">{formatTime(pdu.at)}</span>{' '}
      <span aria-hidden>{pdu.direction === 'sent' ? '→' : '←'}</span>
      <span className="visually-hidden">{t(`session.direction.${pdu.direction}`)}</span> {pdu.command}{' '}
      <span className="dim">#{pdu.sequence}</span>
      {pdu.status !== 0 && <span className="bad"> {statusName(pdu.status)}</span>}
    </>
  )
  if (seq === null) return <span className="lane-pdu mono">{words}</span>
  const open = () => {
    openPdu(seq)
    onOpen()
  }
  return (
    <button type="button" className="lane-pdu mono" onClick={open}>
      {words}
    </button>
  )
}
