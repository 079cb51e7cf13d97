import { expect, goTo, test } from './workbench.ts'

test('what handsets answer in USSD dialogues is edited as rows, and used', async ({
  workbench: { page },
}) => {
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByText('DELIVRD').first()).toBeVisible()
  await goTo(page, 'Simulate')
  await page.getByLabel('Messages a second').fill('0.001')
  await page.getByRole('button', { name: 'Let it come' }).click()
  const edit = page.getByRole('button', { name: /^USSD answers of / })
  await expect(edit).toHaveText('USSD…')
  await edit.click()
  const dialog = page.getByRole('dialog', { name: /^USSD dialogue of / })
  await expect(dialog).toContainText('No answers: the messages are no USSD.')
  for (const [at, text] of ['1', 'yes'].entries()) {
    await dialog.getByRole('button', { name: 'Add an answer' }).click()
    await dialog.getByLabel(`Answer ${at + 1}`, { exact: true }).fill(text)
  }
  await dialog.getByLabel('Answer 2', { exact: true }).fill('x'.repeat(183))
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await dialog.getByLabel('Answer 2', { exact: true }).fill('yes')
  await dialog.getByRole('button', { name: 'Move answer 2 up' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(edit).toHaveText('USSD: 2 answers…')
  await edit.click()
  await expect(dialog.getByLabel('Answer 1', { exact: true })).toHaveValue('yes')
  await page.keyboard.press('Escape')
})
