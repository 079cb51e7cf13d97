import { useTranslation } from 'react-i18next'
import { charsets } from '../../../shared/contract/bulk.ts'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { FormField } from '../../parts/form-field.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { readAgain } from '../../stores/bulk-store.ts'

const delimiters = [
  { value: ',', name: 'comma' },
  { value: ';', name: 'semicolon' },
  { value: '\t', name: 'tab' },
  { value: '|', name: 'bar' },
] as const

/** How the file is read; another choice reads its first rows again. */
export function FormatFields({ preview }: { preview: CallOutput<'bulk.preview'> }) {
  const { t } = useTranslation('bulk')
  const { kind, format } = preview
  return (
    <>
      {kind === 'csv' && (
        <>
          <FormField label={t('columns.charset')}>
            {(ids) => (
              <SelectInput
                ids={ids}
                value={format.charset}
                choices={charsets.map((value) => ({ value, label: value }))}
                onChange={(charset) => void readAgain({ ...format, charset })}
              />
            )}
          </FormField>
          <FormField label={t('columns.delimiter')}>
            {(ids) => (
              <SelectInput
                ids={ids}
                value={format.delimiter}
                choices={delimiters.map(({ value, name }) => ({ value, label: t(`delimiter.${name}`) }))}
                onChange={(delimiter) => void readAgain({ ...format, delimiter })}
              />
            )}
          </FormField>
        </>
      )}
      <FormField label={t('columns.header')}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={format.hasHeader ? 'yes' : 'no'}
            choices={[
              { value: 'yes', label: t('columns.headerYes') },
              { value: 'no', label: t('columns.headerNo') },
            ]}
            onChange={(value) => void readAgain({ ...format, hasHeader: value === 'yes' })}
          />
        )}
      </FormField>
    </>
  )
}
