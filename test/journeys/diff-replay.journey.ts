import { expect, ownRows, test } from './workbench.ts'

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
    await page.getByRole('button', { name: 'Live', exact: true }).click()
    await expect(ownRows(page).last()).toContainText('submit_sm_resp')
  })
})
