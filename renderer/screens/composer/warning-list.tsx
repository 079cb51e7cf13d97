import { useTranslation } from 'react-i18next'
import { type ComposerDraft, changeDraft } from '../../stores/composer-store.ts'
import { digitsOf, hasNumberDecoration, inferAddress } from './infer-address.ts'
import type { ComposerWarning } from './warnings.ts'

/** Puts every decorated number into digits; the TON stays what the decoration said. */
function plainNumbers(draft: ComposerDraft): void {
  const plain = (address: ComposerDraft['source']): ComposerDraft['source'] => {
    if (!hasNumberDecoration(address.addr)) return address
    const { ton, npi } = inferAddress(address.addr)
    return { addr: digitsOf(address.addr), ton: address.ton ?? ton, npi: address.npi ?? npi }
  }
  changeDraft({ source: plain(draft.source), destination: plain(draft.destination) })
}

/** What stands in the way of sending, and what is legal but likely trouble, each with the way out where it is a click. */
export function WarningList({
  warnings,
  draft,
  isBinding,
  onBind,
}: {
  warnings: readonly ComposerWarning[]
  draft: ComposerDraft
  isBinding: boolean
  onBind: () => void
}) {
  const { t } = useTranslation('composer')
  if (warnings.length === 0) return null
  return (
    <ul className="warning-list" aria-label={t('warnings.title')}>
      {warnings.map(({ code, severity, values }) => (
        <li key={`${code} ${values['field'] ?? ''}`} className={`is-${severity}`}>
          <span className="warning-mark" aria-hidden="true">
            {severity === 'error' ? '■' : '▲'}
          </span>
          <span className="foreign">
            <span className="visually-hidden">{t(`warnings.severity.${severity}`)}: </span>
            {t(`warnings.${code}`, { ...values, defaultValue: '' })}
          </span>
          {code === 'not-bound' && (
            <button type="button" className="link-button" disabled={isBinding} onClick={onBind}>
              {isBinding ? t('send.binding') : t('send.bind')}
            </button>
          )}
          {code === 'address-decorated' && (
            <button type="button" className="link-button" onClick={() => plainNumbers(draft)}>
              {t('warnings.keepDigits')}
            </button>
          )}
          {code === 'receipts-nowhere' && (
            <button
              type="button"
              className="link-button"
              onClick={() => changeDraft({ registeredDelivery: 0 })}
            >
              {t('warnings.noReceipt')}
            </button>
          )}
          {(code === 'not-encodable' || code === 'single-too-long' || code === 'short-message-too-long') && (
            <button
              type="button"
              className="link-button"
              onClick={() =>
                changeDraft(code === 'not-encodable' ? { encoding: 'auto' } : { method: 'udh8' })
              }
            >
              {code === 'not-encodable' ? t('warnings.chooseAuto') : t('warnings.splitIt')}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
