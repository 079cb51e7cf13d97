import type { Page } from 'playwright/test'
import { expect, goTo, test } from './workbench.ts'

test('two windows of one host see what the other changes, and neither overwrites the other', async ({
  workbench,
  host,
  chromium,
}) => {
  // The desktop has one window.
  test.skip(host !== 'web', 'the desktop has one window')
  test.setTimeout(90_000)
  const { page } = workbench
  const context = await (await chromium()).newContext({ locale: 'en-GB' })
  // The cookie of the first: a context of its own has neither its storage nor its drafts.
  await context.addCookies(await page.context().cookies())
  const other = await context.newPage()
  await other.goto(page.url())
  const listed = (of: Page, name: string) =>
    of.getByRole('navigation', { name: 'Connections' }).getByRole('button', { name })
  const field = (of: Page, name: string) => of.getByLabel(name, { exact: true })
  const save = (of: Page) => of.getByRole('button', { name: 'Save', exact: true }).click()
  await goTo(page, 'Connect')
  await goTo(other, 'Connect')

  await test.step('one that is added and renamed here is there', async () => {
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await field(page, 'Name').fill('ACME')
    await field(page, 'Host').fill('127.0.0.1')
    await field(page, 'Login').fill('demo')
    await save(page)
    await listed(other, 'ACME').click()
    await field(page, 'Name').fill('ACME test')
    await save(page)
    await expect(field(other, 'Name')).toHaveValue('ACME test')
  })
  await test.step('an edit is not overwritten, and overwrites nothing unasked', async () => {
    await field(other, 'Port').fill('4000')
    await field(page, 'Port').fill('3000')
    await save(page)
    await expect(other.getByText('Another window has saved this connection')).toBeVisible()
    await expect(field(other, 'Port')).toHaveValue('4000')
    await save(other)
    const asked = other.getByRole('dialog', { name: 'Changed in another window' })
    await expect(asked.getByText('nothing was overwritten')).toBeVisible()
    await expect(field(page, 'Port')).toHaveValue('3000')
    await asked.getByRole('button', { name: 'Save mine' }).click()
    await expect(field(page, 'Port')).toHaveValue('4000')
  })
  await test.step('theirs is taken', async () => {
    await field(other, 'Port').fill('5000')
    await field(page, 'Port').fill('3001')
    await save(page)
    await other.getByRole('button', { name: 'Take theirs' }).click()
    await expect(field(other, 'Port')).toHaveValue('3001')
  })
  await test.step('one that is deleted here while it is edited there can be kept', async () => {
    await field(other, 'Port').fill('6000')
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    // The time to undo is to pass.
    await expect(other.getByText('Another window has deleted this connection')).toBeVisible({
      timeout: 15_000,
    })
    await other.getByRole('button', { name: 'Keep mine' }).click()
    await listed(page, 'ACME test').click()
    await expect(field(page, 'Port')).toHaveValue('6000')
  })
  await test.step('the language is that of both', async () => {
    await goTo(other, 'Settings')
    await other.getByRole('button', { name: 'Русский' }).click()
    await expect(page.getByRole('button', { name: 'Новое', exact: true })).toBeVisible()
  })
  await context.close()
})
