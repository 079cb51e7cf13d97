import type { Page } from 'playwright/test'
import { expect, goTo, test } from './workbench.ts'

/** The simulator playing the whole specification, and the shipped connection bound to it. */
async function bindToPlainSimulator(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('grid', { name: 'Captured PDUs' }).getByText('DELIVRD')).toHaveCount(2)
  await goTo(page, 'Simulate')
  await page.getByRole('combobox', { name: 'Plays the gateway of' }).click()
  await page.getByRole('option', { name: /plain specification/ }).click()
  // So that there is something left to replace and cancel.
  const delay = page.getByLabel('Final state after, s', { exact: true })
  await delay.fill('600')
  await delay.press('Enter')
}

async function openOperation(page: Page, command: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Operation', exact: true }).click()
  await page.getByRole('option', { name: command, exact: true }).click()
}

const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click()
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' })

test('every kind of operation is sent from its form and its answer is taken apart', async ({ workbench }) => {
  const { page } = workbench
  await bindToPlainSimulator(page)
  await goTo(page, 'Operation')

  const field = (name: string) => page.getByLabel(name, { exact: true })
  let id = ''
  await test.step('submit_sm, for a message that can be asked about', async () => {
    await openOperation(page, 'submit_sm')
    await field('source_addr').fill('79160000000')
    await field('destination_addr').fill('79160000002')
    await field('short_message').fill('Hello')
    const preview = page.getByRole('region', { name: 'What will be sent' })
    await expect(preview.getByRole('treeitem').filter({ hasText: 'short_message' })).toBeVisible()
    await send(page)
    await expect(answer(page)).toContainText('ESME_ROK')
    const row = answer(page).getByRole('treeitem').filter({ hasText: 'message_id' })
    id = ((await row.locator('.tree-value').textContent()) ?? '').trim().replaceAll('"', '')
    expect(id).not.toBe('')
  })

  await test.step('query_sm', async () => {
    await openOperation(page, 'query_sm')
    await field('message_id').fill(id)
    await field('source_addr').fill('79160000000')
    await send(page)
    await expect(answer(page)).toContainText('query_sm_resp')
    await expect(answer(page).getByRole('treeitem').filter({ hasText: 'message_state' })).toBeVisible()
  })

  await test.step('replace_sm', async () => {
    await openOperation(page, 'replace_sm')
    // Which message it is goes along from query_sm.
    await expect(field('message_id')).toHaveValue(id)
    await expect(field('source_addr')).toHaveValue('79160000000')
    await expect(page.getByRole('combobox', { name: 'source_addr_ton' })).toHaveText('0 · unknown')
    await field('short_message').fill('Пока')
    await expect(page.getByText(/If the original was in UCS-2, choose 8 here/)).toBeVisible()
    await field('data_coding of the original').fill('8')
    await expect(page.getByText(/If the original was in UCS-2/)).toHaveCount(0)
    await field('data_coding of the original').fill('')
    await field('short_message').fill('Bye')
    await send(page)
    await expect(answer(page)).toContainText('replace_sm_resp')
  })

  await test.step('cancel_sm', async () => {
    await openOperation(page, 'cancel_sm')
    await expect(field('message_id')).toHaveValue(id)
    await field('destination_addr').fill('79160000002')
    await send(page)
    await expect(answer(page)).toContainText('cancel_sm_resp')
    await expect(answer(page)).toContainText('ESME_ROK')
  })

  await test.step('a message that is not there is explained', async () => {
    await openOperation(page, 'query_sm')
    await field('message_id').fill('nothing')
    await send(page)
    await expect(answer(page)).toContainText('ESME_')
    await expect(answer(page).getByRole('button', { name: 'Explain' })).toBeVisible()
  })

  await test.step('submit_multi to an address and a distribution list', async () => {
    await openOperation(page, 'submit_multi')
    await field('destination_addr').fill('79161234567')
    await page.getByRole('button', { name: 'Add a distribution list' }).click()
    await field('dl_name').fill('staff')
    await field('short_message').fill('Hello')
    await send(page)
    await expect(answer(page)).toContainText('submit_multi_resp')
  })

  await test.step('data_sm with its payload as text', async () => {
    await openOperation(page, 'data_sm')
    await field('destination_addr').fill('79161234567')
    await page.getByRole('button', { name: 'Add a TLV' }).click()
    await field('TLV tag').fill('message_payload')
    await page.getByRole('button', { name: 'type as text' }).click()
    await field('Value of message_payload').fill('Hello')
    await send(page)
    await expect(answer(page)).toContainText('data_sm_resp')
    await expect(answer(page)).toContainText('ESME_ROK')
  })

  await test.step('broadcast_sm, noted as newer than the session, and what became of it', async () => {
    await openOperation(page, 'broadcast_sm')
    await expect(page.getByText('broadcast_sm came with SMPP 5.0')).toBeVisible()
    await field('source_addr').fill('79160000000')
    await send(page)
    await expect(answer(page)).toContainText('broadcast_sm_resp')
    await expect(answer(page)).toContainText('ESME_ROK')
    const row = answer(page).getByRole('treeitem').filter({ hasText: 'message_id' })
    const broadcast = ((await row.locator('.tree-value').textContent()) ?? '').trim().replaceAll('"', '')
    for (const command of ['query_broadcast_sm', 'cancel_broadcast_sm']) {
      await openOperation(page, command)
      await field('message_id').fill(broadcast)
      await field('source_addr').fill('79160000000')
      await send(page)
      await expect(answer(page)).toContainText(`${command}_resp`)
      await expect(answer(page)).toContainText('ESME_ROK')
    }
  })

  await test.step('the commands of 3.3 that later versions dropped are refused in words', async () => {
    for (const command of ['query_last_msgs', 'query_msg_details']) {
      await openOperation(page, command)
      await expect(page.getByText(new RegExp(`${command} .*3\\.3`)).first()).toBeVisible()
      await field('source_addr').fill('79160000000')
      await send(page)
      await expect(answer(page)).toContainText(/generic_nack|_resp/)
      await expect(answer(page).getByRole('button', { name: 'Explain' })).toBeVisible()
    }
  })

  await test.step('enquire_link is a header alone', async () => {
    await openOperation(page, 'enquire_link')
    await expect(page.getByText('This PDU is a header alone.')).toBeVisible()
    await send(page)
    await expect(answer(page)).toContainText('enquire_link_resp')
  })
})

test('an alert is taken apart, and an unbind from the form is answered', async ({ workbench }) => {
  const { page } = workbench
  await bindToPlainSimulator(page)
  await test.step('alert_notification comes from the simulator and is taken apart', async () => {
    await page.getByRole('button', { name: 'Send alert_notification' }).click()
    await expect(page.getByText('Sent. This PDU has no answer.')).toBeVisible()
    await page
      .getByRole('button', { name: /Local simulator/ })
      .first()
      .click()
    const passed = page.getByRole('dialog').getByRole('region', { name: 'Last PDUs' })
    await passed.getByRole('button', { name: /alert_notification/ }).click()
    await expect(page.getByRole('treeitem').filter({ hasText: 'esme_addr' }).first()).toBeVisible()
    await goTo(page, 'Operation')
  })

  await test.step('unbind is answered', async () => {
    await openOperation(page, 'unbind')
    await send(page)
    await expect(answer(page)).toContainText('unbind_resp')
  })
})

test('a session that the peer cuts says so, with what passed last', async ({ workbench }) => {
  const { page } = workbench
  await bindToPlainSimulator(page)
  await goTo(page, 'Octets')
  await page.getByRole('button', { name: 'response to nothing', exact: true }).click()
  await page.getByRole('button', { name: 'Send as typed' }).click()
  await page.getByRole('button', { name: 'command_length too small', exact: true }).click()
  await page.getByRole('button', { name: 'Send as typed' }).click()
  const chip = page.getByRole('button', { name: /Local simulator/ }).first()
  await chip.click()
  const lane = page.getByRole('dialog', { name: 'Local simulator' })
  await expect(lane).toContainText('The peer closed the connection without unbind.')
  await expect(lane).toContainText('idle')
  await expect(lane.getByRole('region', { name: 'Noticed about the peer' })).toContainText(
    'generic_nack ESME_RINVCMDLEN without a sequence_number',
  )
  await expect(lane.getByRole('region', { name: 'Last PDUs' })).toContainText('generic_nack')
  await page.keyboard.press('Escape')
  await goTo(page, 'Simulate')
  const events = page.getByRole('region', { name: 'Events' })
  await expect(events).toContainText(
    'submit_sm_resp with sequence_number 77777777 answers a request that was never sent.',
  )
  await expect(events).toContainText('command_length 8 cannot be')
})

test('raw octets go out as typed, from a recipe that was changed and kept', async ({ workbench }) => {
  const { page } = workbench
  await bindToPlainSimulator(page)
  await goTo(page, 'Octets')

  await page.getByRole('button', { name: 'unknown command_id', exact: true }).click()
  const octets = page.getByLabel('Octets, hex')
  await expect(octets).toHaveValue(/00 00 0A BC/)
  await octets.fill('00 00 00 10 00 00 0A BD 00 00 00 00 00 00 30 39')
  await expect(page.getByRole('region', { name: 'PDU 1' })).toBeVisible()
  await page.getByRole('button', { name: 'Send as typed' }).click()
  await expect(page.getByText('16 octets sent.')).toBeVisible()
  const traffic = page.getByRole('region', { name: 'What passes' })
  await expect(traffic.getByText(/generic_nack 12345/)).toBeVisible()
  await expect(traffic.getByText(/ESME_RINVCMDID/)).toBeVisible()

  await goTo(page, 'Messages')
  await goTo(page, 'Octets')
  await expect(traffic.getByText(/generic_nack 12345/)).toBeVisible()

  await page.getByLabel('Name of the recipe', { exact: true }).fill('Coffee')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.getByRole('button', { name: 'two PDUs at once' }).click()
  await expect(page.getByRole('region', { name: 'PDU 2' })).toBeVisible()
  await page.getByRole('button', { name: 'Coffee', exact: true }).click()
  await expect(octets).toHaveValue(/0A BD/)

  await page.getByRole('button', { name: 'Rename Coffee' }).click()
  await page.getByLabel('New name of Coffee').fill('Tea')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Tea', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Remove Tea' }).click()
  await expect(page.getByRole('button', { name: 'Tea', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Tea', exact: true }).click()
  await expect(octets).toHaveValue(/0A BD/)

  await page.getByRole('button', { name: 'sequence_number 0', exact: true }).click()
  await page.getByRole('button', { name: 'Send as typed' }).click()
  await expect(traffic.getByText(/enquire_link_resp 0/)).toBeVisible()
  await page.getByRole('button', { name: 'command_status in a request' }).click()
  await page.getByRole('button', { name: 'Send as typed' }).click()
  await expect(traffic.getByText(/enquire_link_resp 1001/)).toBeVisible()

  await octets.fill('00 00 00 08')
  await expect(page.getByText(/command_length is less than a header/)).toBeVisible()
  await octets.fill('00 0')
  await expect(page.getByRole('button', { name: 'Send as typed' })).toBeDisabled()
})

test('the doctor finds TLS that should be off, turns it off and then passes', async ({ workbench }) => {
  const { page } = workbench
  await bindToPlainSimulator(page)
  await goTo(page, 'Connect')
  const doctor = page.getByRole('region', { name: 'Doctor' })
  await page.getByRole('button', { name: 'Doctor', exact: true }).click()
  await expect(doctor.getByRole('listitem').filter({ hasText: 'Open sessions' })).toContainText('bind limit')
  await doctor.getByRole('button', { name: 'Unbind', exact: true }).click()
  await expect(doctor).toContainText('all is well')
  await expect(doctor.getByRole('listitem').filter({ hasText: 'bind_receiver' })).toContainText('accepted')

  await page.getByRole('switch', { name: /TLS off/ }).click()
  await page.getByRole('button', { name: 'Doctor', exact: true }).click()
  const protocol = doctor.getByRole('listitem').filter({ hasText: 'TLS or plain' })
  await expect(protocol).toContainText('the server speaks plain SMPP on this port; TLS is on in the form')
  await protocol.getByRole('button', { name: 'Turn off TLS' }).click()
  await expect(doctor).toContainText('all is well')
})
