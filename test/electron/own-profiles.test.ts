import { expect, test } from 'vitest'
import { localSimulatorId } from '../../shared/contract/connections.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { acmeFile, profileOf } from '../support/own-profile.ts'
import { intentOf, runningEngine } from '../support/running-engine.ts'
import { WireClient } from './smsc/wire-client.ts'

const ticket = { tag: 0x1777, value: new TextEncoder().encode('T-1') }
const message = { source_addr: 'INFO', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '99912345' }

test('the simulator of a running engine plays a profile that joins it, until it leaves', async () => {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({ port: 0, profileId: 'acme', repeatWindow: 0 })
  await engine.handlers['simulator.start']({})
  const { port } = await engine.handlers['simulator.configure']({})
  const client = await WireClient.connect(port ?? 0)
  await client.bind()
  // Nobody knows the profile yet: the specification is played, which serves query_sm and wants no TLV.
  expect(await client.ask('query_sm', { message_id: '1' })).toMatchObject({ command: 'query_sm_resp' })
  expect(await client.ask('submit_sm', message)).toMatchObject({
    command_status: statusValue('ESME_RINVDSTADR'),
  })

  engine.setOwnProfiles([profileOf(acmeFile)])
  expect(await client.ask('query_sm', { message_id: '1' })).toMatchObject({
    command: 'generic_nack',
    command_status: statusValue('ESME_RINVCMDID'),
  })
  expect(await client.ask('submit_sm', message)).toMatchObject({
    command_status: statusValue('ESME_RMISSINGTLV'),
  })
  expect(await client.ask('submit_sm', message, [ticket])).toMatchObject({ command_status: 0x0461 })

  engine.setOwnProfiles([])
  expect(await client.ask('submit_sm', message)).toMatchObject({
    command_status: statusValue('ESME_RINVDSTADR'),
  })
  await client.close()
})

test('the notes on captured PDUs follow the profiles', async () => {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({ port: 0, profileId: 'smpp-3.4' })
  await engine.handlers['simulator.start']({})
  // The connection that ships is of this profile.
  engine.setOwnProfiles([profileOf({ ...acmeFile, id: 'ru-gateway-8056' })])
  const { sessionId } = await engine.handlers['session.open']({ connectionId: localSimulatorId })
  await engine.handlers['message.send']({ sessionId, intent: intentOf({ text: 'Hello' }) })
  const noteOfSubmit = async () => {
    const { rows } = await engine.handlers['capture.page']({ before: null, limit: 100, text: '' })
    return rows.find(({ command }) => command === 'submit_sm')?.worstNote
  }
  await expect.poll(noteOfSubmit).toBe('warning')
  engine.setOwnProfiles([])
  expect(await noteOfSubmit()).toBeNull()
})
