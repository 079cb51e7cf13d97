import { expect, goTo, test } from './workbench.ts'

test('every room and tab is as it was left, and a key or the palette leads there', async ({
  workbench: { page },
}) => {
  await page.getByRole('button', { name: 'Try it' }).click()
  const grid = page.getByRole('grid', { name: 'Captured PDUs' })
  await expect(grid.getByText('DELIVRD')).toHaveCount(2)
  const title = page.getByRole('heading', { level: 1 })

  await test.step('the title is the word of the rail', async () => {
    const words = [
      'Connect',
      'Compose',
      'Messages',
      'Inspect',
      'Explain',
      'Providers',
      'Simulate',
      'Check',
      'Settings',
      'Help',
    ]
    const rail = page.getByRole('navigation', { name: 'Rooms' }).getByRole('button')
    await expect(rail).toHaveText(words)
    for (const word of words) {
      await goTo(page, word)
      await expect(title).toHaveText(word)
    }
  })

  await test.step('what was chosen, typed and scrolled to is kept', async () => {
    await goTo(page, 'Inspect')
    await grid.press('Home')
    const field = page.getByRole('treeitem').filter({ hasText: 'system_id' })
    await field.click()
    await goTo(page, 'Simulate')
    await page.getByLabel('Text', { exact: true }).fill('typed and left')
    await goTo(page, 'Octets')
    await page.getByLabel('Octets, hex').fill('00 00 00 10')
    await goTo(page, 'Codes')
    await page.getByRole('button', { name: /^Mobile network/ }).click()
    const table = page.getByRole('region', { name: 'All codes' })
    const top = await table.evaluate((element) => element.getBoundingClientRect().top)
    expect(top).toBeLessThan(0)

    await goTo(page, 'Simulate')
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('typed and left')
    await goTo(page, 'Compose')
    await expect(page.getByLabel('Octets, hex')).toHaveValue('00 00 00 10')
    await goTo(page, 'Explain')
    expect(await table.evaluate((element) => element.getBoundingClientRect().top)).toBe(top)
    await goTo(page, 'Inspect')
    await expect(field).toHaveAttribute('aria-selected', 'true')
  })

  await test.step('keys go to rooms and along the tabs', async () => {
    await page.keyboard.press('Control+2')
    await expect(page.getByRole('tab', { name: 'Octets' })).toHaveAttribute('aria-selected', 'true')
    await page.getByRole('tab', { name: 'Octets' }).press('ArrowRight')
    await expect(page.getByRole('tab', { name: 'Message', exact: true })).toBeFocused()
    await expect(page.getByLabel('Text', { exact: true })).toBeVisible()
    await page.keyboard.press('Control+Comma')
    await expect(title).toHaveText('Settings')
  })

  await test.step('the palette leads to a tab, by other words too', async () => {
    await page.keyboard.press('Control+KeyK')
    await page.keyboard.type('many')
    await page.getByRole('option', { name: 'Go to Compose: Many' }).click()
    await expect(page.getByRole('tab', { name: 'Many' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Control+KeyK')
    await page.keyboard.type('codes')
    await page.getByRole('option', { name: 'Go to Explain', exact: true }).click()
    await expect(title).toHaveText('Explain')
  })

  await test.step('a reload opens the same tab', async () => {
    await goTo(page, 'Operation')
    await page.reload()
    await expect(page.getByRole('tab', { name: 'Operation' })).toHaveAttribute('aria-selected', 'true')
  })
})
