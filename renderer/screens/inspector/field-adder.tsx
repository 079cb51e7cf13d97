import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldNames, filterField, nearestField } from '../../../shared/filter/field-table.ts'
import { FormField } from '../../parts/form-field.tsx'
import { addFieldColumn } from '../../stores/columns-store.ts'

/** Each field once: the names with smpp. before them are others of the same. */
export const offeredFields = fieldNames.filter((name) => !name.startsWith('smpp.'))

const examples = 'destination_addr, tlv.0x1400, receipt.stat …'

/** A field of the filter, typed or chosen, to be shown as a column. */
export function FieldAdder({ isFull }: { isFull: boolean }) {
  const { t } = useTranslation('list')
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const name = typed.trim()
  const add = () => {
    if (filterField(name) === null) return setRefused(name)
    addFieldColumn(name)
    setTyped('')
  }
  const near = refused === null ? '' : nearestField(refused)
  const problem =
    refused === null
      ? undefined
      : t(near === '' ? 'columns.unknown' : 'columns.unknownNear', { name: refused, near })
  return (
    <form
      className="columns-field"
      onSubmit={(event) => {
        event.preventDefault()
        if (name !== '' && !isFull) add()
      }}
    >
      <FormField label={t('columns.field')} problem={problem}>
        {(ids) => (
          <>
            <input
              {...ids}
              className="search-input mono"
              list={`${ids.id}-fields`}
              placeholder={examples}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value)
                setRefused(null)
              }}
            />
            <datalist id={`${ids.id}-fields`}>
              {offeredFields.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          </>
        )}
      </FormField>
      <Button type="submit" variant="outlined" disabled={name === '' || isFull}>
        {t('columns.add')}
      </Button>
    </form>
  )
}
