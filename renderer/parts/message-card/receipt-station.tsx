import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard, MessagePart, ReceiptView } from '../../../shared/contract/message.ts'
import { receiptFlags } from '../../../shared/message/card-flags.ts'
import { type IdRule, idRules, idRuleText } from '../../../shared/receipts/id-rules.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openCodes } from '../../stores/navigation-store.ts'
import { CopyValue } from '../copy-value.tsx'
import { ForeignText } from '../foreign-text.tsx'
import { formatDuration } from '../format.ts'
import { useLanguage } from '../use-language.ts'
import { receiptWords } from './receipt-words.ts'
import { Meaning, Station } from './station.tsx'

interface ReceiptProps {
  readonly card: MessageCard
  readonly part: MessagePart
  readonly receipt: ReceiptView
}

/** A receipt: its stat in words, how long it took, what is odd about it, and the id it was joined by. */
export function ReceiptStation({ card, part, receipt }: ReceiptProps) {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  const isDelivered = receipt.state === 'DELIVERED'
  const since = part.respondedAt === null ? null : receipt.at - part.respondedAt
  return (
    <Station
      at={receipt.at}
      seq={receipt.seq}
      tone={isDelivered ? 'ok' : receipt.final ? 'bad' : 'waiting'}
      side="received"
    >
      <ReceiptWords card={card} receipt={receipt}>
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
      </ReceiptWords>
      <IdLine part={part} receipt={receipt} />
    </Station>
  )
}

/** stat beside `children`; what it, or an err, means stands on a line of its own unless all is well. */
function ReceiptWords({
  card: { profileId },
  receipt,
  children,
}: Pick<ReceiptProps, 'card' | 'receipt'> & { readonly children: ReactNode }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const words = receiptWords(catalogue, receipt, profileId, language)
  const stat = receipt.stat ?? receipt.state ?? '?'
  const err = receipt.err !== null && !/^0*$/.test(receipt.err) ? receipt.err : null
  const isWell = receipt.state === 'DELIVERED' && err === null
  const explain = (code: string, field: 'receipt_stat' | 'receipt_err') => () =>
    openCodes({ code, pdu: 'deliver_sm', field, profileId })
  return (
    <>
      <span>{t('receipt')}</span>{' '}
      <span className="mono strong foreign">
        <ForeignText text={stat} />
      </span>{' '}
      {isWell && <span>{words.stat} </span>}
      {children}
      {err === null && !isWell && (
        <Meaning code="" words={words.stat ?? ''} onExplain={explain(stat, 'receipt_stat')} />
      )}
      {err !== null && (
        <Meaning
          code={`err:${err}`}
          words={words.err ?? t('providersOwn')}
          onExplain={explain(err, 'receipt_err')}
        />
      )}
    </>
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
