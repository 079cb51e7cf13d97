import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import type { FieldRow, ListKind } from '../../../shared/smpp/field-kinds.ts'
import type { ListItemDraft } from '../../stores/operations-store.ts'
import { type FieldProblem, variantRows } from './operation-draft.ts'
import { ValueField } from './value-field.tsx'

/** A list of a PDU: addresses and distribution lists, in wire order. */
export function ListField({
  row,
  kind,
  path,
  items,
  problems,
  onChange,
}: {
  row: FieldRow
  kind: ListKind
  path: string
  items: readonly ListItemDraft[]
  problems: Readonly<Record<string, FieldProblem>>
  onChange: (items: readonly ListItemDraft[]) => void
}) {
  const { t } = useTranslation('operations')
  const flags = Object.keys(kind.variants).map(Number)
  const change = (id: number, values: Readonly<Record<string, string>>) =>
    onChange(items.map((item) => (item.id === id ? { ...item, values } : item)))
  const add = (flag: number) =>
    onChange([...items, { id: Math.max(0, ...items.map(({ id }) => id)) + 1, flag, values: {} }])
  return (
    <fieldset className="op-wide op-list">
      <legend className="mono">
        {row.name} <span className="dim">({items.length})</span>
      </legend>
      {items.map((item, index) => (
        <div key={item.id} className="op-item">
          <span className="dim op-number">{index + 1}</span>
          <div className="op-grid">
            {variantRows(kind.variants, item, kind.flag).map((inner) => (
              <ValueField
                key={inner.name}
                row={inner}
                path={`${path}.${inner.name}`}
                value={item.values[inner.name] ?? ''}
                problem={problems[`${row.name}[${index}].${inner.name}`]}
                onChange={(value) => change(item.id, { ...item.values, [inner.name]: value })}
              />
            ))}
          </div>
          <IconButton
            aria-label={t('list.remove', { number: index + 1 })}
            onClick={() => onChange(items.filter(({ id }) => id !== item.id))}
          >
            <CloseOutlined fontSize="inherit" />
          </IconButton>
        </div>
      ))}
      <div className="op-buttons">
        {flags.map((flag) => (
          <Button key={flag} variant="outlined" onClick={() => add(flag)}>
            {kind.flag === 'dest_flag'
              ? t(flag === 1 ? 'list.addAddress' : 'list.addDistribution')
              : t('list.add')}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
