import { useTranslation } from 'react-i18next'
import { describeValue } from '../../../shared/inspect/describe.ts'
import { type EnumName, type EnumPart, enumTable } from '../../../shared/smpp/enum-table.ts'
import type { FieldRow } from '../../../shared/smpp/field-kinds.ts'
import { readWholeNumber } from '../../../shared/text/whole-number.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { ChoiceField } from '../../parts/pdu-form/choice-field.tsx'
import { numberTypeChoices } from '../../parts/pdu-form/number-type-choices.ts'
import { type NamedOctet, OctetMenu } from '../../parts/pdu-form/octet-menu.tsx'
import { TypedField } from '../../parts/pdu-form/typed-field.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import type { FieldProblem } from './operation-draft.ts'

/** One field of a PDU under its wire name: a number with its named values, or text with its octets counted. */
export function ValueField({
  row,
  path,
  label = row.name,
  value,
  problem,
  suggestions,
  onChange,
}: {
  row: FieldRow
  /** 'submit_multi.dest_address.dest_addr_ton': what describes its values. */
  path: string
  /** Its own name unless given. */
  label?: string
  value: string
  problem: FieldProblem | undefined
  /** Of a text: what may be meant. */
  suggestions?: readonly string[]
  onChange: (value: string) => void
}) {
  const { t } = useTranslation('operations')
  const language = useLanguage()
  const { kind } = row
  const { t: composer } = useTranslation('composer')
  const numberType = numberTypeOf(row)
  if (numberType !== null && problem === undefined) {
    const chosen = readWholeNumber(value) ?? 0
    return (
      <ChoiceField
        label={label}
        value={String(chosen)}
        choices={numberTypeChoices(numberType, language, composer('reserved'), chosen)}
        onChange={onChange}
      />
    )
  }
  const limit = kind.type === 'c-octet-string' ? kind.maxOctets - 1 : null
  const choices = namedChoices(row, path, language)
  return (
    <TypedField
      label={label}
      value={value}
      placeholder={kind.type === 'integer' ? '0' : ''}
      isWrong={problem !== undefined}
      words={
        problem === undefined ? (
          meaningOf(row, path, value, language)
        ) : (
          <span className="bad">{t(`problem.${problem}`)}</span>
        )
      }
      aside={
        limit !== null && (
          <span className={value.length > limit ? 'warn' : ''}>
            {value.length}/{limit}
          </span>
        )
      }
      menu={
        choices !== null && (
          <OctetMenu
            label={label}
            choices={choices}
            chosen={readWholeNumber(value)}
            onChoose={(chosen) => onChange(typedNumber(row, chosen))}
          />
        )
      }
      {...(suggestions === undefined ? {} : { suggestions })}
      onChange={onChange}
    />
  )
}

/** TON and NPI are chosen by name, as in a message. */
function numberTypeOf({ kind }: FieldRow): 'ton' | 'npi' | null {
  if (kind.type !== 'integer') return null
  return kind.values === 'ton' || kind.values === 'npi' ? kind.values : null
}

/** The value in words: of a number left empty its default, of a time the moment; null where it says everything. */
function meaningOf({ kind }: FieldRow, path: string, value: string, language: Language): string | null {
  if (kind.type === 'integer') {
    const number = value === '' ? 0 : readWholeNumber(value)
    return number === null ? null : describeValue(path, number, language)
  }
  const isTime = kind.type === 'c-octet-string' && kind.format === 'time'
  return isTime && value !== '' ? describeValue(path, value, language) : null
}

function partsOf({ kind }: FieldRow): readonly EnumPart[] {
  if (kind.type !== 'integer' || kind.values === null || kind.values === 'command_status') return []
  const name: EnumName = kind.values
  return enumTable[name]
}

/** The named values of a field; of a bit field each run of bits by itself, to be added up. null when it has none. */
function namedChoices(row: FieldRow, path: string, language: Language): readonly NamedOctet[] | null {
  const values = partsOf(row).flatMap((part, index) =>
    part.values.map(({ value }) => value).filter((value) => index === 0 || value !== 0),
  )
  if (values.length === 0) return null
  return [...new Set(values)].map((value) => ({
    value,
    label: describeValue(path, value, language) ?? typedNumber(row, value),
  }))
}

/** Small numbers of a field that is one choice in decimal; bits in hex. */
function typedNumber(row: FieldRow, value: number): string {
  return partsOf(row).length === 1 && value < 10 ? String(value) : hexNumber(value)
}
