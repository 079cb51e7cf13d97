import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { useTranslation } from 'react-i18next'
import { type ColorRule, ruleColors, ruleShapes } from '../../stores/kept-rules.ts'
import { changeRule } from '../../stores/rules-store.ts'
import { RuleSign } from './rule-sign.tsx'

/** The colour and the sign of a rule, each chosen from all there are. */
export function RuleLook({ rule }: { rule: ColorRule }) {
  const { t } = useTranslation('list')
  const { id, color, shape } = rule
  return (
    <>
      <Select<ColorRule['color']>
        className="rule-choice"
        value={color}
        inputProps={{ 'aria-label': t('rules.color') }}
        renderValue={(one) => <Shade color={one} />}
        onChange={({ target }) => changeRule(id, { color: target.value })}
      >
        {ruleColors.map((one) => (
          <MenuItem key={one} value={one} className="rule-option">
            <Shade color={one} /> {t(`rules.colors.${one}`)}
          </MenuItem>
        ))}
      </Select>
      <Select<ColorRule['shape']>
        className="rule-choice"
        value={shape}
        inputProps={{ 'aria-label': t('rules.shape') }}
        renderValue={(one) => <RuleSign rule={{ color, shape: one }} name={null} />}
        onChange={({ target }) => changeRule(id, { shape: target.value })}
      >
        {ruleShapes.map((one) => (
          <MenuItem key={one} value={one} className="rule-option">
            <RuleSign rule={{ color, shape: one }} name={null} /> {t(`rules.shapes.${one}`)}
          </MenuItem>
        ))}
      </Select>
    </>
  )
}

/** A piece of a row in the colour. */
function Shade({ color }: { color: ColorRule['color'] }) {
  return <span className={`rule-shade rule-${color} rule-ink-${color}`} aria-hidden="true" />
}
