import { expect, goTo, test } from './workbench.ts'

test('everything saved is exported, looked through and imported again; a new version is looked for on a click alone', async ({
  workbench: { page },
}, info) => {
  await goTo(page, 'Settings')
  const data = page.getByRole('region', { name: 'Data' })
  await data.getByText('workspace move FOLDER').waitFor()

  const file = info.outputPath('saved.zip')
  await test.step('export, its secrets under a passphrase', async () => {
    await data.getByRole('button', { name: 'Export…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export everything saved' })
    await dialog.getByRole('switch', { name: /sealed by a passphrase/ }).check()
    const run = dialog.getByRole('button', { name: 'Export', exact: true })
    await expect(run).toBeDisabled()
    await dialog.getByLabel('Passphrase', { exact: true }).fill('correct horse')
    await dialog.getByLabel('Once more').fill('correct horse')
    const saving = page.waitForEvent('download')
    await run.click()
    await (await saving).saveAs(file)
    await expect(dialog.getByText(/Saved as smpp-workbench/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('what differs is shown, and replaced when asked', async () => {
    await page.getByRole('button', { name: 'Dark', exact: true }).click()
    await data.locator('input[type=file]').setInputFiles(file)
    const dialog = page.getByRole('dialog', { name: /Import from/ })
    await expect(dialog.getByRole('row', { name: /Settings/ })).toHaveText(/Settings\s*0\s*1\s*0/)
    const run = dialog.getByRole('button', { name: /^Import \d/ })
    await expect(run).toBeDisabled()
    await dialog.getByLabel('Passphrase of the file').fill('another one')
    await dialog.getByRole('button', { name: 'Open the secrets' }).click()
    await expect(dialog.getByRole('alert')).toContainText('passphrase')
    await dialog.getByRole('switch', { name: /Replace what differs/ }).check()
    await run.click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark')
  })

  await test.step('about', async () => {
    await goTo(page, 'Settings')
    const about = page.getByRole('region', { name: 'About' })
    await about.getByRole('button', { name: 'What is new' }).click()
    const news = page.getByRole('dialog', { name: /What is new in/ })
    await expect(news.getByRole('listitem').first()).toBeVisible()
    await news.getByRole('button', { name: 'Close' }).click()
    await about.getByRole('button', { name: 'Look for a new version' }).click()
    // This build was made from no repository, and so it asks nobody.
    await expect(about.getByRole('status')).toContainText('does not know where its releases are published')
  })
})
