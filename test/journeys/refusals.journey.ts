import { expect, goTo, ownRows, test } from './workbench.ts'

test('a forbidden text is refused with 0x0403 and explained in both languages', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('button', { name: 'See a vendor error explained' }).click()

  const rows = ownRows(page)
  await expect(rows.getByText('0x0403 vendor')).toBeVisible()
  await expect(rows.getByText(/forbidden word or phrase · change the text/)).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Explain', exact: true }).click()
  await expect(page.getByText('Forbidden word or phrase').first()).toBeVisible()

  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(page.getByText('Недопустимое слово или фраза').first()).toBeVisible()
  await page.getByRole('button', { name: 'Трафик', exact: true }).click()
  await expect(page.getByText(/недопустимое слово или фраза · /).first()).toBeVisible()
})

test('a command the gateway lacks comes back as generic_nack and is explained', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Try it' }).click()
  const rows = ownRows(page)
  await expect(rows.getByText('DELIVRD')).toHaveCount(2)

  await goTo(page, 'Messages')
  await page.getByRole('row').filter({ hasText: '79161234567' }).click()
  const part = page.locator('section.part').first()
  await part.getByRole('button', { name: 'Query state' }).click()
  await expect(part).toContainText('DELIVERED')
  await part.getByRole('button', { name: 'Cancel the message' }).click()
  const question = page.getByRole('dialog', { name: 'Send cancel_sm all the same?' })
  await expect(question).toContainText('already delivered')
  await expect(question).toContainText('does not serve cancel_sm')
  await question.getByRole('button', { name: 'Send cancel_sm' }).click()
  await expect(part).toContainText('ESME_RINVCMDID')
  await expect(part).toContainText(/does not support cancel_sm/)

  await goTo(page, 'Inspect')
  // A PDU was chosen before, so that the list did not follow.
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await expect(rows.getByText('generic_nack', { exact: true })).toBeVisible()
})
