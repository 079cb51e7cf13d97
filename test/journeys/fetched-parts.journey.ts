import { expect, goTo, test } from './workbench.ts'

test('a part of the window that does not come says so, and comes at the next try', async ({
  workbench,
  host,
}) => {
  test.skip(host !== 'web', 'nothing lies between the desktop and its own files')
  // Another one, since the first must report no errors.
  const page = await workbench.page.context().newPage()
  await page.goto(workbench.page.url())
  await expect(page.getByRole('button', { name: 'Try it' })).toBeVisible()
  const screen = /\/assets\/messages-screen-[^/]*\.js$/
  await page.route(screen, (route) => route.abort())
  await goTo(page, 'Messages')
  const told = page.getByRole('alert').filter({ hasText: 'could not be fetched' })
  await expect(told).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try it' })).toHaveCount(0)

  await page.unroute(screen)
  await told.getByRole('button', { name: 'Try this screen again' }).click()
  await expect(told).toBeHidden()
  await expect(page.getByRole('main').getByRole('button', { name: 'Try it' })).toBeVisible()

  // What opens over the window is told as a notice, and the window goes on.
  const dialog = /\/assets\/session-lane-[^/]*\.js$/
  await page.route(dialog, (route) => route.abort())
  await page.getByRole('main').getByRole('button', { name: 'Try it' }).click()
  const chip = page.getByRole('button', { name: /Local simulator/ }).first()
  await expect(chip).toContainText('TRX')
  await chip.click()
  await expect(page.getByRole('status').filter({ hasText: 'The engine did not answer' })).toBeVisible()
  await page.unroute(dialog)
  await chip.click()
  await expect(page.getByRole('dialog')).toContainText('Local simulator')
})
