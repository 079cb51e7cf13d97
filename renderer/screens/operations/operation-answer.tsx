import Button from '@mui/material/Button'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatMs } from '../../parts/format.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { StateDot } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openCodes, openPdu } from '../../stores/navigation-store.ts'
import type { SentOperation } from '../../stores/operations-store.ts'
import { loadPdu, usePdus } from '../../stores/pdu-store.ts'
import { OctetsPane } from './octets-pane.tsx'

/** The answer: the response in words and fields, or why there is none. */
export function OperationAnswer({
  sent,
  interfaceVersion,
}: {
  sent: SentOperation
  interfaceVersion: number
}) {
  const { t } = useTranslation('operations')
  const { outcome, failure, command } = sent
  const responseSeq = outcome?.responseSeq ?? null
  const pdu = usePdus((state) => (responseSeq === null ? undefined : state.pdus[responseSeq]))
  useEffect(() => {
    if (responseSeq !== null) void loadPdu(responseSeq)
  }, [responseSeq])
  const hex = pdu?.hex
  const bytes = useMemo(() => (hex === undefined ? null : fromHex(hex)), [hex])

  if (failure !== null) {
    return (
      <section className="op-outcome is-bad" role="alert" aria-label={t('answer.title')}>
        <div className="mono strong">{command}</div>
        <NoticeText body={failure} />
      </section>
    )
  }
  if (outcome === null) return null
  if (outcome.commandStatus === null) {
    return (
      <section className="op-outcome" role="status" aria-label={t('answer.title')}>
        {t('answer.none', { command })}
      </section>
    )
  }
  const heading = <AnswerHeading sent={sent} outcome={outcome} commandStatus={outcome.commandStatus} />
  return bytes === null ? (
    <section className="op-pdu" aria-label={t('answer.title')}>
      <header className="op-pdu-head">{heading}</header>
    </section>
  ) : (
    <OctetsPane
      bytes={bytes}
      label={t('answer.title')}
      title={heading}
      interfaceVersion={interfaceVersion}
      profileId={sent.profileId}
      hasOctets={false}
    />
  )
}

function AnswerHeading({
  sent,
  outcome,
  commandStatus,
}: {
  sent: SentOperation
  outcome: NonNullable<SentOperation['outcome']>
  commandStatus: number
}) {
  const { t } = useTranslation('operations')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const isOk = commandStatus === 0 && outcome.command !== 'generic_nack'
  const { responseSeq } = outcome
  // A nack is read by what was asked.
  const pdu = outcome.command === 'generic_nack' ? sent.command : (outcome.command ?? sent.command)
  return (
    <div className="op-heading">
      <div className="op-heading-line">
        <StateDot tone={isOk ? 'ok' : 'bad'} />
        <h2 className="mono">{outcome.command}</h2>
        <span className={`mono ${isOk ? 'ok' : 'bad'}`}>
          {statusName(commandStatus).startsWith('0x')
            ? hexNumber(commandStatus, 4)
            : `${hexNumber(commandStatus, 4)} ${statusName(commandStatus)}`}
        </span>
        {outcome.latencyMs !== null && (
          <span className="dim">{t('answer.after', { latency: formatMs(outcome.latencyMs) })}</span>
        )}
        <span className="grow" />
        {!isOk && (
          <Button
            onClick={() =>
              openCodes({
                code: hexNumber(commandStatus, 4),
                field: 'command_status',
                pdu: `${sent.command}_resp`,
                profileId: sent.profileId,
              })
            }
          >
            {tc('explain')}
          </Button>
        )}
        {responseSeq !== null && <Button onClick={() => openPdu(responseSeq)}>{t('answer.inspect')}</Button>}
      </div>
      {!isOk && (
        <div className="foreign">
          <ForeignText text={explainStatus(catalogue, commandStatus, pdu, sent.profileId, language)} />
        </div>
      )}
    </div>
  )
}
