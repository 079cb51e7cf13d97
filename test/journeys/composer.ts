import { expect, type Locator, type Page } from 'playwright/test'
import { goTo } from './workbench.ts'

/** The composer beside a bound session, as "Try it" leaves it, addressed and empty of text. */
export async function openComposer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it' }).click()
  const rows = page.getByRole('grid', { name: 'Captured PDUs' })
  await expect(rows.getByText('DELIVRD')).toHaveCount(2)
  await goTo(page, 'Message')
  await page.getByLabel('From', { exact: true }).fill('ALPHA')
  await page.getByLabel('To', { exact: true }).fill('79160000001')
}

export async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}

export function text(page: Page): Locator {
  return page.getByLabel('Text', { exact: true })
}

export function preview(page: Page): Locator {
  return page.locator('.preview-pane')
}

function cards(page: Page): Locator {
  return page.getByRole('article', { name: 'Message to 79160000001' })
}

export function newestCard(page: Page): Locator {
  return cards(page).first()
}

/** Octets of a hex view, in hex, but for sequence_number, which the session gives. */
async function octetsIn(view: Locator): Promise<string> {
  const octets = await view
    .locator('.octet')
    .evaluateAll((cells) =>
      cells.map((cell) => [Number(cell.getAttribute('data-o')), cell.textContent] as const),
    )
  return octets
    .toSorted(([one], [other]) => one - other)
    .filter(([offset]) => offset < 12 || offset > 15)
    .map(([, octet]) => octet)
    .join(' ')
}

async function previewedOctets(page: Page): Promise<string[]> {
  const pane = preview(page)
  // There is no preview yet where the message could not be sent a moment ago.
  await expect(pane.locator('.pdu-preview')).toBeVisible()
  const shown = pane.getByRole('button', { name: 'octets', exact: true })
  if ((await shown.count()) > 0) await shown.click()
  await expect(pane.locator('.pdu-octets .octet').first()).toBeVisible()
  const parts = pane.locator('.preview-part-head')
  const octets: string[] = []
  for (let part = 0; part < (await parts.count()); part += 1) {
    await parts.nth(part).click()
    await expect(pane.getByText(`part ${part + 1} ·`)).toBeVisible()
    octets.push(await octetsIn(pane.locator('.pdu-octets')))
  }
  return octets
}

/** Sends, and holds what the capture has of every part against what was shown before. */
export async function sendAsShown(page: Page): Promise<void> {
  const shown = await previewedOctets(page)
  expect(shown.length).toBeGreaterThan(0)
  const before = await cards(page).count()
  await page.getByRole('button', { name: /^Send/ }).click()
  // Until it is there the newest card is that of the message before.
  await expect(cards(page)).toHaveCount(before + 1)
  const submits = newestCard(page)
    .getByRole('listitem')
    .filter({ hasText: /submit_sm sequence/ })
  await expect(submits).toHaveCount(shown.length)
  for (const [place, octets] of shown.entries()) {
    await submits.nth(place).locator('.station-seq').click()
    const view = page.locator('.hex-view')
    await expect(view.locator('.octet').first()).toBeVisible()
    await expect.poll(() => octetsIn(view)).toBe(octets)
    await goTo(page, 'Message')
  }
}
