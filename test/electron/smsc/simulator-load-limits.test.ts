import { describe, expect, test } from 'vitest'
import { defaultSimulatorConfig } from '../../../electron/smsc/default-config.ts'
import { LoadLimits } from '../../../electron/smsc/load-limits.ts'
import type { SimulatorPressure } from '../../../shared/contract/simulator.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { tlvTag } from '../../../shared/smpp/tlv-value.ts'
import { encodeGsm7 } from '../../../shared/text/gsm7.ts'
import { catalogue } from '../../support/catalogue.ts'
import { ManualClock } from './manual-clock.ts'
import { runSimulator } from './running-simulator.ts'

const none: SimulatorPressure = defaultSimulatorConfig(catalogue).pressure
const onTheWay = { delay: 3600, stat: 'DELIVRD', err: '000' } as const
const congestion = tlvTag('congestion_state')
let counter = 0

function message() {
  counter++
  return {
    source_addr: 'INFO',
    destination_addr: '79161234567',
    short_message: encodeGsm7(`Text ${counter}`)!,
  }
}

test('takes as many segments as the limit in any one second', () => {
  const clock = new ManualClock()
  const limits = new LoadLimits({ clock, settings: () => ({ ...none, maxRate: 2 }), queued: () => 0 })
  const isTaken = () => {
    const refusal = limits.refusal(1)
    if (refusal === null) limits.take(1)
    else expect(refusal.reply).toEqual({ status: statusValue('ESME_RTHROTTLED') })
    return refusal === null
  }
  const taken = [isTaken()]
  clock.turn(600)
  taken.push(isTaken(), isTaken())
  clock.turn(399)
  taken.push(isTaken())
  clock.turn(1)
  taken.push(isTaken(), isTaken())
  clock.turn(600)
  taken.push(isTaken())
  expect(taken).toEqual([true, true, false, false, true, false, true])
})

test('measures the greater fill of both limits, and knows no limit as empty', () => {
  const clock = new ManualClock()
  let settings: SimulatorPressure = { ...none, congestion: 'measured' }
  let queued = 0
  const limits = new LoadLimits({ clock, settings: () => settings, queued: () => queued })
  const told = () => limits.tlvs(0x50)[0]?.value[0]
  expect(told()).toBe(0)
  settings = { ...settings, maxRate: 10, maxQueue: 10 }
  limits.take(3)
  queued = 2
  expect(told()).toBe(30)
  queued = 7
  expect(told()).toBe(70)
  queued = 12
  expect(told()).toBe(100)
  settings = { ...settings, congestion: 'fixed', congestionState: 85 }
  expect(told()).toBe(85)
  expect(limits.tlvs(0x34)).toEqual([])
})

describe('a simulator', () => {
  test('answers ESME_RTHROTTLED above the rate, whatever profile it plays, until the limit is lifted', async () => {
    for (const profileId of ['smpp-3.4', 'ru-gateway-8056']) {
      const { connect, simulator } = await runSimulator({ profileId, pressure: { ...none, maxRate: 1 } })
      const client = await connect()
      await client.bind()
      expect((await client.ask('submit_sm', message())).command_status).toBe(0)
      const answer = await client.ask('submit_sm', message())
      expect(answer).toMatchObject({ command_status: statusValue('ESME_RTHROTTLED'), hasBody: false })
      expect(simulator.state()).toMatchObject({ accepted: 1, refused: 1 })
      expect(simulator.state().events[0]).toMatchObject({ kind: 'refused', rule: null })
      simulator.configure({ pressure: none })
      expect((await client.ask('submit_sm', message())).command_status).toBe(0)
    }
  })

  test('answers ESME_RMSGQFUL while the queue is full, counting every destination', async () => {
    const { connect, simulator, until } = await runSimulator({
      profileId: 'smpp-3.4',
      receipt: onTheWay,
      pressure: { ...none, maxQueue: 2 },
    })
    const client = await connect()
    await client.bind()
    const dest_address = [{ dest_flag: 2, dl_name: 'TEAM' }]
    await client.ask('submit_sm', message())
    const full = statusValue('ESME_RMSGQFUL')
    const multi = { source_addr: 'INFO', dest_address }
    expect((await client.ask('submit_multi', multi)).command_status).toBe(full)
    expect((await client.ask('submit_sm', message())).command_status).toBe(0)
    expect((await client.ask('submit_sm', message())).command_status).toBe(full)
    simulator.configure({ receipt: { ...onTheWay, delay: 0 } })
    await until(({ queued }) => queued === 0)
    expect((await client.ask('submit_multi', multi)).command_status).toBe(0)
  })

  test('tells congestion_state in responses, refusals too, to clients of 5.0 alone', async () => {
    const { connect } = await runSimulator({
      profileId: 'smpp-3.4',
      receipt: onTheWay,
      pressure: { maxRate: null, maxQueue: 2, congestion: 'measured', congestionState: 0 },
    })
    const [modern, old] = [await connect(), await connect()]
    await modern.bind('transceiver', { interface_version: 0x50 })
    await old.bind()
    const told: (number | undefined)[] = []
    for (let count = 0; count < 3; count++) {
      const { tlvs } = await modern.ask('submit_sm', message())
      told.push(tlvs.find(({ tag }) => tag === congestion)?.value[0])
    }
    expect(told).toEqual([50, 100, 100])
    expect((await old.ask('submit_sm', message())).tlvs).toEqual([])
  })
})
