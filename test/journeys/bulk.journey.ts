import { readFile } from 'node:fs/promises'
import { expect, test } from './workbench.ts'

test('sends a text with variables to every good row of a CSV and saves what became of each', async ({
  workbench: { page },
}) => {
  const go = (screen: string) => page.locator(`.rail-item[data-screen=${screen}]`).click()
  await go('simulator')
  await page.getByRole('button', { name: 'Start', exact: true }).click()

  await go('composer')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Many: CSV or XLSX' }).click()
  const csv = ['phone,name', '79171234501,Ann', 'none,Bob', '79171234503,Анна'].join('\n')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })

  await page.getByLabel('From', { exact: true }).fill('ALPHA')
  const text = page.getByLabel('Text', { exact: true })
  await text.fill('Hello ')
  await page.getByRole('button', { name: 'Put into the text: name' }).click()
  await expect(text).toHaveValue('Hello {{name}}')
  await expect(page.getByText('Hello Ann')).toBeVisible()
  await page.getByRole('button', { name: 'Check all rows' }).click()

  await expect(page.getByText('failed the check 1')).toBeVisible()
  await expect(page.getByText('“none” is not a number.')).toBeVisible()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByText('delivered 2')).toBeVisible()

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the result' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('people.result.csv')
  const result = await readFile(await saved.path(), 'utf8')
  expect(result.trim().split('\r\n')).toHaveLength(4)
  expect(result).toContain('79171234503,Анна,3,delivered,0x00000000,ESME_ROK')
})
