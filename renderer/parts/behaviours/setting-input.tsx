import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import { optionWords } from '../../../shared/simulator/option-words.ts'
import {
  initialGroup,
  initialVariant,
  type Setting,
  type SettingField,
} from '../../../shared/simulator/setting-field.ts'
import { FormField } from '../form-field.tsx'
import { NumberInput } from '../number-input.tsx'
import { SelectInput } from '../select-input.tsx'
import { TextInput } from '../text-input.tsx'
import { useLanguage } from '../use-language.ts'
import { BehaviourFilter } from './behaviour-filter.tsx'
import { ChoicesInput } from './choices-input.tsx'
import { SettingGroup } from './setting-group.tsx'
import { SettingList } from './setting-list.tsx'
import { problemText, type SettingProps } from './setting-problems.ts'
import { StatusInput } from './status-input.tsx'
import { WordsInput } from './words-input.tsx'
import './behaviours.css'

/** A value edited as its schema says, with what is wrong with it below. */
export function SettingInput(props: SettingProps) {
  const { path, label, field, value, problems, onChange } = props
  const { t } = useTranslation('behaviours')
  const language = useLanguage()
  const nested = nestedInput(props)
  if (nested !== null) return nested
  const problem = problemText(problems.get(path), field, language, t)
  return (
    <FormField label={label} problem={problem} path={path}>
      {(ids) => {
        switch (field.kind) {
          case 'number':
            return (
              <NumberInput
                ids={ids}
                value={typeof value === 'number' ? value : Number.NaN}
                {...(field.unit === null ? {} : { unit: field.unit[language] })}
                onChange={onChange}
              />
            )
          case 'switch':
            return (
              <Switch
                checked={value === true}
                onChange={(_event, isOn) => onChange(isOn)}
                slotProps={{ input: { id: ids.id } }}
              />
            )
          case 'choice':
            return (
              <SelectInput
                ids={ids}
                value={textOf(value)}
                choices={field.options.map((option) => ({
                  value: option,
                  label: optionWords(option)[language],
                }))}
                onChange={onChange}
              />
            )
          case 'choices':
            return (
              <ChoicesInput
                ids={ids}
                label={label}
                options={field.options}
                value={textsOf(value)}
                onChange={onChange}
              />
            )
          case 'status':
            return <StatusInput ids={ids} label={label} value={value} onChange={onChange} />
          case 'filter':
            return <BehaviourFilter value={textOf(value)} onChange={onChange} />
          case 'words':
          case 'numbers':
            return (
              <WordsInput
                ids={ids}
                label={label}
                value={textsOf(value)}
                onChange={(words) => onChange(field.kind === 'words' ? words : words.map(Number))}
              />
            )
          default:
            return <TextInput ids={ids} isMono value={textOf(value)} onChange={onChange} />
        }
      }}
    </FormField>
  )
}

/** The input of a value that has others inside; null for one that has none. */
function nestedInput(props: SettingProps) {
  const { path, label, field, value, problems, onChange } = props
  switch (field.kind) {
    case 'flag':
      return <p className="setting-flag">{label}</p>
    case 'group':
      return (
        <SettingGroup
          Input={SettingInput}
          {...{ path, problems, onChange }}
          label={label}
          settings={field.settings}
          value={recordOf(value)}
        />
      )
    case 'list':
      return (
        <SettingList
          Input={SettingInput}
          {...{ path, label, problems, onChange }}
          item={field.item}
          value={Array.isArray(value) ? value : []}
        />
      )
    case 'variants':
      return <VariantInput {...props} field={field} />
    default:
      return null
  }
}

function VariantInput({
  path,
  label,
  field,
  value,
  problems,
  onChange,
}: SettingProps & { field: Extract<SettingField, { kind: 'variants' }> }) {
  const language = useLanguage()
  const record = recordOf(value)
  const chosen = field.variants.find((variant) => variant.value === record[field.key]) ?? field.variants[0]
  const settings: readonly Setting[] = chosen?.settings ?? []
  const own = { [field.key]: chosen?.value ?? '' }
  return (
    <div className="setting-variant">
      <FormField label={label} path={`${path}.${field.key}`}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={chosen?.value ?? ''}
            choices={field.variants.map((variant) => ({
              value: variant.value,
              label: variant.title[language],
            }))}
            onChange={(wanted) => {
              const variant = field.variants.find((one) => one.value === wanted)
              // What both have goes over: a mean stays a mean.
              if (variant !== undefined)
                onChange({ ...initialVariant(field.key, variant), ...shared(record, variant.settings) })
            }}
          />
        )}
      </FormField>
      <SettingGroup
        Input={SettingInput}
        path={path}
        label={null}
        settings={settings}
        value={record}
        problems={problems}
        onChange={(changed) => onChange({ ...own, ...changed })}
      />
    </div>
  )
}

/** The values that other settings of the same name and kind can take over. */
function shared(
  record: Readonly<Record<string, unknown>>,
  settings: readonly Setting[],
): Record<string, unknown> {
  const initial = initialGroup(settings)
  const kept = settings.filter(({ key }) => key in record && typeof record[key] === typeof initial[key])
  return Object.fromEntries(
    kept.filter(({ field }) => field.kind === 'number').map(({ key }) => [key, record[key]]),
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
