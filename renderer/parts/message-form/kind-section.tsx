import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { enumTable } from '../../../shared/smpp/enum-table.ts'
import type { PlainEncoding } from '../../../shared/text/message-options.ts'
import { ChoiceField } from '../pdu-form/choice-field.tsx'
import { useLanguage } from '../use-language.ts'
import { useChangeIntent, useDraftOptions } from './draft-holder.ts'
import { FirstHeaderField } from './first-header-field.tsx'
import { changeToKind, messageKindOf, messageKinds } from './message-kind.ts'
import { NationalFields } from './national-fields.tsx'
import { PortFields } from './port-fields.tsx'
import { WaitingFields } from './waiting-fields.tsx'
import { WapFields } from './wap-fields.tsx'
import './message-form.css'

/** The kind of message, and the elements of its header beside the numbering of the parts. */
export const KindSection = memo(function KindSection({ encoding }: { encoding: PlainEncoding }) {
  const draft = useDraftOptions()
  const changeIntent = useChangeIntent()
  const { t } = useTranslation('composer')
  const language = useLanguage()
  const kind = messageKindOf(draft)
  return (
    <section className="kind-section" aria-label={t('kind.title')}>
      <div className={draft.wapPush === null ? 'fields-grid' : 'fields-grid push-grid'}>
        <ChoiceField
          label={t('kind.label')}
          value={kind}
          onChange={(value) =>
            changeIntent(changeToKind(draft, messageKinds.find((known) => known === value) ?? 'text'))
          }
          choices={messageKinds.map((value) => ({
            value,
            label: t(`kind.${value}`),
            hint: t(`kind.hint.${value}`),
          }))}
        />
        {kind === 'ussd' && (
          <ChoiceField
            label="ussd_service_op"
            value={String(draft.ussdServiceOp)}
            onChange={(value) => changeIntent({ ussdServiceOp: Number(value) })}
            choices={(enumTable.ussd_service_op[0]?.values ?? []).map((row) => ({
              value: String(row.value),
              label: `${row.value} · ${row[language]}`,
            }))}
          />
        )}
        {draft.wapPush !== null && <WapFields push={draft.wapPush} />}
        {draft.waiting !== null && <WaitingFields waiting={draft.waiting} encoding={encoding} />}
      </div>
      <div className="fields-grid">
        <PortFields ports={draft.ports} isPush={draft.wapPush !== null} method={draft.method} />
        {draft.wapPush === null && (
          <NationalFields singleShift={draft.nationalSingleShift} lockingShift={draft.nationalLockingShift} />
        )}
        <FirstHeaderField value={draft.firstPartHeader} />
      </div>
    </section>
  )
})
