import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tokens } from '../../../renderer/app/theme.ts'
import { ruleColors } from '../../../renderer/stores/kept-rules.ts'

const css = readFileSync(join(import.meta.dirname, '../../../renderer/app/app.css'), 'utf8')
const blocks = {
  light: /:root \{([^}]*)\}/.exec(css)?.[1] ?? '',
  dark: /:root\[data-theme="dark"\] \{([^}]*)\}/.exec(css)?.[1] ?? '',
}

/** WCAG 2.2: relative luminance of #rrggbb. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const written = (scheme: 'light' | 'dark') =>
  Object.fromEntries(
    [...blocks[scheme].matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  )

const grounds = ['pane', 'ground', 'raised', 'hover', 'accent-soft', 'warn-soft', 'bad-soft', 'ok-soft']

describe.each(['light', 'dark'] as const)('the %s theme', (scheme) => {
  test('has the same colours in the style sheet and in MUI', () => {
    expect(written(scheme)).toMatchObject(tokens[scheme])
  })

  test.each(['text', 'dim', 'accent', 'ok', 'warn', 'bad', 'received'])(
    'shows %s text with the contrast that AA asks for',
    (name) => {
      const color = written(scheme)[name] ?? ''
      for (const behind of [...grounds, ...ruleColors.map((one) => `rule-${one}`)]) {
        // Grey rows keep the ground of the others.
        const shade = written(scheme)[behind === 'rule-grey' ? 'ground' : behind] ?? ''
        expect(contrast(color, shade), behind).toBeGreaterThanOrEqual(4.5)
      }
    },
  )
})
