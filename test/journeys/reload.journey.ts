import { expect, goTo, ownRows, test } from './workbench.ts'

test('a reload of the window leaves sessions bound and the capture without a gap', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Try it' }).click()
  const rows = ownRows(page)
  await expect(rows.getByText('submit_sm', { exact: true })).toHaveCount(2)

  await page.reload()
  await goTo(page, 'Inspect')
  await expect(rows.getByText('bind_transceiver', { exact: true })).toHaveCount(1)
  await expect(rows.getByText('submit_sm', { exact: true })).toHaveCount(2)
  await expect(rows.getByText('DELIVRD')).toHaveCount(2)
  await expect(page.getByRole('button', { name: /Local simulator/ }).first()).toContainText('TRX')
})
