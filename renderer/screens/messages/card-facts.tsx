import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { isOrphan } from '../../../shared/message/card-flags.ts'
import { ussdOf, ussdSession, ussdStep } from '../../../shared/message/ussd.ts'
import { messageEncodings } from '../../../shared/text/message-options.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatMoment } from '../../parts/format.ts'
import { ussdWords } from '../../parts/message-card/ussd-words.ts'
import { receiptValues } from '../../parts/message-form/receipt-values.ts'
import { shownName } from '../../parts/shown-name.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { type BulkRowPlace, openBulkRow } from '../../stores/navigation-store.ts'

/** When, over which session, how the text is coded, and which receipts were asked for. */
export function CardFacts({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  const { t: composer } = useTranslation('composer')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const encoding = messageEncodings.find((one) => one === card.encoding)
  const wish = receiptValues.find(({ value }) => value === card.registeredDelivery)?.name
  return (
    <dl className="card-facts">
      <dt>{t('facts.time')}</dt>
      <dd className="mono">{formatMoment(card.createdAt)}</dd>
      <dt>{t('facts.session')}</dt>
      <dd>
        <span className="foreign">
          <ForeignText text={shownName(card.sessionName, common)} />
        </span>{' '}
        <span className="dim">· {catalogue.name(card.profileId, language)}</span>
      </dd>
      {!isOrphan(card) && (
        <>
          <dt>{t('facts.encoding')}</dt>
          <dd>
            <span className="mono">data_coding {card.dataCoding}</span>{' '}
            <span className="dim">
              · {encoding === undefined ? card.encoding : composer(`encoding.${encoding}`)}
            </span>
          </dd>
        </>
      )}
      <UssdFact card={card} />
      {card.run !== undefined && <RunFact run={card.run} />}
      {card.direction === 'sent' && (
        <>
          <dt>{composer('receipt.label')}</dt>
          <dd>
            <span className="mono">registered_delivery {hexNumber(card.registeredDelivery)}</span>{' '}
            {wish !== undefined && <span className="dim">· {composer(`receipt.${wish}`)}</span>}
          </dd>
        </>
      )}
    </dl>
  )
}

/** What it does in its USSD dialogue. */
function UssdFact({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const mark = ussdOf(card)
  if (mark === null) return null
  const words = ussdWords({ mark, step: ussdStep(mark), session: ussdSession(mark) }, t, language)
  return (
    <>
      <dt>{t('facts.ussd')}</dt>
      <dd>{words === '' ? 'service_type USSD' : words}</dd>
    </>
  )
}

/** The row of a bulk run that the message was sent for. */
function RunFact({ run }: { run: BulkRowPlace }) {
  const { t } = useTranslation('messages')
  return (
    <>
      <dt>{t('facts.run')}</dt>
      <dd>
        <button type="button" className="link-button" onClick={() => openBulkRow(run)}>
          {t('runRow', { run: run.runId, row: run.row })}
        </button>
      </dd>
    </>
  )
}
