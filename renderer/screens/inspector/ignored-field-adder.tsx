import Button from '@mui/material/Button'
import Chip from '@mui/material/Chip'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { mostIgnored } from '../../../shared/contract/capture-diff.ts'
import { usuallyIgnored } from '../../../shared/diff/ignored-fields.ts'
import { isComparedName } from '../../../shared/diff/ignored-names.ts'
import { FieldNameInput, useTypedField } from '../../parts/filter/field-name-input.tsx'
import { changeDiffForm } from '../../stores/captures-diff-store.ts'
import './captures-diff.css'

/** Names of the filter, the same in every language. */
const examples = 'source_addr, receipt.err …'

/** Further fields that may differ, typed or chosen, and those there are. */
export function IgnoredFieldAdder({ further }: { further: readonly string[] }) {
  const { t } = useTranslation('diff')
  const { t: list } = useTranslation('list')
  const id = useId()
  const field = useTypedField(list)
  const { name, problem } = field
  const isFull = further.length + usuallyIgnored.length >= mostIgnored
  const add = () => {
    if (name === '' || isFull) return
    if (!isComparedName(name)) return field.refuse()
    if (!further.includes(name)) changeDiffForm({ further: [...further, name] })
    field.type('')
  }
  return (
    <>
      {further.map((one) => (
        <Chip
          key={one}
          size="small"
          className="mono"
          label={one}
          onDelete={() => changeDiffForm({ further: further.filter((other) => other !== one) })}
          slotProps={{ label: { title: t('removeField', { name: one }) } }}
        />
      ))}
      <span className="captures-diff-add">
        <FieldNameInput
          id={id}
          field={field}
          className="captures-diff-field"
          aria-label={t('further')}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-said`}
          placeholder={examples}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // The form is not sent by it.
            event.preventDefault()
            add()
          }}
        />
        <Button variant="outlined" disabled={name === '' || isFull} onClick={add}>
          {list('columns.add')}
        </Button>
      </span>
      <span id={`${id}-said`} className="bad" role={problem === null ? undefined : 'alert'}>
        {problem}
      </span>
    </>
  )
}
