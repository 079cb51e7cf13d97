import { readFileSync } from 'node:fs'
import { expect, goTo, test } from './workbench.ts'

test('a scenario is looked at, played, undone, and one’s own is kept, exported and brought back', async ({
  workbench,
}) => {
  const { page } = workbench
  await goTo(page, 'Simulate')
  const profile = page.getByRole('combobox', { name: 'Plays the gateway of' })
  const dialog = page.getByRole('dialog', { name: 'Scenarios' })
  const open = () => page.getByRole('button', { name: 'Scenarios…' }).click()
  const played = profile.filter({ hasText: 'plain specification' })

  await test.step('what it changes is said before it is played', async () => {
    await open()
    await dialog.getByRole('searchbox').fill('another base')
    await dialog.getByRole('button', { name: 'Ids in another base' }).click()
    await expect(dialog).toContainText('the id with leading zeros — the destination begins with one of 999')
    await expect(profile).toContainText('port 8056')
    await dialog.getByRole('button', { name: 'Play it' }).click()
    await expect(played).toBeVisible()
    await expect(page.getByText('an id that was never given')).toBeVisible()
  })

  await test.step('it is undone by a click', async () => {
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(profile).toContainText('port 8056')
  })

  await test.step('one’s own settings are kept under a name', async () => {
    const delay = page.getByLabel('Response delay, ms', { exact: true })
    await delay.fill('77')
    await delay.press('Enter')
    await open()
    await dialog.getByRole('button', { name: 'Save settings as…' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Night shift')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(dialog.getByRole('button', { name: 'Night shift' })).toHaveAttribute('aria-pressed', 'true')
    await expect(dialog).toContainText('Nothing: the simulator is set so already.')
  })

  await test.step('they go out as a file without a password, are removed and come back', async () => {
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Export as a file' }).click()
    const file = await (await download).path()
    const text = readFileSync(file, 'utf8')
    expect(JSON.parse(text)).toMatchObject({ responseDelayMs: 77, scenario: { name: { en: 'Night shift' } } })
    expect(text).not.toContain('"password"')
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(dialog.getByRole('button', { name: 'Night shift' })).toHaveCount(0)
    await dialog.locator('input[type=file]').setInputFiles(file)
    await expect(dialog.getByRole('button', { name: 'Night shift' })).toBeVisible()
  })
})
