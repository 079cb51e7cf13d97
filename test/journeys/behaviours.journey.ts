import { expect, goTo, test } from './workbench.ts'

test('a behaviour is added with a filter, mended at its fields, moved, removed, and comes back', async ({
  workbench,
}) => {
  const { page } = workbench
  await goTo(page, 'Simulate')
  const dialog = page.getByRole('dialog')
  const choose = async (list: string, option: string) => {
    await dialog.getByLabel(list).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }

  await test.step('what does not fit is said at its field', async () => {
    await page.getByRole('button', { name: 'Add a behaviour' }).click()
    await choose('Add a condition…', 'filter')
    await choose('Add a condition…', 'every n-th')
    await dialog.getByRole('combobox', { name: 'Filter' }).fill('nonsense == 1')
    await dialog.getByRole('textbox', { name: 'n', exact: true }).fill('0')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toContainText('There is no field nonsense.')
    await expect(dialog).toContainText('A whole number from 1 to')
  })

  await test.step('mended, it stands in the list with what it says', async () => {
    await dialog.getByRole('combobox', { name: 'Filter' }).fill('destination_addr ~ "^49"')
    await dialog.getByRole('textbox', { name: 'n', exact: true }).fill('2')
    await choose('It does', 'answer later')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
    const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Actions for row-1' }) })
    await expect(row).toContainText('answers later: 500 ms')
    await expect(row).toContainText('destination_addr ~ "^49" and it is number 2, 4, 6 and so on of such')
  })

  await test.step('it moves, is removed, and is put back by Undo', async () => {
    const menu = async (item: string) => {
      await page.getByRole('button', { name: 'Actions for row-1' }).click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    const last = page.locator('.sim-rules tbody tr').last()
    await expect(last).toContainText('answers later')
    await menu('Move up')
    await expect(last).not.toContainText('answers later')
    await menu('Remove')
    await expect(page.getByRole('button', { name: 'Actions for row-1' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('button', { name: 'Actions for row-1' })).toBeVisible()
  })
})
