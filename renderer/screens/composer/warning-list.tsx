import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { problemWords } from '../../../shared/faults/problem-table.ts'
import { digitsOf, hasNumberDecoration } from '../../../shared/text/infer-address.ts'
import { shownName } from '../../parts/shown-name.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { addressDraft, typedAddress } from '../../stores/composer-draft.ts'
import { changeAddress, changeIntent, useComposer } from '../../stores/composer-store.ts'
import type { ComposerWarning } from './warnings.ts'

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

/** What stands in the way of sending, and what is legal but likely trouble, each with the way out where it is a click. */
export const WarningList = memo(function WarningList({
  warnings,
  isBinding,
  onBind,
}: {
  warnings: readonly ComposerWarning[]
  isBinding: boolean
  onBind: () => void
}) {
  const { t } = useTranslation('composer')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  if (warnings.length === 0) return null
  const shownValues = (values: ComposerWarning['values']): ComposerWarning['values'] => {
    const { name } = values
    const { detail } = problemWords(values, language)
    return typeof name === 'string' ? { ...detail, name: shownName(name, common) } : detail
  }
  return (
    <ul className="warning-list" aria-label={t('warnings.title')}>
      {warnings.map(({ code, severity, values }) => (
        <li key={`${code} ${values['field'] ?? ''}`} className={`is-${severity}`}>
          <span className="warning-mark" aria-hidden="true">
            {severity === 'error' ? '■' : '▲'}
          </span>
          <span className="warning-text">
            <span className="visually-hidden">{t(`warnings.severity.${severity}`)}: </span>
            <span className="foreign">
              {t(`warnings.${code}`, { ...shownValues(values), defaultValue: '' })}
            </span>
            <WayOut code={code} isBinding={isBinding} onBind={onBind} />
          </span>
        </li>
      ))}
    </ul>
  )
})

/** The click that removes the warning, for those that have one. */
function WayOut({
  code,
  isBinding,
  onBind,
}: {
  code: ComposerWarning['code']
  isBinding: boolean
  onBind: () => void
}) {
  const { t } = useTranslation('composer')
  const ways: Partial<Record<ComposerWarning['code'], { label: string; run: () => void }>> = {
    'not-bound': { label: isBinding ? t('send.binding') : t('send.bind'), run: onBind },
    'address-decorated': { label: t('warnings.keepDigits'), run: plainNumbers },
    'receiver-not-bound': { label: isBinding ? t('send.binding') : t('send.bind'), run: onBind },
    'receipts-nowhere': {
      label: t('warnings.noReceipt'),
      run: () => changeIntent({ registered_delivery: 0 }),
    },
    'not-encodable': { label: t('warnings.chooseAuto'), run: () => changeIntent({ encoding: 'auto' }) },
    'coding-differs': { label: t('warnings.followEncoding'), run: () => changeIntent({ data_coding: null }) },
    'default-alphabet-differs': {
      label: t('warnings.chooseAuto'),
      run: () => changeIntent({ encoding: 'auto', data_coding: null }),
    },
    'not-accepted': {
      label: t('warnings.chooseAuto'),
      run: () => changeIntent({ encoding: 'auto', data_coding: null }),
    },
    'sender-alphanumeric-ton': {
      label: t('warnings.inferTypes'),
      run: () => followLooks(),
    },
    'ussd-service-type': { label: t('warnings.setUssd'), run: () => changeIntent({ service_type: 'USSD' }) },
    'single-too-long': { label: t('warnings.splitIt'), run: () => changeIntent({ method: 'udh8' }) },
    'short-message-too-long': { label: t('warnings.splitIt'), run: () => changeIntent({ method: 'udh8' }) },
  }
  const way = ways[code]
  if (way === undefined) return null
  return (
    <button
      type="button"
      className="link-button"
      disabled={(code === 'not-bound' || code === 'receiver-not-bound') && isBinding}
      onClick={way.run}
    >
      {way.label}
    </button>
  )
}
