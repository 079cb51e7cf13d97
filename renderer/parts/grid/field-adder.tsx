import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { ColumnList } from '../../stores/column-list.ts'
import { isField } from '../../stores/kept-columns.ts'
import { FieldNameInput, useTypedField } from '../filter/field-name-input.tsx'
import { FormField } from '../form-field.tsx'
import './columns-dialog.css'

interface FieldAdderProps {
  readonly list: ColumnList
  readonly isFull: boolean
  readonly examples: string
}

/** A field of the filter, typed or chosen, to be shown as a column. */
export function FieldAdder({ list, isFull, examples }: FieldAdderProps) {
  const { t } = useTranslation('list')
  const field = useTypedField(t, list.table)
  const { name, problem } = field
  const add = () => {
    if (!isField(name, list.table)) return field.refuse()
    list.addField(name)
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
