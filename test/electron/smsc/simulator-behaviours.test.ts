import { describe, expect, test } from 'vitest'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { tlvTag } from '../../../shared/smpp/tlv-value.ts'
import { bound, rows, running, submit } from './behaviour-rows.ts'
import { runSimulator } from './running-simulator.ts'
import type { WireClient } from './wire-client.ts'

async function statuses(client: WireClient, count: number): Promise<number[]> {
  const taken: number[] = []
  for (let at = 0; at < count; at++) taken.push((await submit(client)).command_status)
  return taken
}

const throttled = statusValue('ESME_RTHROTTLED')
const full = statusValue('ESME_RMSGQFUL')
const systemError = statusValue('ESME_RSYSERR')

describe('statuses', () => {
  test('every third submit is refused, by the response or a generic_nack', async () => {
    const run = await running(
      { when: { requests: ['submit_sm'], every: 3 }, do: { kind: 'refuse', status: 'ESME_RSYSERR' } },
      {
        when: { requests: ['query_sm'] },
        do: { kind: 'refuse', status: 'ESME_RINVCMDID', as: 'generic_nack' },
      },
    )
    const client = await bound(run)
    expect(await statuses(client, 6)).toEqual([0, 0, systemError, 0, 0, systemError])
    const nack = await client.ask('query_sm', { message_id: '1' })
    expect([nack.command, nack.command_status]).toEqual(['generic_nack', 3])
    expect(run.simulator.state().acted).toEqual({ 'row-1': 2, 'row-2': 1 })
  })

  test('a mix refuses by its weights, and lets ESME_ROK pass to the next row', async () => {
    const run = await running({
      do: {
        kind: 'refuse-mix',
        statuses: [
          { status: 'ESME_ROK', weight: 2 },
          { status: 'ESME_RTHROTTLED', weight: 1 },
          { status: 'ESME_RMSGQFUL', weight: 1 },
        ],
      },
    })
    const drawn = await statuses(await bound(run), 200)
    const share = (status: number) => drawn.filter((one) => one === status).length / drawn.length
    expect(new Set(drawn)).toEqual(new Set([0, throttled, full]))
    expect(Math.abs(share(0) - 0.5)).toBeLessThan(0.1)
    expect(Math.abs(share(full) - 0.25)).toBeLessThan(0.1)
  })

  test('a filter says for which messages', async () => {
    const run = await running({
      when: { filter: 'command == submit_sm and destination_addr ~ "^49"' },
      do: { kind: 'refuse', status: 'ESME_RINVDSTADR' },
    })
    const client = await bound(run)
    expect((await submit(client, '4915112345')).command_status).toBe(statusValue('ESME_RINVDSTADR'))
    expect((await submit(client, '79161234567')).command_status).toBe(0)
  })
})

describe('requests of the session itself', () => {
  test('a bind, an enquire_link and an unbind are refused by rows that name them', async () => {
    const run = await running(
      {
        when: { requests: ['bind_transceiver'], every: { nth: 1000, from: 1 } },
        do: { kind: 'refuse', status: 'ESME_RBINDFAIL' },
      },
      {
        when: { requests: ['enquire_link'], every: { nth: 1000, from: 1 } },
        do: { kind: 'refuse', status: 'ESME_RSYSERR' },
      },
      {
        when: { requests: ['unbind'], every: { nth: 1000, from: 1 } },
        do: { kind: 'refuse', status: 'ESME_RSYSERR' },
      },
    )
    const client = await run.connect()
    expect(await client.bind()).toBe(statusValue('ESME_RBINDFAIL'))
    expect(await client.bind()).toBe(0)
    expect((await client.ask('enquire_link')).command_status).toBe(systemError)
    expect((await client.ask('enquire_link')).command_status).toBe(0)
    expect((await client.ask('unbind')).command_status).toBe(systemError)
    expect((await submit(client)).command_status).toBe(0)
    expect((await client.ask('unbind')).command_status).toBe(0)
    await client.closed
  })

  test('are left alone by rows that name no request', async () => {
    const run = await running({ when: {}, do: { kind: 'refuse', status: 'ESME_RSYSERR' } })
    const client = await bound(run)
    expect((await client.ask('enquire_link')).command_status).toBe(0)
    expect((await client.ask('query_sm', { message_id: '1' })).command_status).toBe(systemError)
  })
})

describe('delays', () => {
  test('go together with a refusal of another row, also only where that row acted', async () => {
    const run = await running(
      { id: 'busy', when: { destinationStarts: ['49'] }, do: { kind: 'refuse', status: 'ESME_RSYSERR' } },
      { when: { afterRows: ['busy'] }, do: { kind: 'delay', delay: { shape: 'fixed', ms: 150 } } },
    )
    const client = await bound(run)
    const late = client.send('submit_sm', { source_addr: 'INFO', destination_addr: '49151' })
    const soon = client.send('submit_sm', { source_addr: 'INFO', destination_addr: '79161' })
    await client.arrived(1)
    expect(client.waiting.map(({ sequence_number }) => sequence_number)).toEqual([soon])
    await client.arrived(2)
    expect(client.waiting[1]).toMatchObject({ sequence_number: late, command_status: systemError })
    expect(run.simulator.state().acted).toEqual({ busy: 1, 'row-2': 1 })
  })

  test('of a repeated text are found though the message is remembered meanwhile', async () => {
    const run = await running({
      when: { repeatWithin: 60 },
      do: { kind: 'delay', delay: { shape: 'fixed', ms: 1 } },
    })
    const client = await bound(run)
    const message = { source_addr: 'INFO', destination_addr: '79161', short_message: new Uint8Array([0x48]) }
    await client.ask('submit_sm', message)
    expect(run.simulator.state().acted).toEqual({})
    await client.ask('submit_sm', message)
    expect(run.simulator.state().acted).toEqual({ 'row-1': 1 })
  })
})

describe('limits', () => {
  test('of a rate refuse what comes faster, with the status asked for', async () => {
    const run = await running({
      do: { kind: 'throttle', perSecond: 0.001, burst: 2, by: 'destination', status: 'ESME_RMSGQFUL' },
    })
    const client = await bound(run)
    expect(await statuses(client, 3)).toEqual([0, 0, full])
    expect((await submit(client, '4915112345')).command_status).toBe(0)
  })

  test('of a window refuse what comes while as many wait', async () => {
    const run = await running(
      { do: { kind: 'window', most: 2 } },
      { do: { kind: 'delay', delay: { shape: 'fixed', ms: 100 } } },
    )
    const client = await bound(run)
    const sent = [1, 2, 3].map(() =>
      client.send('submit_sm', { source_addr: 'INFO', destination_addr: '7916' }),
    )
    await client.arrived(3)
    const answered = client.waiting.map(({ sequence_number, command_status }) => [
      sequence_number,
      command_status,
    ])
    expect(answered).toContainEqual([sent[2], full])
    expect(answered).toContainEqual([sent[0], 0])
    expect((await submit(client)).command_status).toBe(0)
  })

  test('a window lets go of what was never answered', async () => {
    const run = await running(
      { do: { kind: 'window', most: 1 } },
      { when: { destinationStarts: ['49'] }, do: { kind: 'no-answer' } },
    )
    const client = await bound(run)
    client.send('submit_sm', { source_addr: 'INFO', destination_addr: '49151' })
    expect((await submit(client)).command_status).toBe(0)
    expect(client.waiting).toEqual([])
  })
})

test('congestion_state is told as the row says', async () => {
  const run = await running({ do: { kind: 'congestion', state: 85 } })
  const answer = await submit(await bound(run))
  expect(answer.tlvs).toEqual([{ tag: tlvTag('congestion_state'), value: Uint8Array.of(85) }])
})

describe('no answer', () => {
  test.each([true, false])('comes, and the message is taken: %s', async (handled) => {
    const run = await running({
      when: { requests: ['submit_sm'], first: 1 },
      do: { kind: 'no-answer', handled },
    })
    const client = await bound(run)
    client.send('submit_sm', { source_addr: 'INFO', destination_addr: '7916' })
    await submit(client)
    expect(client.waiting).toEqual([])
    expect(run.simulator.state().accepted).toBe(handled ? 2 : 1)
    expect(run.simulator.state().events[0]).toMatchObject({ kind: 'acted', rule: 'row-1' })
  })

  test.each([true, false])(
    'while a session is silent, but to an enquire_link: %s',
    async (answersEnquireLink) => {
      const run = await running({
        when: { requests: ['submit_sm'], first: 1 },
        do: { kind: 'silence', seconds: 0.3, answersEnquireLink },
      })
      const client = await bound(run)
      const other = await bound(run)
      client.send('submit_sm', { source_addr: 'INFO', destination_addr: '7916' })
      client.send('query_sm', { message_id: '1' })
      client.send('enquire_link')
      client.send('unbind')
      other.send('submit_sm', { source_addr: 'INFO', destination_addr: '7916' })
      await run.until(({ sessions }) => sessions.every(({ received }) => received >= 2))
      await run.until(({ sessions }) => sessions[0]?.received === 5)
      expect(client.waiting.map(({ command }) => command)).toEqual(
        answersEnquireLink ? ['enquire_link_resp'] : [],
      )
      await new Promise((resolve) => setTimeout(resolve, 350))
      expect((await submit(client)).command_status).toBe(0)
      expect(run.simulator.state().accepted).toBe(1)
    },
  )
})

describe('while it runs', () => {
  test('a row that is added, switched or changed acts at once, and the others go on counting', async () => {
    const run = await running({
      when: { requests: ['submit_sm'], every: 2 },
      do: { kind: 'refuse', status: 'ESME_RSYSERR' },
    })
    const client = await bound(run)
    expect(await statuses(client, 1)).toEqual([0])
    const standing = run.simulator.state().config.behaviours
    const [late] = rows({ id: 'late', do: { kind: 'refuse', status: 'ESME_RTHROTTLED' } })
    run.configure({ behaviours: [...standing, late!] })
    expect(await statuses(client, 2)).toEqual([systemError, throttled])
    run.configure({ behaviours: [...standing, { ...late!, isOn: false }] })
    expect(await statuses(client, 2)).toEqual([systemError, 0])
    expect(run.simulator.state().acted).toEqual({ 'row-1': 2, late: 1 })
  })

  test('a row that acts thousands of times is counted each time and told of now and then', async () => {
    const run = await running({ do: { kind: 'refuse', status: 'ESME_RSYSERR' } })
    const client = await bound(run)
    for (let at = 0; at < 2000; at++)
      client.send('submit_sm', { source_addr: 'INFO', destination_addr: '7916' })
    const state = await run.until(({ acted }) => acted['row-1'] === 2000)
    const told = state.events.filter(({ kind }) => kind === 'refused')
    expect(told.length).toBeLessThanOrEqual(40)
    expect(state.events.some(({ kind }) => kind === 'bound')).toBe(true)
  })
})

describe('the same seed', () => {
  const misbehaving = rows(
    { when: { requests: ['submit_sm'], share: 0.3 }, do: { kind: 'refuse', status: 'ESME_RSYSERR' } },
    {
      when: { requests: ['submit_sm'], share: 0.5 },
      do: {
        kind: 'refuse-mix',
        statuses: [
          { status: 'ESME_RTHROTTLED', weight: 1 },
          { status: 'ESME_RMSGQFUL', weight: 3 },
        ],
      },
    },
    { do: { kind: 'delay', delay: { shape: 'spikes', usual: 0, spike: 5, share: 0.2 } } },
    { when: { requests: ['submit_sm'], share: 0.05 }, do: { kind: 'malformed', fault: 'doubled' } },
  )

  async function play(seed: number | null): Promise<{ answers: string[]; state: SimulatorState }> {
    const run = await runSimulator({ profileId: 'smpp-3.4', behaviours: misbehaving, seed })
    const client = await bound(run)
    const answers: string[] = []
    for (let at = 0; at < 120; at++) {
      const { command_status, fields } = await submit(client)
      answers.push(`${command_status} ${String(fields['message_id'] ?? '')}`)
    }
    return { answers, state: run.simulator.state() }
  }

  test('gives the same run twice: statuses, message ids, who acted and how often', async () => {
    const [first, second, other] = [await play(2026), await play(2026), await play(7)]
    expect(second.answers).toEqual(first.answers)
    expect(second.state.acted).toEqual(first.state.acted)
    expect(Object.keys(first.state.acted)).toEqual(['row-1', 'row-2', 'row-3', 'row-4'])
    expect(other.answers).not.toEqual(first.answers)
    expect(first.state.seed).toBe(2026)
  })
})

test('a run that begins anew with its seed repeats itself, and a seed that nobody chose is shown', async () => {
  const half = rows({
    when: { requests: ['submit_sm'], share: 0.5 },
    do: { kind: 'refuse', status: 'ESME_RSYSERR' },
  })
  const run = await runSimulator({ profileId: 'smpp-3.4', behaviours: half, seed: 11 })
  const play = async () => {
    const client = await bound(run)
    const answers = []
    for (let at = 0; at < 20; at++) answers.push((await submit(client)).fields['message_id'] ?? '')
    return answers
  }
  const first = await play()
  await run.until(({ queued }) => queued === 0)
  run.configure({ seed: 12 })
  expect(await play()).not.toEqual(first)
  await run.until(({ queued }) => queued === 0)
  run.configure({ seed: 11 })
  expect(run.simulator.state()).toMatchObject({ seed: 11, acted: {} })
  expect(await play()).toEqual(first)
  run.configure({ seed: null })
  expect(run.simulator.state().seed).toBe(0)
})
