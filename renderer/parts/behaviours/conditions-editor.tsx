import CloseOutlined from '@mui/icons-material/CloseOutlined'
import IconButton from '@mui/material/IconButton'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { conditionTable } from '../../../shared/simulator/condition-table.ts'
import { initialOf, settingField } from '../../../shared/simulator/setting-field.ts'
import { useLanguage } from '../use-language.ts'
import { AddSelect } from './add-select.tsx'
import { SettingInput } from './setting-input.tsx'
import type { SettingProblems } from './setting-problems.ts'

type ConditionKey = keyof typeof conditionTable
const keys = Object.keys(conditionTable) as ConditionKey[]

/** The conditions of a behaviour, all of which must hold: any of the table, each with the editor of its schema. */
export function ConditionsEditor({
  when,
  problems,
  onChange,
}: {
  when: Readonly<Record<string, unknown>>
  problems: SettingProblems
  onChange: (when: Record<string, unknown>) => void
}) {
  const { t } = useTranslation('behaviours')
  const language = useLanguage()
  const fields = useMemo(
    () => new Map(keys.map((key) => [key, settingField(conditionTable[key].schema)])),
    [],
  )
  const shown = keys.filter((key) => when[key] !== undefined)
  const absent = keys.filter((key) => when[key] === undefined)
  const add = (key: ConditionKey) => {
    const field = fields.get(key)
    if (field !== undefined) onChange({ ...when, [key]: conditionTable[key].example ?? initialOf(field) })
  }
  return (
    <fieldset className="setting-group">
      <legend className="setting-title">{t('when')}</legend>
      {shown.length === 0 && <p className="dim">{t('always')}</p>}
      {shown.map((key) => {
        const label = conditionTable[key].title[language]
        const field = fields.get(key)
        if (field === undefined) return null
        return (
          <div key={key} className="setting-item">
            <SettingInput
              path={`when.${key}`}
              label={label}
              field={field}
              value={when[key]}
              problems={problems}
              onChange={(value) => onChange({ ...when, [key]: value })}
            />
            <IconButton
              aria-label={t('without', { what: label })}
              onClick={() =>
                onChange(Object.fromEntries(Object.entries(when).filter(([other]) => other !== key)))
              }
            >
              <CloseOutlined fontSize="inherit" />
            </IconButton>
          </div>
        )
      })}
      <AddSelect
        label={t('addCondition')}
        choices={absent.map((key) => ({ value: key, label: conditionTable[key].title[language] }))}
        onAdd={(key) => {
          const known = keys.find((one) => one === key)
          if (known !== undefined) add(known)
        }}
      />
    </fieldset>
  )
}
