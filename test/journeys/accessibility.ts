import axe from 'axe-core'
import type { Page } from 'playwright/test'
import { expect } from './workbench.ts'

/** What depends on colours or words; the rest of the page is the same in both languages and themes, and held once. */
const ofLook = [
  ...['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'],
  ...['label-content-name-mismatch', 'label', 'select-name', 'button-name', 'link-name', 'summary-name'],
  ...['aria-command-name', 'aria-dialog-name', 'aria-input-field-name', 'aria-toggle-field-name'],
  ...[
    'aria-tooltip-name',
    'empty-heading',
    'document-title',
    'html-has-lang',
    'html-lang-valid',
    'valid-lang',
  ],
]
/** What is held: WCAG 2.2 A and AA, and axe's best practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Readies the page: states are what is looked at, not the way between them. */
export async function bringAxe(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
  // Evaluated through the debugger, which the page's policy on scripts does not bind.
  await page.evaluate(axe.source)
}

/**
 * Holds the window as it stands against axe, in English and light, then in Russian and dark: both languages and both
 * themes, for a label does not depend on a colour. `within` is what is new in this state; else the whole window.
 */
export async function expectAccessible(page: Page, state: string, within = 'body'): Promise<void> {
  await expect(page.locator(within).first(), state).toBeVisible()
  const found = await violations(page, within, 'en light', { type: 'tag', values: tags })
  await turn(page, 'ru', 'dark')
  found.push(...(await violations(page, within, 'ru dark', { type: 'rule', values: ofLook })))
  await turn(page, 'en', 'light')
  expect.soft(found, state).toEqual([])
}

/** As above for a window without a host, which can switch nothing: in English alone, its own colours in both themes. */
export async function expectAccessibleAlone(page: Page, state: string): Promise<void> {
  const found = await violations(page, 'body', 'en light', { type: 'tag', values: tags })
  const theme = (name: string) =>
    page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), name)
  await theme('dark')
  found.push(...(await violations(page, '.host-gone', 'dark', { type: 'rule', values: ofLook })))
  found.push(...(await violations(page, '.chips', 'dark', { type: 'rule', values: ofLook })))
  await theme('light')
  expect.soft(found, state).toEqual([])
}

/** Presses the switches of the status bar, a dialog before them or not. */
async function turn(page: Page, language: string, theme: string): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('.status-bar button')) element.click()
  })
  await expect(page.locator(`html[lang=${language}][data-theme=${theme}]`)).toHaveCount(1)
}

/** One line for each element that breaks a rule. */
async function violations(page: Page, within: string, look: string, runOnly: axe.RunOnly): Promise<string[]> {
  const lines = await page.evaluate(
    async ({ within: place, runOnly: chosen }) => {
      const { axe: running } = window as unknown as { axe: typeof axe }
      const { violations: broken } = await running.run(place, {
        runOnly: chosen,
        resultTypes: ['violations'],
      })
      return broken.flatMap(({ id, nodes }) =>
        nodes.map(({ target, any }) => `${id}: ${target.join(' ')} · ${any[0]?.message ?? ''}`),
      )
    },
    { within, runOnly },
  )
  return lines.map((line) => `${look} ${line}`)
}
