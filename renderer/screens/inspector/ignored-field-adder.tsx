import Button from '@mui/material/Button'
import Chip from '@mui/material/Chip'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostIgnored } from '../../../shared/contract/capture-diff.ts'
import { usuallyIgnored } from '../../../shared/diff/ignored-fields.ts'
import { isComparedName } from '../../../shared/diff/ignored-names.ts'
import { nearestField } from '../../../shared/filter/field-table.ts'
import { changeDiffForm } from '../../stores/captures-diff-store.ts'
import { offeredFields } from './field-adder.tsx'
import './captures-diff.css'

/** Names of the filter, the same in every language. */
const examples = 'source_addr, receipt.err …'

/** Further fields that may differ, typed or chosen, and those there are. */
export function IgnoredFieldAdder({ further }: { further: readonly string[] }) {
  const { t } = useTranslation('diff')
  const { t: list } = useTranslation('list')
  const id = useId()
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const name = typed.trim()
  const isFull = further.length + usuallyIgnored.length >= mostIgnored
  const add = () => {
    if (name === '' || isFull) return
    if (!isComparedName(name)) return setRefused(name)
    if (!further.includes(name)) changeDiffForm({ further: [...further, name] })
    setTyped('')
  }
  const near = refused === null ? '' : nearestField(refused)
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
        <input
          className="search-input mono captures-diff-field"
          list={`${id}-fields`}
          aria-label={t('further')}
          aria-invalid={refused !== null}
          aria-describedby={`${id}-said`}
          placeholder={examples}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setRefused(null)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // The form is not sent by it.
            event.preventDefault()
            add()
          }}
        />
        <datalist id={`${id}-fields`}>
          {offeredFields.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <Button variant="outlined" disabled={name === '' || isFull} onClick={add}>
          {list('columns.add')}
        </Button>
      </span>
      <span id={`${id}-said`} className="bad" role={refused === null ? undefined : 'alert'}>
        {refused !== null &&
          list(near === '' ? 'columns.unknown' : 'columns.unknownNear', { name: refused, near })}
      </span>
    </>
  )
}
