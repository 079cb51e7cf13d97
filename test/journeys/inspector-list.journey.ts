import type { Locator, Page } from 'playwright/test'
import { expect, test } from './workbench.ts'

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Captured PDUs' })
const titles = (page: Page) => grid(page).getByRole('columnheader').allInnerTexts()
const rowsOf = (page: Page, text: string) => grid(page).getByRole('row').filter({ hasText: text })

/** The clipboard after an item of the menu was chosen. */
async function copied(page: Page, item: string): Promise<string> {
  await page.getByRole('menuitem', { name: item, exact: true }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(page.getByText('Copied').last()).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

test('columns, colours, filters and copies of the list', async ({ workbench: { page } }) => {
  test.slow()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await expect(grid(page).getByText('DELIVRD')).toHaveCount(2)
  await page.getByRole('button', { name: 'See a vendor error explained' }).click()
  // It is opened when its card tells of it, after its row came: a row chosen in between would be left for it.
  await expect(rowsOf(page, '0x0403')).toHaveAttribute('aria-selected', 'true')

  await test.step('who was refused stands on the response, and the refusal has its colour and sign', async () => {
    const refused = rowsOf(page, '0x0403')
    await expect(refused).toContainText('79161234567')
    await expect(refused).toContainText('Refused')
    await expect(refused).toHaveClass(/rule-red/)
  })

  await test.step('a field of the tree becomes a column, and its values come for the rows in view', async () => {
    await rowsOf(page, 'part 1/2').click()
    await page.getByRole('treeitem').filter({ hasText: 'data_coding' }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Add as column' }).click()
    expect(await titles(page)).toContain('data_coding')
    await expect(rowsOf(page, 'part 1/2').getByRole('gridcell', { name: '8', exact: true })).toBeVisible()
  })

  await test.step('it is moved by the keyboard, and is there after a reload', async () => {
    const title = grid(page).getByRole('columnheader', { name: 'data_coding' })
    await title.focus()
    await title.press('Shift+ArrowLeft')
    await title.press('Shift+ArrowLeft')
    await expect(title).toBeFocused()
    const moved = await titles(page)
    expect(moved.indexOf('data_coding')).toBe(moved.indexOf('From → To') - 1)
    await page.waitForFunction(() => localStorage.getItem('inspector.list')?.includes('data_coding') === true)
    await page.reload()
    await expect(grid(page).getByText('DELIVRD')).toHaveCount(2)
    expect(await titles(page)).toEqual(moved)
  })

  await test.step('a rule made from a cell colours its rows', async () => {
    await rowsOf(page, 'part 1/2').getByText('ALPHA').click({ button: 'right' })
    await expect(page.getByRole('menu')).toContainText('to == "79161234567"')
    await page.getByRole('menuitem', { name: 'Colour rule from this…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Colour rules' })
    await expect(dialog.getByLabel('Filter').first()).toHaveValue('to == "79161234567"')
    await dialog.getByLabel('Name').first().fill('My number')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(rowsOf(page, 'part 1/2')).toHaveClass(/rule-blue/)
    await expect(rowsOf(page, 'part 1/2')).toContainText('My number')
  })

  await test.step('a filter is applied from the menu by the keyboard; the chosen PDU stays in sight when it goes', async () => {
    await rowsOf(page, 'part 1/2').click()
    await grid(page).press('Shift+F10')
    await expect(page.getByRole('menu')).toContainText('command == submit_sm')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Filter', { exact: true }).first()).toHaveValue('command == submit_sm')
    await expect(grid(page).getByText('DELIVRD')).toHaveCount(0)
    await rowsOf(page, 'casino').click({ button: 'right', position: { x: 200, y: 10 } })
    await page.getByRole('menuitem', { name: '… and not this' }).click()
    await expect(page.getByLabel('Filter', { exact: true }).first()).toHaveValue(
      /command == submit_sm and not/,
    )
  })

  await test.step('copies have the very octets', async () => {
    await page.getByLabel('Filter', { exact: true }).first().fill('')
    await page.getByLabel('Filter', { exact: true }).first().press('Enter')
    await expect(grid(page).getByText('DELIVRD')).toHaveCount(2)
    const menu = async () => rowsOf(page, 'part 1/2').getByText('submit_sm').click({ button: 'right' })
    await menu()
    const hex = await copied(page, 'Octets as hex')
    expect(hex).toMatch(/^000000bd00000004000000000000000/)
    await menu()
    const dump = await copied(page, 'Hex dump')
    const ofDump = dump
      .split('\n')
      .map((line) => line.slice(6, 6 + 47).replaceAll(' ', ''))
      .join('')
    expect(ofDump.toLowerCase()).toBe(hex)
    await menu()
    const c = await copied(page, 'C array')
    expect([...c.matchAll(/0x([0-9a-f]{2})[,}]/g)].map((match) => match[1]).join('')).toBe(hex)
    await menu()
    const json = JSON.parse(await copied(page, 'JSON, as decode prints it'))
    expect(json.pdus[0]).toMatchObject({
      command: 'submit_sm',
      length: hex.length / 2,
      text: expect.stringContaining('Ваш код'),
    })
    await menu()
    expect(await copied(page, 'Filter')).toBe('command == submit_sm')
    await menu()
    expect(await copied(page, 'Wireshark filter')).toBe('smpp.command_id == 0x00000004')
    await menu()
    const send = await copied(page, 'Command that sends it')
    expect(send).toContain('smpp-workbench send --host=')
    expect(send).toContain('--to=79161234567')
    await menu()
    expect(await copied(page, 'Text, with fields')).toContain('destination_addr: "79161234567"')
  })

  await test.step('the password of a bind is masked in a copy', async () => {
    await rowsOf(page, 'bind_transceiver').first().getByText('bind_transceiver').click({ button: 'right' })
    const text = Buffer.from(await copied(page, 'Octets as hex'), 'hex').toString('latin1')
    expect(text).toContain('demo\0')
    expect(text).toMatch(/demo\0\*+\0/)
  })
})
