import { readFileSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { sessionPcap } from '../support/opened-capture.ts'
import { expect, ownRows, test } from './workbench.ts'

/** The host and its page start once: two PDUs, a replay, and the capture that both made against a file. */

test('two PDUs are compared field by field, and a captured submit is sent again to the simulator', async ({
  workbench: { page },
}) => {
  await page.getByRole('button', { name: 'Try it' }).click()
  const grid = page.getByRole('grid', { name: 'Captured PDUs' })
  await expect(grid.getByText('DELIVRD')).toHaveCount(2)
  const submits = ownRows(page).filter({ hasText: /submit_sm(?!_)/ })
  await expect(submits).toHaveCount(2)

  await test.step('with Ctrl and a click the second row is compared with the first', async () => {
    await submits.nth(0).click()
    await submits.nth(1).click({ modifiers: ['Control'] })
    const panel = page.getByRole('region', { name: 'Comparison of two PDUs' })
    await expect(panel.getByText(/fields differ/)).toBeVisible()
    const changed = panel.getByRole('row').filter({ hasText: 'sequence_number' })
    await expect(changed).toContainText('differs')
    await expect(panel.getByRole('row').filter({ hasText: 'source_addr_ton' })).toHaveCount(0)
    await panel.getByRole('switch', { name: 'Only differences' }).click()
    await expect(panel.getByRole('row').filter({ hasText: 'source_addr_ton' })).toContainText('same')
    await expect(panel.locator('.octet-differs').first()).toBeVisible()
    await panel.getByRole('button', { name: 'copy', exact: true }).click()
    await expect(page.getByText('Comparison copied')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
  })

  await test.step('by key: d marks one, d on another compares', async () => {
    await submits.nth(0).click()
    await page.keyboard.press('d')
    await expect(page.getByText(/is to be compared/)).toBeVisible()
    await submits.nth(1).click()
    await page.getByRole('button', { name: /^Compare #\d+ with #\d+$/ }).click()
    await expect(page.getByRole('region', { name: 'Comparison of two PDUs' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('one recorded submit is replayed, and its answer is compared and seen', async () => {
    const rowCount = async () => Number(await grid.getAttribute('aria-rowcount'))
    await submits.nth(0).click()
    const before = await rowCount()
    await page.getByRole('button', { name: 'replay…', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Send captured requests again' })
    await dialog.getByLabel('Segments per second').fill('0')
    await expect(dialog.getByRole('button', { name: 'Send again' })).toBeDisabled()
    await dialog.getByLabel('Segments per second').fill('5')
    await dialog.getByRole('button', { name: 'Send again' }).click()
    await expect(dialog.getByText('All requests were sent: 1.')).toBeVisible()
    await expect(dialog.getByText('Status as captured')).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect.poll(rowCount).toBeGreaterThanOrEqual(before + 2)
    await page.getByRole('button', { name: 'Follow', exact: true }).click()
    await expect(ownRows(page).last()).toContainText('submit_sm_resp')
  })

  await twoCaptures(page)
})

async function twoCaptures(page: Page): Promise<void> {
  const comparison = page.getByRole('region', { name: 'Comparison of two captures' })
  const list = page.getByRole('grid', { name: 'Differences of the captures' })
  const compare = comparison.getByRole('button', { name: 'Compare', exact: true })
  const choose = async (field: string, option: string) => {
    await comparison.getByRole('combobox', { name: field, exact: true }).click()
    await page.getByRole('option', { name: option }).click()
  }

  await test.step('the live capture is compared with a file that is opened for it', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Command palette' }).fill('compare two')
    await page.keyboard.press('Enter')
    await expect(comparison.getByText('Both sides are the same.')).toBeVisible()
    await expect(compare).toBeDisabled()
    const file = { name: 'day.pcap', mimeType: '', buffer: Buffer.from(sessionPcap(4)) }
    await comparison.locator('input[type=file]').setInputFiles(file)
    await expect(comparison.getByRole('combobox', { name: 'Right', exact: true })).toHaveText('day.pcap')
    await choose('What makes a pair', 'the n-th of a command with the n-th')
    await compare.click()
    await expect(
      comparison.getByText(/Compared\. Equal \d+, different \d+, only left \d+, only right \d+\./),
    ).toBeVisible()
  })

  await test.step('a difference opens both PDUs field by field, and leads to either', async () => {
    await comparison.getByRole('button', { name: /^Different \d/ }).click()
    await list
      .getByRole('row')
      .filter({ hasText: /submit_sm(?!_resp)/ })
      .first()
      .click()
    const both = page.getByRole('region', { name: 'Comparison of two PDUs' })
    await expect(both.getByRole('columnheader', { name: 'Right #3' })).toBeVisible()
    await expect(both.getByText(/fields differ/)).toBeVisible()
    await both.getByRole('button', { name: 'show right #3' }).click()
    await expect(page.getByRole('tab', { name: 'day.pcap' })).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByRole('tree')).toContainText('submit_sm')
    await page.getByRole('tab', { name: 'Comparison' }).click()
    await expect(list).toBeVisible()
  })

  await test.step('the result is copied, and saved as the lines of the command', async () => {
    await comparison.getByRole('button', { name: 'Copy as text' }).click()
    await expect(page.getByText('Differences copied, passwords masked')).toBeVisible()
    const saved = page.waitForEvent('download')
    await comparison.getByRole('button', { name: 'Save as JSON' }).click()
    const lines = readFileSync(await (await saved).path(), 'utf8')
      .trimEnd()
      .split('\n')
    const summary: unknown = JSON.parse(lines.at(-1) ?? '')
    expect(summary).toMatchObject({ result: 'summary', equal: false, pair: 'order', given_up: 0 })
    expect(lines.join('')).not.toContain('S3cret')
  })

  await test.step('a capture equals itself, and a filter that cannot be read is told', async () => {
    await choose('Left', 'day.pcap')
    const filter = comparison.getByLabel('Left: filter')
    await filter.fill('number >')
    await expect(comparison.getByText('A filter cannot be understood')).toBeVisible()
    await filter.fill('number > 0')
    await filter.press('Enter')
    await expect(comparison.getByText('The captures are equal')).toBeVisible()
    await filter.fill('command == submit_sm')
    await filter.press('Enter')
    await comparison.getByRole('button', { name: /^Only right \d/ }).click()
    await list.getByRole('row').nth(1).click()
    const lone = page.getByRole('region', { name: 'PDU without its other half' })
    await expect(lone.getByRole('tree')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(lone).toHaveCount(0)
    await page.getByRole('button', { name: 'Close the comparison of captures' }).click()
    await expect(comparison).toHaveCount(0)
  })
}
