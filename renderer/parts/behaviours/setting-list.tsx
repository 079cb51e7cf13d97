import AddOutlined from '@mui/icons-material/AddOutlined'
import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { initialOf, type SettingField } from '../../../shared/simulator/setting-field.ts'
import { useLanguage } from '../use-language.ts'
import { problemText, type SettingProblems, type SettingProps } from './setting-problems.ts'
import '../parts.css'
import './behaviours.css'

/** A list of groups, a line each. */
export function SettingList({
  Input,
  path,
  label,
  item,
  value,
  problems,
  onChange,
}: {
  /** The input of a value inside, which may have others inside itself. */
  Input: ComponentType<SettingProps>
  path: string
  label: string
  item: SettingField
  value: readonly unknown[]
  problems: SettingProblems
  onChange: (value: unknown[]) => void
}) {
  const { t } = useTranslation('behaviours')
  const language = useLanguage()
  const own = problemText(problems.get(path), { kind: 'text' }, language, t)
  return (
    <fieldset className="setting-group">
      <legend className="form-label">{label}</legend>
      {value.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items have no names; what is written lies in their values
        <div key={at} className="setting-item">
          <Input
            path={`${path}.${at}`}
            label={t('item', { number: at + 1 })}
            field={item}
            value={one}
            problems={problems}
            onChange={(changed) => onChange(value.map((other, place) => (place === at ? changed : other)))}
          />
          <IconButton
            aria-label={t('without', { what: t('item', { number: at + 1 }) })}
            disabled={value.length === 1}
            onClick={() => onChange(value.filter((_one, place) => place !== at))}
          >
            <CloseOutlined fontSize="inherit" />
          </IconButton>
        </div>
      ))}
      {own !== undefined && (
        <p className="bad form-said" role="alert">
          {own}
        </p>
      )}
      <Button size="small" startIcon={<AddOutlined />} onClick={() => onChange([...value, initialOf(item)])}>
        {t('addItem')}
      </Button>
    </fieldset>
  )
}
