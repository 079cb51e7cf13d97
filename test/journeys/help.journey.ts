import { expect, goTo, test } from './workbench.ts'

test('F1 opens the page of the screen, whose links, search and history lead on', async ({
  workbench: { page },
}) => {
  const title = page.locator('.guide-text h2')
  const reader = page.getByRole('article')

  await test.step('F1 lands on the page of each room, also while something is typed', async () => {
    await page.getByRole('button', { name: 'Try it' }).waitFor()
    await page.keyboard.press('F1')
    await expect(title).toHaveText('Connect, and why a bind fails')
    await expect(page).toHaveURL(/#\/help\/connecting$/)
    await expect(reader).toBeFocused()
    await goTo(page, 'Compose')
    await page.getByLabel('Text', { exact: true }).click()
    await page.keyboard.press('F1')
    await expect(title).toHaveText('Compose a message and see its octets')
    await goTo(page, 'Codes')
    await page.keyboard.press('F1')
    await expect(title).toHaveText('Explain a paste, a receipt, a code')
    await expect(page.getByRole('button', { name: 'Explain a paste, a receipt, a code' })).toHaveAttribute(
      'aria-current',
      'page',
    )
  })

  await test.step('in a dialog F1 opens its page beside it, and what is edited stays', async () => {
    await goTo(page, 'Simulate')
    await page.getByRole('button', { name: 'Add a behaviour' }).click()
    const name = page.getByRole('dialog').getByLabel('Name')
    await name.fill('kept')
    await name.press('F1')
    const aside = page.getByRole('dialog', { name: 'The simulator' })
    await expect(aside.getByRole('heading', { name: 'Behaviours' })).toBeInViewport()
    await aside.getByRole('link', { name: 'filter', exact: true }).click()
    await expect(page.getByRole('dialog', { name: 'The filter language' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(name).toHaveValue('kept')
    await page.keyboard.press('Escape')
    await goTo(page, 'Codes')
    await page.keyboard.press('F1')
  })

  await test.step('a link leads into the product, and Back to where one read', async () => {
    const link = reader.getByRole('button', { name: 'Codes', exact: true })
    await reader.evaluate((element) => element.scrollTo(0, 300))
    await link.scrollIntoViewIfNeeded()
    const read = await reader.evaluate((element) => element.scrollTop)
    expect(read).toBeGreaterThan(100)
    await link.click()
    await expect(page.getByRole('tab', { name: 'Codes' })).toHaveAttribute('aria-selected', 'true')
    await page.goBack()
    await expect(title).toHaveText('Explain a paste, a receipt, a code')
    await expect.poll(() => reader.evaluate((element) => element.scrollTop)).toBe(read)
  })

  await test.step('a link leads to another page, Back and Forward between them', async () => {
    await reader.getByRole('link', { name: 'profile', exact: true }).click()
    await expect(title).toHaveText('Provider profiles')
    await expect.poll(() => reader.evaluate((element) => element.scrollTop)).toBe(0)
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await expect(title).toHaveText('Explain a paste, a receipt, a code')
    await page.getByRole('button', { name: 'Forward', exact: true }).click()
    await expect(title).toHaveText('Provider profiles')
    await reader.getByRole('button', { name: 'Copy' }).first().click()
    await expect(reader.getByRole('button', { name: 'Copied' })).toBeVisible()
  })

  await test.step('the search finds a heading in any page', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('ESME_RALYBND')
    await page
      .getByRole('navigation', { name: 'Contents' })
      .getByRole('button', { name: /When it fails/ })
      .click()
    await expect(page).toHaveURL(/#\/help\/connecting\/when-it-fails$/)
    await expect(page.getByRole('heading', { name: 'When it fails' })).toBeInViewport()
    await page.getByLabel('Search the guide').fill('xyzzy')
    await expect(page.getByText('The guide says nothing of it')).toBeVisible()
    await page.getByLabel('Search the guide').fill('')
  })

  await test.step('the page turns into the other language', async () => {
    await page.getByTitle(/Switch to Russian/).click()
    await expect(title).toHaveText('Подключение, и почему не удаётся bind')
    await page.getByLabel('Поиск по руководству').fill('отчета доставке')
    await expect(page.getByRole('navigation', { name: 'Содержание' }).getByRole('status')).toContainText(
      'мест',
    )
    await page.getByLabel('Поиск по руководству').fill('')
    await page.getByTitle(/Переключить на английский/).click()
  })

  await test.step('the palette finds pages, an unknown one is told', async () => {
    await page.keyboard.press('Control+KeyK')
    await page.getByRole('combobox', { name: 'Command palette' }).fill('guide filter language')
    await page.getByRole('option', { name: 'Guide: The filter language' }).click()
    await expect(title).toHaveText('The filter language')
    await page.evaluate(() => {
      location.hash = '#/help/nowhere'
    })
    await expect(page.getByRole('heading', { name: 'The guide has no page “nowhere”' })).toBeVisible()
    await page.getByRole('button', { name: 'To the first page' }).click()
    await expect(title).toHaveText('The first minute')
    await expect(reader.getByRole('img').first()).toBeVisible()
  })
})
