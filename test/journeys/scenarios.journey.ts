import { readFileSync } from 'node:fs'
import { expect, goTo, test } from './workbench.ts'

test('settings are saved as a scenario, played, undone, exported, removed, brought back and imported', async ({
  workbench: { page },
}) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const dialog = page.getByRole('dialog', { name: 'Scenarios', exact: true })
  const own = dialog.getByRole('region', { name: 'Your own' })
  const delay = page.getByLabel('Response delay, ms', { exact: true })
  const undo = async (said: string) => {
    const notice = page.locator('.toast').filter({ hasText: said })
    await notice.getByRole('button', { name: 'Undo' }).click()
    await expect(notice).toHaveCount(0)
  }
  const open = async () => {
    await button('Scenarios…').click()
    await expect(dialog).toBeVisible()
  }
  await goTo(page, 'Simulate')

  await test.step('the settings that run are saved under a name', async () => {
    await delay.fill('250')
    await delay.press('Enter')
    await open()
    await expect(own).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Save settings as…' }).click()
    const title = page.getByRole('dialog', { name: 'Save these settings as a scenario' })
    await expect(title.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
    await title.getByLabel('Name', { exact: true }).fill('Slow days')
    await title.getByLabel('What it is for').fill('Answers a quarter of a second late.')
    await title.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(title).toBeHidden()
    await expect(own.getByRole('button')).toHaveText(['Slow days'])
    await expect(dialog).toContainText('Answers a quarter of a second late.')
    await expect(dialog).toContainText('Nothing: the simulator is set so already.')
  })

  await test.step('a shipped one says what it changes, is played, and undone', async () => {
    const shipped = dialog.getByRole('button', { name: /Kannel/ }).first()
    await shipped.click()
    const name = await shipped.textContent()
    await expect(dialog.getByRole('button', { name: 'Remove' })).toHaveCount(0)
    await expect(dialog.locator('.scenario-settings')).toContainText('Response delay, ms')
    await dialog.getByRole('button', { name: 'Play it' }).click()
    await expect(dialog).toBeHidden()
    await expect(delay).not.toHaveValue('250')
    await undo(`The simulator plays ${name ?? ''}.`)
    await expect(delay).toHaveValue('250')
  })

  await test.step("one's own is renamed and played over other settings", async () => {
    await delay.fill('7')
    await delay.press('Enter')
    await open()
    await own.getByRole('button', { name: 'Slow days' }).click()
    await expect(dialog.locator('.scenario-settings')).toContainText(/7\s*→\s*250/)
    await dialog.getByRole('button', { name: 'Rename' }).click()
    const title = page.getByRole('dialog', { name: 'Rename the scenario' })
    await title.getByLabel('Name', { exact: true }).fill('Slow nights')
    await title.getByRole('button', { name: 'Rename' }).click()
    await expect(own.getByRole('button')).toHaveText(['Slow nights'])
    await dialog.getByRole('button', { name: 'Play it' }).click()
    await expect(delay).toHaveValue('250')
  })

  const text = await test.step('it is exported as a file without secrets', async () => {
    await open()
    await own.getByRole('button', { name: 'Slow nights' }).click()
    const saving = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Export as a file' }).click()
    const file = await saving
    expect(file.suggestedFilename()).toMatch(/\.json$/)
    const exported = readFileSync(await file.path(), 'utf8')
    expect(JSON.parse(exported)).toMatchObject({
      scenario: { name: { en: 'Slow nights' } },
      responseDelayMs: 250,
    })
    expect(exported).not.toContain('"demo"')
    return exported
  })

  await test.step('removed, it comes back by Undo; removed for good, by its file', async () => {
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await expect(own).toHaveCount(0)
    await undo('Slow nights was removed.')
    await expect(own.getByRole('button')).toHaveText(['Slow nights'])
    await own.getByRole('button').click()
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await expect(own).toHaveCount(0)
    const choose = (content: string) =>
      dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'scenario.json', mimeType: 'application/json', buffer: Buffer.from(content) })
    await choose(text.replace('250', '"soon"'))
    await expect(dialog.getByRole('alert')).toContainText('responseDelayMs')
    await expect(own).toHaveCount(0)
    await choose(text)
    await expect(own.getByRole('button')).toHaveText(['Slow nights'])
    await expect(dialog.getByRole('alert')).toHaveCount(0)
  })
})
