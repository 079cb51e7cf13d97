import { readFileSync } from 'node:fs'
import { bringAxe, expectAccessible } from './accessibility.ts'
import { expect, fillNewConnection, goTo, simulatorPort, test } from './workbench.ts'

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

test('the limit of a provider is found by trials, after the question that another machine wants', async ({
  workbench: { page },
}) => {
  const field = (name: string) => page.getByLabel(name, { exact: true }).first()
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
  const shown = page.getByRole('region', { name: 'The load on show' })
  await bringAxe(page)
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('button', { name: /^bound Local simulator TRX/ })).toBeVisible()
  const port = await simulatorPort(page)

  await test.step('a connection whose host could be another machine', async () => {
    await fillNewConnection(page, { name: 'Elsewhere', host: '0.0.0.0', port })
    await button('Save').click()
  })

  await test.step('the question names the host, the rate and the parts, and no means no', async () => {
    await goTo(page, 'Load')
    await page.getByRole('combobox', { name: 'Connection' }).click()
    await page.getByRole('option', { name: 'Elsewhere' }).click()
    await button('Limit').click()
    await field('From, parts a second').fill('60')
    await field('More at each step').fill('1')
    await field('No faster than, parts a second').fill('400')
    await expect(page.getByText(/more than 200 steps/)).toBeVisible()
    await field('More at each step').fill('60')
    await field('No faster than, parts a second').fill('120')
    await field('Each trial lasts').fill('1s')
    await button('Find the limit').click()
    const dialog = page.getByRole('dialog', { name: 'Does the provider allow that?' })
    await expect(dialog).toContainText('Up to 120 parts a second, 1,710 in all, will go to 0.0.0.0')
    await expectAccessible(page, 'the question before a load', '[role=dialog]')
    await dialog.getByRole('button', { name: 'Do not start' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(shown).toContainText('No load has run yet')
  })

  await test.step('trials are watched, the limit is told and saved', async () => {
    await button('Find the limit').click()
    await button('Yes, start').click()
    await expect(shown).toContainText('60 a second is being tried')
    const trials = shown.getByRole('table', { name: 'Trials' })
    await expect(trials.getByRole('row')).toHaveCount(2, { timeout: 15_000 })
    await expect(shown).toContainText('No limit was met up to 120 parts a second.', { timeout: 30_000 })
    await expect(trials.getByRole('row').last()).toContainText('held')
    await expectAccessible(page, 'a limit that was found')
    await button(/^Save the search of/).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Report (HTML)' }).click()
    const file = await (await download).path()
    expect(readFileSync(file, 'utf8')).toContain('SMPP rate limit: 0.0.0.0:')
  })
})
