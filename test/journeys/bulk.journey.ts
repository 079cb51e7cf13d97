import { readFile } from 'node:fs/promises'
import { expect, goTo, test } from './workbench.ts'

test('sends a text with variables to every good row of a CSV and saves what became of each', async ({
  workbench: { page },
}) => {
  // Another workbench may have the simulator's usual port: "Try it" finds a free one.
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('grid', { name: 'Captured PDUs' }).getByText('DELIVRD').first()).toBeVisible()

  await goTo(page, 'Message')
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
  await expect(page.getByText('Hello Ann', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Check all rows' }).click()

  await expect(page.getByRole('button', { name: 'failed the check 1' })).toBeVisible()
  await expect(page.getByText('“none” is not a number.')).toBeVisible()

  // What goes out is shown before it does, row by row; the text can still be changed, and a bad row mended.
  const goesOut = page.getByRole('region', { name: /^Row \d+ becomes$/ })
  await expect(goesOut.getByText('Hello Ann', { exact: true })).toBeVisible()
  await expect(page.getByText('UCS-2: 1 row, 1 part')).toBeVisible()
  await page.getByRole('button', { name: 'Next row' }).click()
  await expect(goesOut.getByText('“none” is not a number.')).toBeVisible()
  await page.getByRole('button', { name: 'Edit text and columns' }).click()
  await expect(text).toHaveValue('Hello {{name}}')
  await text.fill('Hello, {{name}}')
  await page.getByRole('button', { name: 'Check all rows' }).click()
  await page.getByRole('button', { name: 'failed the check 1' }).click()
  await page.getByRole('button', { name: 'Change row 2' }).click()
  const mending = page.getByRole('dialog', { name: 'Row 2' })
  await mending.getByLabel('phone').fill('79171234502')
  await expect(mending.getByText('Hello, Bob')).toBeVisible()
  await mending.getByRole('button', { name: 'Save the row' }).click()
  await page.getByRole('button', { name: 'all 3' }).click()
  await page.getByRole('button', { name: 'Change row 2' }).click()
  await mending.getByLabel('phone').fill('none')
  await mending.getByRole('button', { name: 'Save the row' }).click()
  await expect(page.getByRole('button', { name: 'failed the check 1' })).toBeVisible()

  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByRole('button', { name: 'delivered 2' })).toBeVisible()

  // Each row leads to its message, and that back to the row.
  await page.getByRole('button', { name: 'delivered 2' }).click()
  await page.getByRole('button', { name: 'Message of row 3' }).click()
  const card = page.getByRole('article', { name: /79171234503/ })
  await expect(card.getByText('Hello, Анна')).toBeVisible()
  await card.getByRole('button', { name: /^Run \d+, row 3$/ }).click()
  await expect(page.getByRole('row', { name: /79171234503/ })).toHaveAttribute('aria-current', 'true')

  // The run's messages: all of them are selected, and each action says how many it is about.
  await page.getByRole('button', { name: 'Messages', exact: true }).last().click()
  const list = page.getByRole('grid', { name: 'Message cards, newest first' })
  await expect(list.getByRole('row')).toHaveCount(3)
  await list.getByText('79171234501').click()
  await page.keyboard.press('Control+a')
  const selection = page.getByRole('region', { name: 'Selected messages' })
  await expect(selection.getByText('2 selected')).toBeVisible()
  await selection.getByRole('button', { name: 'Export selected…' }).click()
  await expect(page.getByRole('dialog').getByText('79171234503').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goBack()

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the result' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('people.result.csv')
  const result = await readFile(await saved.path(), 'utf8')
  expect(result.trim().split('\r\n')).toHaveLength(4)
  expect(result).toContain('"79171234503","Анна","3","delivered","0x00000000","ESME_ROK"')
})

test('sends each row its own DLT template id, pauses, resumes, and takes a removal back', async ({
  workbench: { page },
}) => {
  // Another workbench may have the simulator's usual port: "Try it" finds a free one.
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('grid', { name: 'Captured PDUs' }).getByText('DELIVRD').first()).toBeVisible()

  await goTo(page, 'Message')
  await page.getByLabel('From', { exact: true }).fill('ALPHA')
  await page.getByLabel('Text', { exact: true }).fill('Code {{code}}')
  await page.getByRole('button', { name: 'TLVs (0)' }).click()
  await page.getByRole('button', { name: 'Add DLT ids' }).click()
  await page.getByLabel('Value', { exact: true }).first().fill('1201159')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Many: CSV or XLSX' }).click()

  const rows = Array.from({ length: 300 }, (_, row) => `${79171230000 + row},${row},T${row}`)
  const csv = ['phone,code,template', ...rows, '79171239999,7,'].join('\n')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await expect(page.getByText('Code 0', { exact: true })).toBeVisible()
  await page.getByLabel('Value', { exact: true }).nth(1).fill('{{template}}')
  await page.getByRole('button', { name: 'Next row' }).click()
  await expect(page.getByText('0x1401 = T1', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Check all rows' }).click()
  await page.getByRole('button', { name: 'failed the check 1' }).click()
  await expect(page.getByText('There is no value for template.')).toBeVisible()

  await page.getByLabel('Parts per second', { exact: true }).fill('60')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByText(/parts\/s/)).toBeVisible()
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(page.getByRole('button', { name: /^waiting \d+$/ })).toBeVisible()
  await page.getByLabel('Parts per second', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await expect(page.getByRole('button', { name: 'delivered 300' })).toBeVisible()

  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('One text, many numbers')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'delivered 300' })).toBeVisible()
})
