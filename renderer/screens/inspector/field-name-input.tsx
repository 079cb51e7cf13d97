import type { TFunction } from 'i18next'
import { type ComponentProps, useState } from 'react'
import { fieldNames, nearestField } from '../../../shared/filter/field-table.ts'

/** Each field once: the names with smpp. before them are others of the same. */
const offeredFields = fieldNames.filter((name) => !name.startsWith('smpp.'))

export interface TypedField {
  readonly typed: string
  /** Without spaces around it. */
  readonly name: string
  /** What is wrong with the name that was last tried; null when nothing is. */
  readonly problem: string | null
  readonly type: (typed: string) => void
  /** There is no such field. */
  readonly refuse: () => void
}

/** The name of a field as it is typed. */
export function useTypedField(list: TFunction<'list'>): TypedField {
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const name = typed.trim()
  const near = refused === null ? '' : nearestField(refused)
  return {
    typed,
    name,
    problem:
      refused === null
        ? null
        : list(near === '' ? 'columns.unknown' : 'columns.unknownNear', { name: refused, near }),
    type: (text) => {
      setTyped(text)
      setRefused(null)
    },
    refuse: () => setRefused(name),
  }
}

type InputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'list'>

/** The name of a field of the filter, typed or chosen. */
export function FieldNameInput({
  field: { typed, type },
  id,
  className = '',
  ...input
}: InputProps & { readonly field: TypedField; readonly id: string }) {
  return (
    <>
      <input
        {...input}
        id={id}
        className={`search-input mono ${className}`}
        list={`${id}-fields`}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      <datalist id={`${id}-fields`}>
        {offeredFields.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  )
}
