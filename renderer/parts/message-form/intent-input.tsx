import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useMemo } from 'react'
import { describeValue } from '../../../shared/inspect/describe.ts'
import type { IntentForm, IntentKind } from '../../../shared/message/intent-field.ts'
import type { FormFieldName } from '../../../shared/message/intent-fields.ts'
import { usualIntent } from '../../../shared/message/whole-intent.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { fill, type Language } from '../../../shared/words/words.ts'
import type { DraftOptions } from '../../stores/composer-draft.ts'
import { OctetField } from '../pdu-form/octet-field.tsx'
import type { NamedOctet } from '../pdu-form/octet-menu.tsx'
import { TypedField } from '../pdu-form/typed-field.tsx'
import { useLanguage } from '../use-language.ts'
import { useChangeIntent, useDraftOptions } from './draft-holder.ts'
import './message-form.css'

/** One field of the message, drawn by its row: a switch, a number with its named values, or a line of text. */
export function IntentInput({
  name,
  kind,
  form,
  dataCoding,
}: {
  name: FormFieldName
  kind: IntentKind
  form: IntentForm
  /** data_coding that goes out, be it set by hand or left to the encoding. */
  dataCoding: number
}) {
  const draft = useDraftOptions()
  const changeIntent = useChangeIntent()
  const language = useLanguage()
  const choices = useMemo(() => namedChoices(name, form.offered, language), [name, form, language])
  const value = draft[name]
  const label = form.label?.[language] ?? name
  const placeholder = fill(form.placeholder?.[language] ?? '', { value: hexNumber(dataCoding) })
  // Each control gives back values of the type that it was given.
  const change = (next: unknown) => changeIntent({ [name]: next })
  if (kind.type === 'flag') {
    return (
      <FormControlLabel
        className="flag-switch"
        control={<Switch checked={value === true} onChange={(event) => change(event.target.checked)} />}
        label={label}
      />
    )
  }
  const help = form.help?.[language] ?? null
  if (kind.type !== 'integer') {
    return (
      <TypedField
        label={label}
        value={String(value)}
        placeholder={placeholder}
        words={help}
        {...(kind.type === 'text' ? { maxLength: kind.max } : {})}
        onChange={change}
      />
    )
  }
  const number = typeof value === 'number' ? value : null
  const max = name === 'reference' ? largestReference(draft) : kind.max
  return (
    <OctetField
      label={label}
      value={name === 'reference' ? draft.reference & max : number}
      min={kind.min}
      max={max}
      {...(usualIntent[name] === null ? { whenEmpty: null } : {})}
      placeholder={placeholder}
      words={help ?? valueWords(name, name === 'data_coding' ? dataCoding : number, language)}
      {...(choices === null ? {} : { choices })}
      onChange={change}
    />
  )
}

function valueWords(name: FormFieldName, value: number | null, language: Language): string | null {
  return value === null ? null : describeValue(`submit_sm.${name}`, value, language)
}

/** The header of the method udh8 has one octet for it. */
function largestReference({ method }: DraftOptions): number {
  return method === 'udh8' ? 0xff : 0xffff
}

function namedChoices(
  name: FormFieldName,
  offered: readonly number[] | undefined,
  language: Language,
): readonly NamedOctet[] | null {
  if (offered === undefined) return null
  return offered.map((value) => ({
    value,
    label: valueWords(name, value, language) ?? String(value),
  }))
}
