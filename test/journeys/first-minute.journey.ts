import { expect, goTo, ownRows, test } from './workbench.ts'

test('a newcomer sees a two-part Cyrillic message sent, taken apart and delivered', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Try it' }).click()

  const rows = ownRows(page)
  await expect(rows.getByText('bind_transceiver', { exact: true })).toBeVisible()
  await expect(rows.getByText('submit_sm', { exact: true })).toHaveCount(2)
  await expect(rows.getByText('submit_sm_resp', { exact: true })).toHaveCount(2)
  await expect(rows.getByText('DELIVRD')).toHaveCount(2)

  await test.step('the tree and the octets show the same field', async () => {
    await rows.getByText('part 1/2').click()
    await page.getByRole('treeitem').filter({ hasText: 'destination_addr' }).click()
    const lit = await page.locator('.hex-octets .is-chosen').allTextContents()
    expect(lit.join(' ')).toBe('37 39 31 36 31 32 33 34 35 36 37 00')
    await page.locator('.hex-octets').getByText('05', { exact: true }).last().click()
    await expect(page.getByRole('treeitem', { selected: true })).not.toContainText('destination_addr')
  })

  await test.step('the card shows both parts delivered', async () => {
    await goTo(page, 'Messages')
    const row = page.getByRole('row').filter({ hasText: '79161234567' })
    await expect(row).toContainText('2/2')
    await row.click()
    for (const part of [1, 2]) {
      const section = page.locator('section.part').nth(part - 1)
      await expect(section).toContainText(`${part}/2`)
      await expect(section).toContainText('DELIVRD')
    }
  })
})
