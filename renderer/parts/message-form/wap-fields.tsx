import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { siActions, slActions } from '../../../shared/text/wap-tokens.ts'
import { MomentInput } from '../moment-input.tsx'
import { ChoiceField } from '../pdu-form/choice-field.tsx'
import { LabelledField } from '../pdu-form/labelled-field.tsx'
import { TypedField } from '../pdu-form/typed-field.tsx'
import { useChangeIntent } from './draft-holder.ts'
import './message-form.css'

type WapPush = NonNullable<SendIntent['wapPush']>

/** A link pushed to the handset. The text of an SI is the message's own. */
export function WapFields({ push }: { push: WapPush }) {
  const { t } = useTranslation('messageKinds')
  const changeIntent = useChangeIntent()
  const actions: readonly WapPush['action'][] = push.kind === 'si' ? siActions : slActions
  return (
    <>
      <ChoiceField
        label={t('wap.action')}
        value={push.action}
        onChange={(value) => changeIntent({ wapPush: withAction(push, value) })}
        choices={actions.map((value) => ({ value, label: value, hint: t(`wap.actions.${value}`) }))}
      />
      <TypedField
        className="wide-field"
        label={t('wap.href')}
        value={push.href}
        placeholder="https://example.com/offer"
        onChange={(href) => changeIntent({ wapPush: { ...push, href } })}
      />
      {push.kind === 'si' && (
        <>
          <TypedField
            label={t('wap.id')}
            value={push.id}
            words={t('wap.idHelp')}
            onChange={(id) => changeIntent({ wapPush: { ...push, id } })}
          />
          <MomentField
            label={t('wap.created')}
            value={push.created}
            onChange={(created) => changeIntent({ wapPush: { ...push, created } })}
          />
          <MomentField
            label={t('wap.expires')}
            value={push.expires}
            onChange={(expires) => changeIntent({ wapPush: { ...push, expires } })}
          />
        </>
      )}
    </>
  )
}

function withAction(push: WapPush, value: string): WapPush {
  if (push.kind === 'si')
    return { ...push, action: siActions.find((known) => known === value) ?? 'signal-medium' }
  return { ...push, action: slActions.find((known) => known === value) ?? 'execute-low' }
}

/** A moment of the document, which knows UTC alone. */
function MomentField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <LabelledField label={label} htmlFor={id} aside="UTC">
      <MomentInput
        id={id}
        isUtc
        at={value === '' ? null : Date.parse(value)}
        onChange={(at) => {
          if (at === null) onChange('')
          else if (!Number.isNaN(at)) onChange(`${new Date(at).toISOString().slice(0, 19)}Z`)
        }}
      />
    </LabelledField>
  )
}
