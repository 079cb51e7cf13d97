import type { TFunction } from 'i18next'
import { type ComponentProps, useState } from 'react'
import { pduFields } from '../../../shared/filter/field-table.ts'
import type { AnyFieldTable } from '../../../shared/filter/filter-field.ts'
import '../parts.css'

export interface TypedField {
  readonly typed: string
  /** Without spaces around it. */
  readonly name: string
  /** What is wrong with the name that was last tried; null when nothing is. */
  readonly problem: string | null
  readonly type: (typed: string) => void
  /** There is no such field. */
  readonly refuse: () => void
  /** Each field once: the names with smpp. before them are others of the same. */
  readonly offered: readonly string[]
}

/** The name of a field as it is typed. */
export function useTypedField(list: TFunction<'list'>, table: AnyFieldTable = pduFields): TypedField {
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const name = typed.trim()
  const near = refused === null ? '' : String(table.refusal(refused).detail['near'] ?? '')
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
    offered: table.listed.flatMap(({ names }) => names.filter((one) => !one.startsWith('smpp.'))),
  }
}

type InputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'list'>

/** The name of a field of the filter, typed or chosen. */
export function FieldNameInput({
  field: { typed, type, offered },
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
        {offered.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  )
}
