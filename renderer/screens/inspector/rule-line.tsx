import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined'
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined'
import CloseOutlined from '@mui/icons-material/CloseOutlined'
import IconButton from '@mui/material/IconButton'
import Switch from '@mui/material/Switch'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { filterFaultText } from '../../../shared/filter/filter-fault-table.ts'
import { faultOf } from '../../parts/filter/filter-fault.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { type ColorRule, ruleBounds } from '../../stores/kept-rules.ts'
import { changeRule, moveRule, putRules, removeRule, useRules } from '../../stores/rules-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { RuleLook } from './rule-look.tsx'
import { ruleName } from './rule-sign.tsx'

interface RuleLineProps {
  readonly rule: ColorRule
  readonly isFirst: boolean
  readonly isLast: boolean
  /** It was just made. */
  readonly takesFocus: boolean
}

/** A rule: whether it is on, its look, its name and its filter, with what is wrong with that. */
export function RuleLine({ rule, isFirst, isLast, takesFocus }: RuleLineProps) {
  const { t } = useTranslation('list')
  const id = useId()
  const name = ruleName(rule, t)
  const problem = useProblem(rule.filter)
  const change = (to: Partial<ColorRule>) => changeRule(rule.id, to)
  return (
    <li className={rule.isOn ? 'rule-line' : 'rule-line is-off'}>
      <Switch
        checked={rule.isOn}
        slotProps={{ input: { 'aria-label': t('rules.on', { rule: name }) } }}
        onChange={(_event, isOn) => change({ isOn })}
      />
      <RuleLook rule={rule} />
      <input
        className="search-input"
        aria-label={t('rules.name')}
        placeholder={name === '' ? t('rules.name') : name}
        maxLength={ruleBounds.nameUnits}
        value={rule.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <span className="rule-filter">
        <input
          className="search-input mono"
          aria-label={t('rules.filter')}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          // biome-ignore lint/a11y/noAutofocus: the rule was just asked for
          autoFocus={takesFocus}
          spellCheck={false}
          maxLength={ruleBounds.filterUnits}
          value={rule.filter}
          onChange={({ target }) => change({ filter: target.value })}
        />
        <span id={`${id}-problem`} className={rule.filter.trim() === '' ? 'dim' : 'bad'}>
          {problem}
        </span>
      </span>
      <RuleActions id={rule.id} name={name} isFirst={isFirst} isLast={isLast} />
    </li>
  )
}

/** Why the filter finds nothing; null where it can be read. */
function useProblem(filter: string): string | null {
  const { t } = useTranslation('list')
  const language = useLanguage()
  if (filter.trim() === '') return t('rules.noFilter')
  const fault = faultOf(filter)
  return fault === null ? null : filterFaultText(fault, language)
}

function RuleActions({
  id,
  name,
  isFirst,
  isLast,
}: {
  id: string
  name: string
  isFirst: boolean
  isLast: boolean
}) {
  const { t } = useTranslation('list')
  const remove = () => {
    const before = useRules.getState().rules
    removeRule(id)
    notifyDone(t('rules.removed'), { label: t('rules.undo'), run: () => putRules(before) })
  }
  return (
    <span className="rule-actions">
      <IconButton
        aria-label={t('rules.up', { rule: name })}
        disabled={isFirst}
        onClick={() => moveRule(id, -1)}
      >
        <ArrowUpwardOutlined fontSize="inherit" />
      </IconButton>
      <IconButton
        aria-label={t('rules.down', { rule: name })}
        disabled={isLast}
        onClick={() => moveRule(id, 1)}
      >
        <ArrowDownwardOutlined fontSize="inherit" />
      </IconButton>
      <IconButton aria-label={t('rules.remove', { rule: name })} onClick={remove}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </span>
  )
}
