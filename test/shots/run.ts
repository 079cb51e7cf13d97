/**
 * `npm run shots`: pictures of the running product, with real traffic in it. The README's go to test/shots/pictures, the
 * guide's to docs/guide/pictures, every screen in both themes, languages and sizes to .shots, which git ignores.
 * `npm run shots -- guide` makes those of the README and the guide alone. Needs a build.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { launchBrowser, startHost } from '../support/running-host.ts'

const root = join(import.meta.dirname, '..', '..')
const pictures = join(import.meta.dirname, 'pictures')
const guidePictures = join(root, 'docs', 'guide', 'pictures')
const everything = join(root, '.shots')

/** Tabs by their addresses, with the name of a picture that the README and the guide show. */
const screens = {
  connections: null,
  message: { name: 'composer', scheme: 'light' },
  many: null,
  operation: null,
  octets: null,
  live: { name: 'inspector', scheme: 'dark' },
  messages: null,
  conversations: null,
  paste: null,
  codes: { name: 'codes', scheme: 'light' },
  providers: null,
  simulator: null,
  relay: null,
  plans: null,
  load: null,
  settings: null,
  help: null,
} as const satisfies Record<string, { readonly name: string; readonly scheme: 'light' | 'dark' } | null>
const locales = { en: 'en-GB', ru: 'ru-RU' } as const
const schemes = ['light', 'dark'] as const
const sizes = [
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

/** The guide is lit as a page is, and its pictures travel with the window: they are kept small. */
const ofGuide = { scheme: 'light', width: 1280, quality: 0.72 } as const
const isGuideAlone = process.argv.includes('guide')

const letter = 'Ваш код 4417 — никому его не сообщайте. Действует до 23:59 по Москве 22 ноября'

type Screen = keyof typeof screens

/** As a reload does: the address names the tab. */
async function goTo(page: Page, screen: Screen) {
  await page.evaluate((tab) => history.replaceState(null, '', `#/${tab}`), screen)
  await page.reload()
  await page.locator(`#screen-${screen} .kept-screen > *`).first().waitFor()
  await page.locator('.progress').waitFor({ state: 'detached' })
}

/** Sends what fills the screens: the sample, a refused text, a query, a cancel that the gateway does not know. */
async function makeTraffic(page: Page) {
  await page.getByRole('button', { name: 'Try it' }).click()
  const rows = page.getByRole('grid', { name: 'Captured PDUs' })
  await rows.getByText('DELIVRD').nth(1).waitFor()
  await page.getByRole('button', { name: 'See a vendor error explained' }).click()
  await rows.getByText('0x0403 vendor').waitFor()
  await goTo(page, 'messages')
  await page.getByRole('row').filter({ hasText: '2/2' }).click()
  const part = page.locator('section.part').first()
  await part.getByRole('button', { name: 'Query state' }).click()
  await part.getByText('query_sm_resp').first().waitFor()
  await part.getByRole('button', { name: /Cancel the message|Отменить сообщение/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /cancel_sm/ })
    .click()
  await part.getByText('generic_nack').first().waitFor()
}

/** Brings a screen into the state worth a picture. */
async function arrange(page: Page, screen: Screen) {
  await goTo(page, screen)
  if (screen === 'message') {
    await page.getByLabel(/^(From|От кого)$/).fill('ALPHA')
    await page.getByLabel(/^(To|Кому)$/).fill('79161234567')
    await page.getByLabel(/^(Text|Текст)$/).fill(letter)
  }
  if (screen === 'live') {
    await page.getByRole('grid').press('Home')
    await page.getByRole('row').filter({ hasText: '1/2' }).first().click()
    await page.getByRole('treeitem').filter({ hasText: 'destination_addr' }).click()
  }
  if (screen === 'messages') await page.getByRole('row').filter({ hasText: '2/2' }).first().click()
  if (screen === 'paste') await page.getByRole('button', { name: /^(An xxd dump|Дамп xxd)$/ }).click()
  if (screen === 'codes') await page.getByRole('searchbox').or(page.locator('input')).first().fill('0x0401')
  // Fonts, the panels' 150 ms and the first virtual rows.
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(400)
}

/** The picture as WebP, which the browser writes and Playwright does not. */
async function asWebp(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage()
  const written = await page.evaluate(
    async ({ octets, quality }) => {
      const picture = await createImageBitmap(
        new Blob([Uint8Array.from(atob(octets), (one) => one.charCodeAt(0))]),
      )
      const canvas = new OffscreenCanvas(picture.width, picture.height)
      canvas.getContext('2d')?.drawImage(picture, 0, 0)
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality })
      return [...new Uint8Array(await blob.arrayBuffer())]
    },
    { octets: png.toString('base64'), quality: ofGuide.quality },
  )
  await page.close()
  return Buffer.from(written)
}

/** Whether a picture of these is shown somewhere. */
function isShown(language: string, colorScheme: string, width: number): boolean {
  const isOfReadme = language === 'en' && width === 1280
  return isOfReadme || (colorScheme === ofGuide.scheme && width === ofGuide.width)
}

async function shoot(browser: Browser, url: string, state: Awaited<ReturnType<typeof signedIn>>) {
  for (const [language, locale] of Object.entries(locales)) {
    for (const colorScheme of schemes) {
      for (const viewport of sizes) {
        if (isGuideAlone && !isShown(language, colorScheme, viewport.width)) continue
        const context = await browser.newContext({ viewport, locale, colorScheme, storageState: state })
        const page = await context.newPage()
        await page.goto(new URL('/', url).href)
        for (const screen of Object.keys(screens) as Screen[]) {
          if (isGuideAlone && screens[screen] === null) continue
          await arrange(page, screen).catch(async (problem) => {
            await page.screenshot({ path: join(everything, 'failed.png') })
            throw problem
          })
          const name = `${screen}-${language}-${colorScheme}-${viewport.width}.png`
          const png = await page.screenshot({ path: join(everything, name) })
          const shown = screens[screen]
          if (shown !== null && colorScheme === ofGuide.scheme && viewport.width === ofGuide.width) {
            const picture = `${shown.name}${language === 'en' ? '' : `-${language}`}.webp`
            writeFileSync(join(guidePictures, picture), await asWebp(browser, png))
          }
          if (language === 'en' && viewport.width === 1280 && shown?.scheme === colorScheme) {
            await page.screenshot({ path: join(pictures, `${shown.name}.png`) })
          }
        }
        await context.close()
        console.log(`${language} ${colorScheme} ${viewport.width}x${viewport.height}`)
      }
    }
  }
}

async function signedIn(browser: Browser, url: string) {
  const context = await browser.newContext({ viewport: sizes[1], locale: locales.en })
  const page = await context.newPage()
  await page.goto(url)
  await makeTraffic(page)
  const state = await context.storageState()
  await context.close()
  return state
}

const dataDir = mkdtempSync(join(tmpdir(), 'smpp-workbench-shots-'))
rmSync(everything, { recursive: true, force: true })
mkdirSync(everything, { recursive: true })
mkdirSync(pictures, { recursive: true })
mkdirSync(guidePictures, { recursive: true })
const host = await startHost(dataDir)
const browser = await launchBrowser()
try {
  await shoot(browser, host.url, await signedIn(browser, host.url))
  console.log(`README pictures in ${pictures}, the guide's in ${guidePictures}, all in ${everything}`)
} finally {
  await browser.close()
  await host.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
