import CloseOutlined from '@mui/icons-material/CloseOutlined'
import IconButton from '@mui/material/IconButton'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { Setting } from '../../../shared/simulator/setting-field.ts'
import { useLanguage } from '../use-language.ts'
import { AddSelect } from './add-select.tsx'
import { problemText, type SettingProblems, type SettingProps } from './setting-problems.ts'
import '../parts.css'
import './behaviours.css'

/** The values of a group; those that are optional are added and taken away. */
export function SettingGroup({
  Input,
  path,
  label,
  settings,
  value,
  problems,
  onChange,
}: {
  /** The input of a value inside, which may have others inside itself. */
  Input: ComponentType<SettingProps>
  path: string
  /** null inside a group that has its own. */
  label: string | null
  settings: readonly Setting[]
  value: Readonly<Record<string, unknown>>
  problems: SettingProblems
  onChange: (value: Record<string, unknown>) => void
}) {
  const { t } = useTranslation('behaviours')
  const language = useLanguage()
  const shown = settings.filter(({ key, isOptional }) => !isOptional || value[key] !== undefined)
  const absent = settings.filter((setting) => !shown.includes(setting))
  const own = label === null ? undefined : problemText(problems.get(path), { kind: 'text' }, language, t)
  const set = (key: string, changed: unknown) => onChange({ ...value, [key]: changed })
  const without = (key: string) =>
    onChange(Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)))
  return (
    <fieldset className="setting-group">
      {label !== null && <legend className="form-label">{label}</legend>}
      <div className="setting-fields">
        {shown.map(({ key, title, field, isOptional }) => (
          <div key={key} className={isWide(field.kind) ? 'setting-field setting-wide' : 'setting-field'}>
            <Input
              path={`${path}.${key}`}
              label={title[language]}
              field={field}
              value={value[key]}
              problems={problems}
              onChange={(changed) => set(key, changed)}
            />
            {isOptional && (
              <IconButton aria-label={t('without', { what: title[language] })} onClick={() => without(key)}>
                <CloseOutlined fontSize="inherit" />
              </IconButton>
            )}
          </div>
        ))}
      </div>
      {own !== undefined && (
        <p className="bad form-said" role="alert">
          {own}
        </p>
      )}
      {absent.length > 0 && (
        <AddSelect
          label={t('addSetting')}
          choices={absent.map(({ key, title }) => ({ value: key, label: title[language] }))}
          onAdd={(key) => set(key, absent.find((setting) => setting.key === key)?.initial)}
        />
      )}
    </fieldset>
  )
}

function isWide(kind: Setting['field']['kind']): boolean {
  return kind === 'group' || kind === 'list' || kind === 'variants' || kind === 'filter'
}
