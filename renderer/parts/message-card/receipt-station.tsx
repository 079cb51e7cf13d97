import { useTranslation } from 'react-i18next'
import type { MessageCard, MessagePart, ReceiptView } from '../../../shared/contract/message.ts'
import { type IdRule, idRules, idRuleText } from '../../../shared/receipts/id-rules.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openCodes } from '../../stores/navigation-store.ts'
import { CopyValue } from '../copy-value.tsx'
import { formatDuration } from '../format.ts'
import { useLanguage } from '../use-language.ts'
import { receiptFlags } from './card-flags.ts'
import { receiptWords } from './receipt-words.ts'
import { Meaning, Station } from './station.tsx'

export function ReceiptStation({
  card,
  part,
  receipt,
}: {
  card: MessageCard
  part: MessagePart
  receipt: ReceiptView
}) {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const words = receiptWords(catalogue, receipt, card.profileId, language)
  const isDelivered = receipt.state === 'DELIVERED'
  const since = part.respondedAt === null ? null : receipt.at - part.respondedAt
  const stat = receipt.stat ?? receipt.state ?? '?'
  const hasError = receipt.err !== null && !/^0*$/.test(receipt.err)
  return (
    <Station
      at={receipt.at}
      seq={receipt.seq}
      tone={isDelivered ? 'ok' : receipt.final ? 'bad' : 'waiting'}
      side="received"
    >
      <span>{t('receipt')}</span> <span className="mono strong foreign">{stat}</span>{' '}
      {isDelivered && !hasError && <span>{words.stat} </span>}
      {since !== null && since >= 0 && (
        <span className="dim">{t('after', { time: formatDuration(since, common) })}</span>
      )}
      {!receipt.final && <span className="dim"> {t('notFinal')}</span>}
      {receiptFlags(part, receipt)
        .filter((flag) => flag !== 'id-differs')
        .map((flag) => (
          <span key={flag} className={`flag flag-${flag}`} title={t(`flagHelp.${flag}`)}>
            {t(`flag.${flag}`)}
          </span>
        ))}
      {!hasError && !isDelivered && (
        <Meaning
          code=""
          words={words.stat ?? ''}
          onExplain={() =>
            openCodes({ code: stat, pdu: 'deliver_sm', field: 'receipt_stat', profileId: card.profileId })
          }
        />
      )}
      {hasError && receipt.err !== null && (
        <Meaning
          code={`err:${receipt.err}`}
          words={words.err ?? t('providersOwn')}
          onExplain={() =>
            openCodes({
              code: receipt.err ?? '',
              pdu: 'deliver_sm',
              field: 'receipt_err',
              profileId: card.profileId,
            })
          }
        />
      )}
      <IdLine part={part} receipt={receipt} />
    </Station>
  )
}

/** By which rule the receipt found its part: "39f99dd5 = 972660181, hex in the response, decimal in the receipt". */
function IdLine({ part, receipt }: { part: MessagePart; receipt: ReceiptView }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const rule = idRules.find((one): one is IdRule => one === receipt.idRule)
  const submittedId = receipt.triedId ?? part.smscMessageId
  if (receipt.receivedId === null) return null
  return (
    <div className="id-line dim">
      <span>id </span>
      {rule !== undefined && rule !== 'same' && submittedId !== null && (
        <>
          <CopyValue value={submittedId} /> ={' '}
        </>
      )}
      <CopyValue value={receipt.receivedId} />{' '}
      {rule === undefined ? t('noMatch') : `· ${idRuleText(rule, language)}`}
    </div>
  )
}
