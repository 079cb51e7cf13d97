import { expect, goTo, test } from './workbench.ts'

test('operators side by side: added, bound by an account of its own, cut, written to, removed and brought back', async ({
  workbench: { page },
}) => {
  const field = (name: string) => page.getByLabel(name, { exact: true })
  await goTo(page, 'Simulate')

  await test.step('a second operator listens on a port of its own', async () => {
    await page.getByRole('button', { name: 'Operators', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Add an operator' }).click()
    await expect(field('Name')).toHaveValue('SMSC 2')
    await field('Name').fill('Beta')
    await field('Name').press('Enter')
    await field('Port').fill('0')
    await field('Port').press('Enter')
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(page.getByRole('button', { name: /^Beta listening 127\.0\.0\.1:\d+/ })).toBeVisible()
  })

  await test.step('its account is limited, and what is wrong is said at the field', async () => {
    await page.getByRole('button', { name: 'demo', exact: true }).click()
    await field('system_id').fill('beta')
    await field('system_id').press('Enter')
    await field('Most binds').fill('1')
    await field('Most binds').press('Enter')
    await expect(page.getByText('binds: 0 of 1')).toBeVisible()
    await field('Status, Most binds').fill('ESME_NOTHING')
    await expect(page.getByText(/Write the name of a command_status/)).toBeVisible()
    await field('Status, Most binds').press('Escape')
  })

  const place = await page.locator('.sim-operator.is-shown .mono').textContent()
  const port = /:(\d+)/.exec(place ?? '')?.[1]
  await test.step('a connection binds by it', async () => {
    await goTo(page, 'Connect')
    await page.getByRole('button', { name: 'New', exact: true }).click()
    for (const [name, value] of [
      ['Name', 'To Beta'],
      ['Host', '127.0.0.1'],
      ['Port', port ?? ''],
      ['Login', 'beta'],
      ['Password', 'demo'],
    ] as const) {
      await field(name).fill(value)
    }
    await page.getByRole('button', { name: 'Save and bind', exact: true }).click()
    await expect(page.getByRole('navigation', { name: 'Sessions' })).toContainText('TRX')
  })

  await test.step('messages come by themselves, from a range of numbers in turn', async () => {
    await goTo(page, 'Simulate')
    await expect(page.getByText('binds: 1 of 1')).toBeVisible()
    await field('From these numbers in turn').fill('79160000001-79160000003')
    await field('Messages a second').fill('100')
    await field('How many').fill('3')
    await page.getByRole('button', { name: 'Let it come' }).click()
    await expect(page.getByText('3 taken, 0 refused, 0 without an answer')).toBeVisible()
  })

  await test.step('the session is told to answer nothing, and is cut', async () => {
    const menu = page.getByRole('button', { name: /^What to do to beta/ })
    await menu.click()
    await page.getByRole('menuitem', { name: 'Answer nothing more' }).click()
    await expect(page.getByText('silent', { exact: true })).toBeVisible()
    await menu.click()
    await page.getByRole('menuitem', { name: 'Cut (RST)' }).click()
    await expect(page.getByText(/Closed/).first()).toBeVisible()
  })

  await test.step('it is removed and brought back, listening', async () => {
    await page.getByRole('button', { name: 'Operators', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect(page.getByRole('button', { name: /^Beta/ })).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('button', { name: /^Beta listening/ })).toBeVisible()
  })
})
