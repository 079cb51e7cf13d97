import { readFileSync } from 'node:fs'
import { bringAxe, expectAccessible } from './accessibility.ts'
import { expect, goTo, test } from './workbench.ts'

test('a load is started, steered, judged, kept and compared', async ({ workbench: { page } }) => {
  const field = (name: string) => page.getByLabel(name, { exact: true }).first()
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
  const shown = page.getByRole('region', { name: 'The load on show' })
  await bringAxe(page)
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('button', { name: /^bound Local simulator TRX/ })).toBeVisible()

  await test.step('what does not read is said at its field', async () => {
    await goTo(page, 'Load')
    await expect(shown).toContainText('No load has run yet')
    await field('Parts a second').fill('fast')
    await field('Fails if').fill('p99 > 1s')
    await expect(page.getByText('A rate above 0, such as 500/s.')).toBeVisible()
    await expect(page.getByText(/“p99 > 1s” cannot be read at “p99”/)).toBeVisible()
    await field('Parts a second').fill('40')
    await field('For').fill('10m')
    await field('Fails if').fill('lost > 0')
  })

  await test.step('it runs, is made faster, paused and stopped', async () => {
    await button('Start the load').click()
    await expect(shown).toContainText('40 a second asked')
    await button('Faster: +10 %').click()
    await expect(shown).toContainText('44 a second asked')
    const rates = shown.getByRole('region', { name: 'Parts a second' })
    await expect(rates.getByText(/a second sent on average/)).toBeVisible()
    await rates.getByText('Table', { exact: true }).click()
    await expect(rates.getByRole('row').nth(1)).toBeVisible()
    await expectAccessible(page, 'a load that runs')
    await button('Pause').click()
    await expect(shown).toContainText('0 a second asked')
    await button('Go on').click()
    await button('Stop').click()
  })

  await test.step('its figures are kept, and saved as a page', async () => {
    await expect(page.getByRole('heading', { name: 'Loads', exact: true })).toBeVisible()
    await expect(shown).toContainText('lost > 0 does not hold: measured 0')
    await expect(shown.getByRole('row', { name: /^held rate/ })).toBeVisible()
    await button(/^Save the load of/).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Report (HTML)' }).click()
    const file = await (await download).path()
    expect(readFileSync(file, 'utf8')).toContain('SMPP load: 127.0.0.1:')
  })

  await test.step('a second one fails its condition, and stands beside the first', async () => {
    await field('For').fill('2s')
    await field('Wait at the end').fill('2s')
    await field('Fails if').fill('sent > 10')
    await button('Start the load').click()
    await expect(shown).toContainText('sent > 10 holds, so it failed', { timeout: 15_000 })
    await page
      .getByRole('button', { name: /^Compare with the load of/ })
      .nth(1)
      .click()
    await expect(shown.getByRole('row', { name: /^sent/ }).first().getByRole('cell')).toHaveCount(2)
    await expectAccessible(page, 'two loads compared')
  })
})
