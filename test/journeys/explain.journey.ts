import type { Page } from 'playwright/test'
import { expect, test } from './workbench.ts'

const receipt =
  'id:1a2b3c sub:001 dlvrd:000 submit date:2611281200 done date:2611281203 stat:UNDELIV err:006 text:hello'

const dump = `00000000: 0000 0039 0000 0004 0000 0000 0000 0011  ...9............
00000010: 0005 0041 4c50 4841 0001 0137 3931 3631  ...ALPHA...79161
00000020: 3233 3435 3637 0000 0000 0000 0100 0800  234567..........
00000030: 0804 1204 3004 4800 21                   ....0.H.!`

const bind = `00000000: 0000 0023 0000 0009 0000 0000 0000 0001  ...#............
00000010: 6163 6d65 0073 6563 7265 7430 3100 0034  acme.secret01..4
00000020: 0000 00                                  ...`

const kannel = `2026-11-28 12:00:01 [1234] [6] DEBUG: SMPP PDU 0x7f12ac0012a0 dump:
2026-11-28 12:00:01 [1234] [6] DEBUG:   type_name: submit_sm_resp
2026-11-28 12:00:01 [1234] [6] DEBUG:   command_id: 2147483652 = 0x80000004
2026-11-28 12:00:01 [1234] [6] DEBUG:   command_status: 1027 = 0x00000403
2026-11-28 12:00:01 [1234] [6] DEBUG:   sequence_number: 17 = 0x00000011
2026-11-28 12:00:01 [1234] [6] DEBUG:   message_id: NULL
2026-11-28 12:00:01 [1234] [6] DEBUG: SMPP PDU dump ends.`

/** As a person pastes outside any field. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

/** As a person drops a file anywhere. */
async function dropFile(page: Page, name: string, content: string): Promise<void> {
  await page.evaluate(
    ([fileName, text]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text ?? ''], fileName ?? ''))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    [name, content],
  )
}

async function chooseProvider(page: Page, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Провайдер' }).fill(typed)
  await page.getByRole('option').first().click()
}

test('whatever lands in a ticket is understood, in Russian', async ({ workbench: { page } }) => {
  await page.getByTitle('Language: English. Switch to Russian').click()
  const field = page.getByRole('textbox', { name: 'Что разобрать' })
  const cards = page.getByRole('article')

  await test.step('a receipt pasted on another screen', async () => {
    await paste(page, receipt)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Разбор')
    await expect(field).toHaveValue(receipt)
    await expect(cards).toHaveCount(1)
    await expect(cards.getByRole('region', { name: 'receipt_stat UNDELIV' })).toContainText('Не доставлено')
    await expect(cards.getByRole('region', { name: 'receipt_err 006' })).toContainText('Выберите провайдера')
    await chooseProvider(page, 'Infobip')
    const err = cards.getByRole('region', { name: 'receipt_err 006' })
    await expect(err).toContainText('Абонент недоступен (для SMS)')
    await expect(err).toContainText('Что делать')
  })

  await test.step('an xxd dump: fields beside octets, and the message goes to the composer', async () => {
    await field.fill(dump)
    await expect(cards.getByRole('heading', { name: 'submit_sm' })).toBeVisible()
    await expect(cards).toContainText('ALPHA → 79161234567')
    await expect(cards).toContainText('«Ваш!»')
    await cards.getByRole('treeitem').filter({ hasText: 'destination_addr' }).click()
    await cards.getByRole('button', { name: 'в отправку' }).click()
    await expect(page.getByLabel('Текст', { exact: true })).toHaveValue('Ваш!')
    await page.keyboard.press('Control+5')
  })

  await test.step('a Kannel log: what the log does not say, and the refusal in the provider’s words', async () => {
    await field.fill(kannel)
    await expect(cards.getByRole('heading', { name: 'submit_sm_resp' })).toBeVisible()
    await expect(cards).toContainText('собран из полей лога')
    await chooseProvider(page, '8056')
    const meaning = cards.getByRole('region', { name: 'command_status 0x00000403' })
    await expect(meaning).toContainText('Недопустимое слово или фраза')
    await meaning.getByRole('button', { name: 'в «Кодах»' }).click()
    await expect(page.getByRole('searchbox', { name: 'Поиск' })).toHaveValue('0x00000403')
    await page.getByRole('tab', { name: 'Всё подряд' }).click()
  })

  await test.step('a code, and a line that is not read', async () => {
    await field.fill('просто строка письма\nsubmit_sm_resp command_status=1025')
    await expect(cards.getByRole('region', { name: 'command_status 1025' })).toContainText('Что делать')
    await expect(page.getByRole('button', { name: 'Не прочитано · строка 1' })).toBeVisible()
  })

  await test.step('keys go from the field to the answers and back', async () => {
    await field.press('Escape')
    await expect(cards.first()).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(field).toBeFocused()
  })

  await test.step('the password of a bind is masked until it is asked for', async () => {
    await field.fill(bind)
    const password = cards.getByRole('treeitem').filter({ hasText: 'password' })
    await expect(password).toContainText('***')
    await expect(cards).not.toContainText('73 65 63 72')
    await cards.getByRole('button', { name: 'Показать' }).click()
    await expect(password).toContainText('secret01')
    await cards.getByRole('button', { name: 'Скрыть' }).click()
    await expect(password).not.toContainText('secret01')
  })

  await test.step('an answer is copied for a ticket, without it', async () => {
    await cards.getByRole('button', { name: 'для заявки' }).click()
    await expect(page.getByText('Скопировано для заявки')).toBeVisible()
    // The desktop lets no page read the clipboard: what was copied is pasted.
    await page.getByRole('button', { name: 'Очистить', exact: true }).click()
    await field.press('ControlOrMeta+V')
    await expect(field).toHaveValue(/bind_transceiver[\s\S]*password: "\*\*\*"/)
    await expect(field).not.toHaveValue(/secret01|73 65 63 72/)
  })

  await test.step('a dropped file', async () => {
    await dropFile(page, 'bearerbox.log', kannel)
    await expect(page.getByText('bearerbox.log')).toBeVisible()
    await expect(cards.getByRole('heading', { name: 'submit_sm_resp' })).toBeVisible()
  })

  await test.step('what was pasted is kept, masked, opened again and forgotten', async () => {
    const stored = () => page.evaluate(() => localStorage.getItem('explain.history') ?? '')
    await expect.poll(stored).toContain('bearerbox.log')
    expect(await stored()).not.toMatch(/secret01|7365 ?6372/)
    const open = () => page.getByRole('button', { name: 'История' }).click()
    await open()
    await expect(page.getByRole('menuitem').filter({ hasText: 'bearerbox.log' })).toBeVisible()
    await page.getByRole('menuitem').filter({ hasText: '000000230000000900' }).click()
    await expect(cards.getByRole('heading', { name: 'bind_transceiver' })).toBeVisible()
    await open()
    await page.getByRole('menuitem', { name: 'Очистить историю' }).click()
    await open()
    await expect(page.getByRole('menuitem', { name: 'Пока пусто' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('the palette reads a paste too, and leads here', async () => {
    await page.keyboard.press('Control+KeyK')
    await page.getByRole('dialog').getByRole('combobox').fill(receipt)
    await expect(page.getByRole('dialog')).toContainText('не доставлено')
    await page.getByRole('option', { name: 'Разобрать целиком' }).click()
    await expect(field).toHaveValue(receipt)
  })
})
