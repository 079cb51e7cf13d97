import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { canCarryClass } from '../../../shared/message/build-submits.ts'
import { messageEncodings, messageMethods, type PlainEncoding } from '../../../shared/text/message-options.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { ChoiceField } from '../pdu-form/choice-field.tsx'
import { useChangeIntent, useDraftOptions } from './draft-holder.ts'
import { receiptValues } from './receipt-values.ts'
import { schedulePeriods, validityPeriods } from './time-choice.ts'
import { TimeField } from './time-field.tsx'
import './message-form.css'

const classValues = [
  { value: 0, name: 'flash' },
  { value: 1, name: 'phone' },
  { value: 2, name: 'sim' },
  { value: 3, name: 'terminal' },
] as const

/** Encoding, method, class, receipt, validity and schedule, in words. */
export const DeliveryOptions = memo(function DeliveryOptions({ encoding }: { encoding: PlainEncoding }) {
  const draft = useDraftOptions()
  const changeIntent = useChangeIntent()
  const { t } = useTranslation('composer')
  // A push is octets of its own, under the data_coding that gateways know.
  const isPush = draft.wapPush !== null
  return (
    <div className="options-grid">
      <ChoiceField
        label={t('encoding.label')}
        disabled={isPush}
        value={isPush ? 'binary' : draft.encoding}
        onChange={(value) =>
          changeIntent({ encoding: messageEncodings.find((own) => own === value) ?? 'auto' })
        }
        choices={messageEncodings.map((value) => ({
          value,
          label:
            value === 'auto'
              ? t('encoding.autoIs', { encoding: t(`encoding.${encoding}`) })
              : t(`encoding.${value}`),
          hint: t(`encoding.hint.${value}`),
        }))}
      />
      <ChoiceField
        label={t('method.label')}
        value={draft.method}
        onChange={(value) => changeIntent({ method: messageMethods.find((own) => own === value) ?? 'udh8' })}
        choices={messageMethods.map((value) => ({
          value,
          label: t(`method.${value}`),
          hint: t(`method.hint.${value}`),
        }))}
      />
      <ClassChoice encoding={encoding} />
      <ReceiptChoice />
      <TimeField
        label={t('validity.label')}
        none={t('validity.none')}
        periods={validityPeriods}
        value={draft.validity_period}
        onChange={(validity) => changeIntent({ validity_period: validity })}
      />
      <TimeField
        label={t('schedule.label')}
        none={t('schedule.none')}
        periods={schedulePeriods}
        value={draft.schedule_delivery_time}
        onChange={(schedule) => changeIntent({ schedule_delivery_time: schedule })}
      />
    </div>
  )
})

/** Message class, off where data_coding cannot carry one or is set by hand. */
function ClassChoice({ encoding }: { encoding: PlainEncoding }) {
  const { wapPush, data_coding, messageClass } = useDraftOptions()
  const changeIntent = useChangeIntent()
  const { t } = useTranslation('composer')
  const isOff = wapPush !== null || !canCarryClass(encoding) || data_coding !== null
  return (
    <ChoiceField
      label={t('class.label')}
      value={messageClass === null || isOff ? 'none' : String(messageClass)}
      disabled={isOff}
      onChange={(value) =>
        changeIntent({ messageClass: classValues.find((row) => String(row.value) === value)?.value ?? null })
      }
      choices={[
        { value: 'none', label: t('class.none') },
        ...classValues.map((row) => ({ value: String(row.value), label: t(`class.${row.name}`) })),
      ]}
    />
  )
}

/** registered_delivery in words; a value without a name is offered as it is set. */
function ReceiptChoice() {
  const { registered_delivery: receipt } = useDraftOptions()
  const changeIntent = useChangeIntent()
  const { t } = useTranslation('composer')
  const isNamed = receiptValues.some((row) => row.value === receipt)
  return (
    <ChoiceField
      label={t('receipt.label')}
      aside={<span className="mono">{hexNumber(receipt)}</span>}
      value={String(receipt)}
      onChange={(value) => changeIntent({ registered_delivery: Number(value) })}
      choices={[
        ...receiptValues.map((row) => ({ value: String(row.value), label: t(`receipt.${row.name}`) })),
        ...(isNamed
          ? []
          : [{ value: String(receipt), label: t('receipt.other', { value: hexNumber(receipt) }) }]),
      ]}
    />
  )
}
