import { useTranslation } from 'react-i18next'
import type { NationalChoice } from '../../../shared/text/message-options.ts'
import { nationalNames } from '../../../shared/text/national-names.ts'
import { lockingLanguages, singleShiftLanguages } from '../../../shared/text/national-tables.ts'
import { type Choice, ChoiceField } from '../pdu-form/choice-field.tsx'
import { useLanguage } from '../use-language.ts'
import { useChangeIntent } from './draft-holder.ts'

/** National language tables of GSM 7-bit, each by itself as the header names them. */
export function NationalFields({
  singleShift,
  lockingShift,
}: {
  singleShift: NationalChoice
  lockingShift: NationalChoice
}) {
  const { t } = useTranslation('messageKinds')
  const changeIntent = useChangeIntent()
  const language = useLanguage()
  const choices = (languages: readonly number[]): Choice[] => [
    { value: 'none', label: t('national.none') },
    { value: 'auto', label: t('national.auto'), hint: t('national.autoHint') },
    ...languages.map((id) => ({
      value: String(id),
      label: `${id} · ${nationalNames[id]?.[language] ?? ''}`,
    })),
  ]
  return (
    <>
      <ChoiceField
        label={t('national.single')}
        value={choiceValue(singleShift)}
        choices={choices(singleShiftLanguages)}
        onChange={(value) => changeIntent({ nationalSingleShift: readChoice(value) })}
      />
      <ChoiceField
        label={t('national.locking')}
        value={choiceValue(lockingShift)}
        choices={choices(lockingLanguages)}
        onChange={(value) => changeIntent({ nationalLockingShift: readChoice(value) })}
      />
    </>
  )
}

function choiceValue(choice: NationalChoice): string {
  return choice === null ? 'none' : String(choice)
}

function readChoice(value: string): NationalChoice {
  return value === 'none' ? null : value === 'auto' ? 'auto' : Number(value)
}
