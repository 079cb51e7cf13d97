import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { planRow } from '../../../shared/bulk/plan-row.ts'
import { rowProblemText } from '../../../shared/bulk/row-problem.ts'
import { columnIndex, templateNames } from '../../../shared/bulk/template.ts'
import { type BulkPlan, charsets } from '../../../shared/contract/bulk.ts'
import { messageEncodings, messageMethods } from '../../../shared/text/message-options.ts'
import { FormField } from '../../parts/form-field.tsx'
import { NumberInput } from '../../parts/number-input.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { type BulkFile, createRun, readAgain, selectRun, useBulk } from '../../stores/bulk-store.ts'
import { useComposer } from '../../stores/composer-store.ts'
import { firstPlan } from './first-plan.ts'

const delimiters = [
  { value: ',', name: 'comma' },
  { value: ';', name: 'semicolon' },
  { value: '\t', name: 'tab' },
  { value: '|', name: 'bar' },
] as const

/** What each column is, and the text with its variables. */
export function ColumnsStep({ file }: { file: BulkFile }) {
  const { t } = useTranslation('bulk')
  const { t: composer } = useTranslation('composer')
  const isBusy = useBulk((state) => state.isBusy)
  const { preview } = file
  const { columns, format } = preview
  const [plan, setPlan] = useState(() => firstPlan(preview, useComposer.getState().draft))
  const { intent } = plan
  const change = (part: Partial<BulkPlan>) => setPlan({ ...plan, ...part })
  const changeIntent = (part: Partial<BulkPlan['intent']>) => change({ intent: { ...intent, ...part } })
  const unknown = templateNames(`${intent.text}${plan.sender}`).filter(
    (name) => columnIndex(columns, name) === -1,
  )
  const isValid = intent.text !== '' && unknown.length === 0 && plan.maxParts >= 1 && plan.maxParts <= 255
  return (
    <div className="bulk-step">
      <h2>
        <span className="foreign">{file.name}</span> · {t('steps.columns')}
      </h2>
      <div className="bulk-fields">
        {preview.kind === 'csv' && (
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
        <FormField label={t('columns.destination')} wire="destination_addr">
          {(ids) => (
            <SelectInput
              ids={ids}
              value={plan.destinationColumn}
              choices={columns.map((label, value) => ({ value, label }))}
              onChange={(destinationColumn) => change({ destinationColumn })}
            />
          )}
        </FormField>
        <FormField label={t('columns.sender')} wire="source_addr" hint={t('columns.senderHint')}>
          {(ids) => (
            <TextInput ids={ids} value={plan.sender} onChange={(sender) => change({ sender })} isMono />
          )}
        </FormField>
        <FormField label={t('columns.encoding')}>
          {(ids) => (
            <SelectInput
              ids={ids}
              value={intent.encoding}
              choices={messageEncodings.map((value) => ({ value, label: composer(`encoding.${value}`) }))}
              onChange={(encoding) => changeIntent({ encoding })}
            />
          )}
        </FormField>
        <FormField label={t('columns.method')}>
          {(ids) => (
            <SelectInput
              ids={ids}
              value={intent.method}
              choices={messageMethods.map((value) => ({ value, label: composer(`method.${value}`) }))}
              onChange={(method) => changeIntent({ method })}
            />
          )}
        </FormField>
        <FormField label={t('columns.receipt')} wire="registered_delivery">
          {(ids) => (
            <SelectInput
              ids={ids}
              value={intent.registered_delivery}
              choices={[
                { value: 1, label: t('columns.receiptYes') },
                { value: 0, label: t('columns.receiptNo') },
              ]}
              onChange={(registered_delivery) => changeIntent({ registered_delivery })}
            />
          )}
        </FormField>
        <FormField label={t('columns.maxParts')}>
          {(ids) => (
            <NumberInput ids={ids} value={plan.maxParts} onChange={(maxParts) => change({ maxParts })} />
          )}
        </FormField>
      </div>
      <FormField
        label={t('columns.text')}
        problem={unknown.length > 0 ? t('columns.unknown', { names: unknown.join(', ') }) : undefined}
      >
        {(ids) => (
          <TextInput ids={ids} value={intent.text} rows={4} onChange={(text) => changeIntent({ text })} />
        )}
      </FormField>
      <div className="bulk-variables">
        {columns.map((name) => (
          <button
            key={name}
            type="button"
            className="link-button mono"
            aria-label={t('columns.insert', { name })}
            onClick={() => changeIntent({ text: `${intent.text}{{${name}}}` })}
          >
            {`{{${name}}}`}
          </button>
        ))}
      </div>
      <Example plan={plan} columns={columns} cells={preview.rows[0] ?? []} />
      <PreviewTable columns={columns} rows={preview.rows} />
      <div className="bulk-actions">
        <Button variant="outlined" onClick={() => selectRun(null)}>
          {t('columns.back')}
        </Button>
        <Button variant="contained" disabled={!isValid || isBusy} onClick={() => void createRun(plan)}>
          {t('columns.check')}
        </Button>
      </div>
    </div>
  )
}

function Example({
  plan,
  columns,
  cells,
}: {
  plan: BulkPlan
  columns: readonly string[]
  cells: readonly string[]
}) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const { built, problem } = planRow(plan, columns, 1, cells)
  return (
    <p className="bulk-example">
      <span className="dim">{t('columns.example')}</span>{' '}
      {built === null ? (
        <span className="bad">{rowProblemText(problem, language)}</span>
      ) : (
        <>
          <span className="foreign">{built.plan.segments.map((segment) => segment.text).join('')}</span>
          <span className="dim">
            {' '}
            · {t('parts', { count: built.submits.length, formatted: built.submits.length })}
          </span>
        </>
      )}
    </p>
  )
}

function PreviewTable({
  columns,
  rows,
}: {
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}) {
  const { t } = useTranslation('bulk')
  return (
    // Keyboards scroll what they can focus.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <section className="bulk-table" aria-label={t('columns.firstRows')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
            <tr key={row}>
              {columns.map((name, index) => (
                <td key={name}>{cells[index] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
