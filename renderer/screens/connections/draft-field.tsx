import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldIds, FormField } from '../../parts/form-field.tsx'
import { NumberInput } from '../../parts/number-input.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import type { CardProps } from './card-props.ts'
import { oddityText, problemText } from './field-words.ts'

/** Properties of every field of the form; wrong and odd values are known by its path in the draft. */
interface DraftFieldProps extends Pick<CardProps, 'problems' | 'oddities' | 'fill'> {
  readonly path: string
  readonly label: string
  /** The field's name on the wire. */
  readonly wire?: string
  readonly help?: string
  readonly hint?: string
  readonly isWide?: boolean
}

/** A field of the connection form around any control. */
export function DraftField({
  problems,
  oddities,
  fill,
  path,
  isWide = false,
  children,
  ...words
}: DraftFieldProps & { readonly children: (ids: FieldIds) => ReactNode }) {
  const { t } = useTranslation('connections')
  const isFilled = fill.filled.some((row) => row.path === path)
  return (
    <FormField
      {...words}
      {...(isFilled ? { hint: t('fill.hint') } : {})}
      path={path}
      problem={problemText(problems[path], t)}
      warning={oddityText(oddities[path], t)}
      className={isWide ? 'conn-wide' : ''}
    >
      {children}
    </FormField>
  )
}

interface DraftTextProps extends DraftFieldProps {
  readonly value: string
  readonly placeholder?: string
  readonly isMono?: boolean
  readonly isFirst?: boolean
  readonly onChange: (value: string) => void
}

export function DraftText({
  value,
  placeholder = '',
  isMono = false,
  isFirst = false,
  onChange,
  ...field
}: DraftTextProps) {
  return (
    <DraftField {...field}>
      {(ids) => (
        <TextInput
          ids={ids}
          isMono={isMono}
          isFirst={isFirst}
          value={value}
          placeholder={placeholder}
          onChange={onChange}
        />
      )}
    </DraftField>
  )
}

interface DraftNumberProps extends DraftFieldProps {
  readonly value: number
  readonly unit?: string
  /** Shown, and not to be changed here. */
  readonly isFixed?: boolean
  readonly onChange: (value: number) => void
}

export function DraftNumber({ value, unit, isFixed = false, onChange, ...field }: DraftNumberProps) {
  return (
    <DraftField {...field}>
      {(ids) => (
        <NumberInput
          ids={ids}
          value={value}
          disabled={isFixed}
          {...(unit === undefined ? {} : { unit })}
          onChange={onChange}
        />
      )}
    </DraftField>
  )
}
