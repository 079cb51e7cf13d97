import type { TFunction } from 'i18next'
import { builtInRuleIds, type ColorRule } from '../../stores/kept-rules.ts'
import './row-rules.css'

/** The rule's own name; of one that was never named, what the workbench calls it, else its filter. */
export function ruleName({ id, name, filter }: ColorRule, t: TFunction<'list'>): string {
  if (name !== '') return name
  const builtIn = builtInRuleIds.find((known) => known === id)
  return builtIn === undefined ? filter : t(`rules.usual.${builtIn}`)
}

/** The sign of a rule in its colour, read out by its name. */
export function RuleSign({ rule, name }: { rule: Pick<ColorRule, 'color' | 'shape'>; name: string | null }) {
  return (
    <span className={`rule-sign rule-ink-${rule.color}`} title={name ?? undefined}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[rule.shape]} />
      </svg>
      {name !== null && <span className="visually-hidden">{name}</span>}
    </span>
  )
}

const shapes: Readonly<Record<ColorRule['shape'], string>> = {
  triangle: 'M6 1.2 11.4 10.8H.6Z',
  diamond: 'M6 .6 11.4 6 6 11.4.6 6Z',
  square: 'M1.6 1.6h8.8v8.8H1.6Z',
  circle: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Z',
  cross: 'M2.6 1 6 4.4 9.4 1 11 2.6 7.6 6 11 9.4 9.4 11 6 7.6 2.6 11 1 9.4 4.4 6 1 2.6Z',
  dash: 'M1 4.6h10v2.8H1Z',
}
