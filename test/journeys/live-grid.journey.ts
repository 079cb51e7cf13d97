import type { Locator, Page } from 'playwright/test'
import { expect, goTo, test } from './workbench.ts'

/** A run of 400 messages on its way, slow enough to be watched. */
async function startRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('grid', { name: 'Captured PDUs' }).getByText('DELIVRD')).toHaveCount(2)
  await goTo(page, 'Many')
  const csv = ['phone', ...Array.from({ length: 400 }, (_, row) => `7917${1_000_000 + row}`)].join('\n')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByLabel('From', { exact: true }).fill('ALPHA')
  await page.getByLabel('Text', { exact: true }).fill('Hello')
  await page.getByRole('button', { name: 'Check all rows' }).click()
  await page.getByLabel('Parts per second').fill('40')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

const rowCount = async (grid: Locator) => Number(await grid.getAttribute('aria-rowcount'))
const below = (grid: Locator) =>
  grid.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)
/** What the reader sees: the rows whose tops are in view. */
const inView = (grid: Locator) =>
  grid.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return [...element.querySelectorAll('[role=row]')]
      .filter((row) => {
        const at = row.getBoundingClientRect().top
        return at > top + 30 && at < bottom
      })
      .map((row) => row.id)
      .toSorted()
  })

test('the list follows its end, and what is read does not move while traffic passes', async ({
  workbench: { page },
}) => {
  await startRun(page)
  await goTo(page, 'Inspect')
  const grid = page.getByRole('grid', { name: 'Captured PDUs' })
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  // Its word says what it is, and what a press does where it is not.
  const live = page.getByRole('button', { name: /^(Live|Follow)$/ })

  await test.step('it follows', async () => {
    await expect.poll(() => rowCount(grid)).toBeGreaterThan(150)
    await expect(live).toHaveAttribute('aria-pressed', 'true')
    await expect.poll(() => below(grid)).toBeLessThan(40)
  })

  await test.step('scrolled up, the rows in view stay, and new ones are counted', async () => {
    await grid.hover()
    await page.mouse.wheel(0, -600)
    await expect(live).toHaveAttribute('aria-pressed', 'false')
    const seen = await inView(grid)
    expect(seen.length).toBeGreaterThan(5)
    const before = await rowCount(grid)
    await expect.poll(() => rowCount(grid)).toBeGreaterThan(before + 60)
    expect(await inView(grid)).toEqual(seen)
    await expect(page.getByRole('button', { name: /^↓ \d+ new/ })).toBeVisible()
  })

  await test.step('another room and back, they still stand there', async () => {
    const seen = await inView(grid)
    await goTo(page, 'Messages')
    await goTo(page, 'Inspect')
    expect(await inView(grid)).toEqual(seen)
  })

  await test.step('the keys walk the rows, and End leads back to the following', async () => {
    await grid.press('Home')
    const chosen = grid.locator('[role=row][aria-selected=true]')
    // Events stand between the PDUs, and before the first.
    await expect(chosen).toHaveAttribute('id', 'inspector-1')
    const first = Number(await chosen.getAttribute('aria-rowindex'))
    await grid.press('ArrowDown')
    await expect(chosen).toHaveAttribute('aria-rowindex', String(first + 1))
    await grid.press('End')
    await expect(live).toHaveAttribute('aria-pressed', 'true')
    await expect.poll(() => below(grid)).toBeLessThan(40)
  })

  await test.step('a column that was sized is so after a reload, in its own grid alone', async () => {
    const line = page.getByRole('separator', { name: 'Width of Status' })
    const width = () => line.locator('..').evaluate((title) => title.clientWidth)
    const before = await width()
    await line.press('ArrowRight')
    await expect.poll(width).toBe(before + 8)
    await page.reload()
    await expect.poll(width).toBe(before + 8)
  })
})
