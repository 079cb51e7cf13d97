import { expect, goTo, test } from './workbench.ts'

test('a message without receipts is followed by query_sm to its end; what comes in is answered by a rule', async ({
  workbench: { page },
}) => {
  test.slow()
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
  const field = (name: string) => page.getByLabel(name, { exact: true }).first()
  const timeline = page.locator('section.part')

  await test.step('a message leaves that asks for no receipt', async () => {
    await press('Try it')
    await expect(page.getByRole('navigation', { name: 'Sessions' })).toContainText('TRX')
    await goTo(page, 'Message')
    await field('From').fill('ALPHA')
    await field('To').fill('79161234567')
    await page.getByRole('combobox', { name: 'Receipt' }).click()
    await page.getByRole('option', { name: 'none', exact: true }).click()
    await field('Text').fill('Without a receipt')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('accepted').first()).toBeVisible()
  })

  await test.step('it is queried until its final state, and each query is a step of its card', async () => {
    await goTo(page, 'Messages')
    await page.getByRole('row').filter({ hasText: 'Without a receipt' }).click()
    await press('Query until final')
    await expect(timeline).toContainText('DELIVERED', { timeout: 60_000 })
    await expect(timeline).toContainText('by schedule')
    await expect(timeline).toContainText(/by query_sm at \d\d:/)
    await expect(timeline).not.toContainText('DELIVRD')
    await expect(page.getByText('Queried by schedule until its final state.')).toBeVisible()
  })

  await test.step('a rule is made', async () => {
    await page.getByRole('tab', { name: 'Auto-reply' }).click()
    await press('New rule')
    await field('Name').fill('Help')
    const form = page.getByRole('region', { name: 'Rule 1' })
    await form.getByRole('combobox', { name: 'Filter' }).fill('text ~ "^help (?<what>[a-z]+)"')
    await form.getByLabel('Reply', { exact: true }).fill('We help with {{what}}')
    await page.keyboard.press('Control+Enter')
    await expect(form).toHaveCount(0)
    await page.getByRole('switch', { name: 'Answer messages' }).click()
    await expect(page.getByRole('button', { name: 'Auto-reply on' })).toBeVisible()
  })

  await test.step('what comes in gets its answer', async () => {
    await goTo(page, 'Simulate')
    await page.getByLabel('Text', { exact: true }).fill('help binds')
    await press('Send to the client')
    await expect(page.getByText('Answered with ESME_ROK')).toBeVisible()
    await press('Auto-reply on')
    const log = page.getByRole('region', { name: 'What was answered' })
    await expect(log).toContainText('replied')
    await expect(log).toContainText('We help with binds')
    await press('Show the reply')
    await expect(page.getByRole('row').filter({ hasText: 'We help with binds' })).toContainText('79161234567')
  })

  await test.step('a dry run says the same and sends nothing', async () => {
    await page.getByRole('tab', { name: 'Auto-reply' }).click()
    await press('Dry run')
    await expect(page.getByRole('region', { name: 'Dry run: nothing is sent' })).toContainText(
      'would reply “We help with binds”',
    )
    await goTo(page, 'Messages')
    await page.getByRole('tab', { name: 'All messages' }).click()
    await expect(page.getByRole('row').filter({ hasText: 'We help with binds' })).toHaveCount(1)
  })
})
