import { openComposer, text } from './composer.ts'
import { expect, goTo, ownRows, test } from './workbench.ts'

test('a mark that turns the direction of text is seen, turns nothing, and is copied as it came', async ({
  workbench,
}) => {
  const { page } = workbench
  const hostile = 'pay to \u202e54321 GB\u202c now'
  await openComposer(page)
  await text(page).fill(hostile)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('delivered').first()).toBeVisible()

  await goTo(page, 'Inspect')
  const row = ownRows(page).filter({ hasText: '54321' }).first()
  const mark = row.locator('.unseen').first()
  await expect(mark).toHaveAttribute('title', 'U+202E RIGHT-TO-LEFT OVERRIDE')
  const shown = await mark.evaluate((element) => getComputedStyle(element, '::before').content)
  expect(shown).toBe('"U+202E"')
  await expect(row).toContainText(hostile)
  await row.click()
  await expect(page.getByRole('treeitem').locator('.unseen').first()).toBeVisible()
})
