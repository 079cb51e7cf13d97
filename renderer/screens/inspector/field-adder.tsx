import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { filterField } from '../../../shared/filter/field-table.ts'
import { FormField } from '../../parts/form-field.tsx'
import { addFieldColumn } from '../../stores/columns-store.ts'
import { FieldNameInput, useTypedField } from './field-name-input.tsx'

const examples = 'destination_addr, tlv.0x1400, receipt.stat …'

/** A field of the filter, typed or chosen, to be shown as a column. */
export function FieldAdder({ isFull }: { isFull: boolean }) {
  const { t } = useTranslation('list')
  const field = useTypedField(t)
  const { name, problem } = field
  const add = () => {
    if (filterField(name) === null) return field.refuse()
    addFieldColumn(name)
    field.type('')
  }
  return (
    <form
      className="columns-field"
      onSubmit={(event) => {
        event.preventDefault()
        if (name !== '' && !isFull) add()
      }}
    >
      <FormField label={t('columns.field')} problem={problem ?? undefined}>
        {(ids) => <FieldNameInput {...ids} field={field} placeholder={examples} />}
      </FormField>
      <Button type="submit" variant="outlined" disabled={name === '' || isFull}>
        {t('columns.add')}
      </Button>
    </form>
  )
}
