import type { Page } from 'playwright/test'
import { expect, test } from './workbench.ts'

/** The palette, which finds a command by its words. */
async function run(page: Page, words: string, option: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+KeyK')
  await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeFocused()
  await page.keyboard.type(words)
  await expect(page.getByRole('option', { selected: true })).toHaveText(option)
  await page.keyboard.press('Enter')
}

/** Walks with Tab to the element of that name. */
async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  const isThere = () =>
    page.evaluate((wanted) => {
      const { activeElement: element } = document
      const id = element?.id ?? ''
      const label = id === '' ? null : document.querySelector(`label[for="${id}"]`)
      const words = [label, element].map((one) => one?.textContent?.trim() ?? '')
      return [...words, element?.getAttribute('aria-label')].includes(wanted)
    }, name)
  // A screen may still be on its way, and Tab walks past it.
  await expect(
    page
      .getByLabel(name, { exact: true })
      .or(page.getByRole('button', { name, exact: true }))
      .first(),
  ).toBeVisible()
  for (let step = 0; step < 40; step += 1) {
    if (await isThere()) return
    await page.keyboard.press(key)
  }
  throw new Error(`Tab does not come to ${name}`)
}

const isFocused = (element: Element) => element === document.activeElement

async function typeInto(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('Control+KeyA')
  await page.keyboard.type(text)
}

test('bound, sent, refused, mended and delivered by the keyboard alone; Back leads to the very place', async ({
  workbench: { page },
}) => {
  test.slow()
  const focused = page.locator(':focus')
  const rows = page.getByRole('grid', { name: 'Captured PDUs' })

  await test.step('the first Tab is the way past the rail', async () => {
    await expect(page.getByRole('button', { name: 'Try it' })).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(focused).toHaveText('To the screen')
    await page.keyboard.press('Enter')
    await expect(focused).toContainText('Local simulator')
  })

  await test.step('the simulator starts, a provider is chosen for a new connection, and it binds', async () => {
    await page.keyboard.press('Control+Digit7')
    // Another workbench may have its usual port.
    await typeInto(page, 'Port', '0')
    await page.keyboard.press('Tab')
    await tabTo(page, 'Start')
    await page.keyboard.press('Enter')
    const address = page.getByText(/127\.0\.0\.1:\d+/).first()
    await expect(address).toBeVisible()
    const port = /:(\d+)/.exec((await address.textContent()) ?? '')?.[1] ?? ''
    await run(page, 'new connection', 'New connection')
    await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
    await page.keyboard.type('By keys')
    await tabTo(page, 'Provider', 'Shift+Tab')
    await page.keyboard.press('ArrowDown')
    await expect(page.locator('[role=option]:focus')).toBeVisible()
    await page.keyboard.type('Russian')
    await page.keyboard.press('Enter')
    await expect(page.locator('[role=option]')).toHaveCount(0)
    await expect(page.getByLabel('Provider', { exact: true })).toHaveText('Russian gateway, port 8056')
    await typeInto(page, 'Host', '127.0.0.1')
    await typeInto(page, 'Port', port)
    await typeInto(page, 'Login', 'demo')
    await typeInto(page, 'Password', 'demo')
    await page.keyboard.press('Control+KeyS')
    await expect(page.getByRole('button', { name: /By keys 127/ })).toBeVisible()
    await run(page, 'bind by keys', 'Bind By keys')
    await expect(page.getByRole('navigation', { name: 'Sessions' })).toContainText('TRX')
  })

  await test.step('a text is refused, and Explain is left for the very row', async () => {
    await page.keyboard.press('Control+Digit2')
    await expect(page.getByLabel('From', { exact: true })).toBeFocused()
    await page.keyboard.type('ALPHA')
    await typeInto(page, 'To', '79161234567')
    await typeInto(page, 'Text', 'The best casino in town')
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+Digit4')
    await expect(rows.getByText('0x0403 vendor')).toBeVisible()
    await page.keyboard.press('/')
    await page.keyboard.type('status == 0x403')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(rows).toBeFocused()
    await page.keyboard.press('ArrowDown')
    const chosen = rows.locator('[aria-selected=true]')
    await expect(chosen).toContainText('0x0403')
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menu')).toBeVisible()
    const explain = page.getByRole('menuitem', { name: 'Explain this status' })
    for (let step = 0; step < 20 && !(await explain.evaluate(isFocused)); step += 1) {
      await page.keyboard.press('ArrowUp')
    }
    await page.keyboard.press('Enter')
    await expect(page.getByText('Forbidden word or phrase').first()).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(chosen).toContainText('0x0403')
    await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue('status == 0x403')
    await page.reload()
    await expect(chosen).toContainText('0x0403')
    await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue('status == 0x403')
  })

  await test.step('the text is mended and delivered', async () => {
    await page.keyboard.press('Control+Digit2')
    await typeInto(page, 'Text', 'The best tea in town')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('delivered').first()).toBeVisible()
    await page.keyboard.press('Control+Digit3')
    await expect(page.getByRole('grid', { name: 'Message cards, newest first' })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(page.locator('section.part').first()).toContainText('DELIVRD')
  })

  await test.step('? tells the keys of this screen, and Esc ends it', async () => {
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keyboard' })
    await expect(help).toContainText('from the search into the list')
    await page.keyboard.press('Escape')
    await expect(help).toHaveCount(0)
  })
})
