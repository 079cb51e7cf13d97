import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/form-field.tsx'
import { TextInput } from '../../parts/text-input.tsx'

/** The text of every row, and the columns that can be put into it where the cursor stands. */
export function TemplateInput({
  text,
  columns,
  onChange,
}: {
  text: string
  columns: readonly string[]
  onChange: (text: string) => void
}) {
  const { t } = useTranslation('bulk')
  const area = useRef<HTMLInputElement | HTMLTextAreaElement>(null)
  const insert = (name: string) => {
    const { selectionStart, selectionEnd } = area.current ?? {}
    const from = selectionStart ?? text.length
    const variable = `{{${name}}}`
    onChange(text.slice(0, from) + variable + text.slice(selectionEnd ?? from))
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(from + variable.length, from + variable.length)
    })
  }
  return (
    <div>
      <FormField label={t('columns.text')}>
        {(ids) => <TextInput ids={ids} value={text} rows={4} inputRef={area} onChange={onChange} />}
      </FormField>
      <div className="bulk-variables">
        <span className="dim">{t('columns.variables')}</span>
        {columns.map((name) => (
          <button
            key={name}
            type="button"
            className="link-button mono"
            aria-label={t('columns.insert', { name })}
            onClick={() => insert(name)}
          >
            {`{{${name}}}`}
          </button>
        ))}
      </div>
    </div>
  )
}
