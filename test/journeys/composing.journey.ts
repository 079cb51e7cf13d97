import { expect, goTo, ownRows, test } from './workbench.ts'

test('the octets shown before sending are the octets sent', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Try it' }).click()
  const rows = ownRows(page)
  await expect(rows.getByText('DELIVRD')).toHaveCount(2)

  await goTo(page, 'Message')
  await page.getByLabel('From', { exact: true }).fill('ALPHA')
  await page.getByLabel('To', { exact: true }).fill('79160000001')
  await page.getByLabel('Text', { exact: true }).fill('Price: 5 €, “quoted”')
  await expect(page.getByText(/outside GSM 7-bit/)).toBeVisible()
  await page.getByRole('button', { name: /replace all/i }).click()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Price: 5 €, "quoted"')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('delivered').first()).toBeVisible()

  await goTo(page, 'Inspect')
  // A PDU was chosen before, so that the list did not follow.
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await rows.getByText('«Price: 5 €, "quoted"»').click()
  const text = page.getByRole('treeitem').filter({ hasText: 'Price: 5' })
  await text.first().click()
  const lit = await page.locator('.hex-octets .is-chosen').allTextContents()
  expect(lit.join('')).toContain('1B65')
})

test('a code is found by number, name and words of either language', async ({ workbench }) => {
  const { page } = workbench
  await goTo(page, 'Codes')
  const search = page.getByLabel('Search codes')
  await search.fill('0x0401')
  await expect(page.getByText('Text too long').first()).toBeVisible()
  await search.fill('1107')
  await expect(page.getByText('Same text to the same number again').first()).toBeVisible()
  await search.fill('нет тарифа')
  await expect(page.getByText('No tariff for the destination').first()).toBeVisible()
  await search.fill('RINVDSTADR')
  await expect(page.getByText('ESME_RINVDSTADR').first()).toBeVisible()
})
