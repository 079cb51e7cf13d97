import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type MessageWarning,
  type MessageWarningCode,
  warningText,
} from '../../../shared/message/message-warning-table.ts'
import { digitsOf, hasNumberDecoration } from '../../../shared/text/infer-address.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { shownName } from '../../parts/shown-name.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { addressDraft, typedAddress } from '../../stores/composer-draft.ts'
import { changeAddress, changeIntent, useComposer } from '../../stores/composer-store.ts'

/** Puts every decorated number into digits; the TON stays what the decoration said. */
function plainNumbers(): void {
  const { draft } = useComposer.getState()
  for (const end of ['source', 'destination'] as const) {
    const typed = addressDraft(draft, end)
    if (!hasNumberDecoration(typed.addr)) continue
    changeAddress(end, { ...typedAddress(typed), addr: digitsOf(typed.addr), followsLooks: false })
  }
}

function followLooks(): void {
  const { draft } = useComposer.getState()
  changeAddress('source', { ...addressDraft(draft, 'source'), followsLooks: true })
}

interface WayOut {
  readonly label: string
  readonly run: () => void
  readonly isBusy?: boolean
}

/** The click that removes the warning, for those that have one. */
function useWaysOut(isBinding: boolean, onBind: () => void): Partial<Record<MessageWarningCode, WayOut>> {
  const { t } = useTranslation('composer')
  const bind = { label: isBinding ? t('send.binding') : t('send.bind'), run: onBind, isBusy: isBinding }
  const split = { label: t('warnings.splitIt'), run: () => changeIntent({ method: 'udh8' }) }
  const automatic = {
    label: t('warnings.chooseAuto'),
    run: () => changeIntent({ encoding: 'auto', data_coding: null }),
  }
  return {
    'not-bound': bind,
    'receiver-not-bound': bind,
    'address-decorated': { label: t('warnings.keepDigits'), run: plainNumbers },
    'receipts-nowhere': {
      label: t('warnings.noReceipt'),
      run: () => changeIntent({ registered_delivery: 0 }),
    },
    'not-encodable': { label: t('warnings.chooseAuto'), run: () => changeIntent({ encoding: 'auto' }) },
    'coding-differs': {
      label: t('warnings.followEncoding'),
      run: () => changeIntent({ data_coding: null }),
    },
    'default-alphabet-differs': automatic,
    'not-accepted': automatic,
    'sender-alphanumeric-ton': { label: t('warnings.inferTypes'), run: followLooks },
    'ussd-service-type': {
      label: t('warnings.setUssd'),
      run: () => changeIntent({ service_type: 'USSD' }),
    },
    'single-too-long': split,
    'short-message-too-long': split,
  }
}

/** Errors that prevent sending, and warnings of likely trouble, each with its one-click remedy if any. */
export const WarningList = memo(function WarningList({
  warnings,
  isBinding,
  onBind,
}: {
  warnings: readonly MessageWarning[]
  isBinding: boolean
  onBind: () => void
}) {
  const { t } = useTranslation('composer')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const ways = useWaysOut(isBinding, onBind)
  if (warnings.length === 0) return null
  const textOf = (warning: MessageWarning) => {
    const { name } = warning.detail
    if (warning.code !== 'not-bound') return warningText(warning, language)
    return warningText({ ...warning, detail: { name: shownName(String(name), common) } }, language)
  }
  return (
    <ul className="warning-list" aria-label={t('warnings.title')}>
      {warnings.map((warning) => {
        const { code, severity, detail } = warning
        const { what, next } = textOf(warning)
        const way = ways[code]
        return (
          <li key={`${code} ${detail['field'] ?? ''}`} className={`is-${severity}`}>
            <span className="warning-mark" aria-hidden="true">
              {severity === 'error' ? '■' : '▲'}
            </span>
            <span className="warning-text">
              <span className="visually-hidden">{t(`warnings.severity.${severity}`)}: </span>
              <span className="foreign">
                <ForeignText text={way === undefined ? `${what} ${next}` : what} />
              </span>
              {way !== undefined && (
                <button
                  type="button"
                  className="link-button"
                  disabled={way.isBusy === true}
                  onClick={way.run}
                >
                  {way.label}
                </button>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
})
