import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { serveMetrics } from '../../../electron/smsc/metrics-server.ts'
import { metricsText } from '../../../electron/smsc/metrics-text.ts'
import { type OperatorMetrics, operatorMetrics } from '../../../electron/smsc/operator-metrics.ts'
import { NamedCounts, TrafficCounters } from '../../../electron/smsc/traffic-counters.ts'
import { openAccount } from '../../../shared/simulator/simulated-account.ts'
import { runSimulator } from './running-simulator.ts'

const nameForm = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/
const sampleForm = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[^"{}]|"(?:[^"\\]|\\[\\"n])*")*)\})? (\S+)$/
const labelForm = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"/y

interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** Reads the text format 0.0.4 by its grammar, and throws at what breaks it. */
function readExposition(text: string): { types: Map<string, string>; samples: Sample[] } {
  const types = new Map<string, string>()
  const helps = new Set<string>()
  const samples: Sample[] = []
  const seen = new Set<string>()
  expect(text.endsWith('\n')).toBe(true)
  for (const line of text.slice(0, -1).split('\n')) {
    const comment = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line)
    if (comment !== null) {
      const [, kind, name = '', rest = ''] = comment
      expect(name).toMatch(nameForm)
      // Each once, and before the samples of its name.
      expect(kind === 'TYPE' ? types.has(name) : helps.has(name)).toBe(false)
      expect(samples.some((one) => one.name === name)).toBe(false)
      if (kind === 'HELP') helps.add(name)
      else expect(['counter', 'gauge', 'histogram', 'summary', 'untyped']).toContain(rest)
      if (kind === 'TYPE') types.set(name, rest)
      continue
    }
    const [, name = '', written = '', value = ''] = sampleForm.exec(line) ?? []
    expect([line, name]).toEqual([line, expect.stringMatching(nameForm)])
    expect(value).toMatch(/^([+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|NaN|[+-]?Inf)$/)
    const labels: Record<string, string> = {}
    labelForm.lastIndex = 0
    for (let at = 0; at < written.length; at = labelForm.lastIndex) {
      if (at > 0) {
        expect(written[at]).toBe(',')
        labelForm.lastIndex = at + 1
      }
      const label = labelForm.exec(written)
      expect([line, label]).toEqual([line, expect.anything()])
      const [, key = '', text = ''] = label!
      expect(Object.hasOwn(labels, key)).toBe(false)
      labels[key] = text.replace(/\\(.)/g, (_all, one) => (one === 'n' ? '\n' : one))
    }
    const key = JSON.stringify([name, Object.entries(labels).toSorted()])
    expect([key, seen.has(key)]).toEqual([key, false])
    seen.add(key)
    samples.push({ name, labels, value: Number(value) })
  }
  for (const [name, type] of types) if (type === 'histogram') checkHistogram(name, samples)
  for (const { name } of samples) {
    expect(types.has(name) || types.has(name.replace(/_(bucket|sum|count)$/, ''))).toBe(true)
  }
  return { types, samples }
}

/** Of each series: buckets that do not fall, `+Inf` equal to the count. */
function checkHistogram(name: string, samples: readonly Sample[]): void {
  for (const { labels, value } of samples.filter((one) => one.name === `${name}_count`)) {
    const buckets = samples.filter(
      (one) =>
        one.name === `${name}_bucket` &&
        Object.entries(labels).every(([key, text]) => one.labels[key] === text),
    )
    const bounds = buckets.map((one) => Number(one.labels['le']?.replace('+Inf', 'Infinity')))
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b))
    const counts = buckets.map((one) => one.value)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect([bounds.at(-1), counts.at(-1)]).toEqual([Number.POSITIVE_INFINITY, value])
  }
}

const message = { destination_addr: '79161234567', registered_delivery: 1, short_message: Buffer.from('Hi') }

async function traffic(): Promise<OperatorMetrics> {
  const counters = new TrafficCounters()
  const accounts = [openAccount('ac"me\\', 'secret'), { ...openAccount('slow', 'word'), rate: 1 }]
  const change = { name: 'Line\nTwo', profileId: 'smpp-3.4', accounts }
  const { connect: open, simulator, until } = await runSimulator(change, {}, counters)
  const [acme, slow] = [await open(), await open()]
  await (await open()).bind('transmitter', { system_id: 'nobody', password: '' })
  await acme.bind('transceiver', { system_id: 'ac"me\\', password: 'secret' })
  await slow.bind('transmitter', { system_id: 'slow', password: 'word' })
  await acme.ask('submit_sm', message)
  acme.answer(await acme.next(), 'deliver_sm_resp')
  for (const _ of [1, 2, 3]) await slow.ask('submit_sm', { ...message, registered_delivery: 0 })
  await until((state) => state.receiptsSent === 1)
  return operatorMetrics(simulator.state(), counters)
}

test('counts what passed by account, and writes it as the text format wants it', async () => {
  const metrics = await traffic()
  const [before, acme, slow] = metrics.accounts
  expect(before).toMatchObject({ system_id: '', responses: { ESME_RINVSYSID: 1 } })
  expect(acme).toMatchObject({
    sessions: { transceiver: 1 },
    requests: { submit_sm: 1 },
    responses: { ESME_ROK: 2 },
    deliveries: { deliver_sm: 1 },
    receipts: { DELIVRD: 1 },
    throttled: 0,
  })
  expect(slow).toMatchObject({
    requests: { submit_sm: 3 },
    responses: { ESME_ROK: 2, ESME_RTHROTTLED: 2 },
    throttled: 2,
  })
  const { samples } = readExposition(metricsText([metrics, { ...metrics, operator: 'other' }]))
  const valueAt = (name: string, labels: Record<string, string>) =>
    samples.find(
      (one) => one.name === name && Object.entries(labels).every(([key, text]) => one.labels[key] === text),
    )?.value
  const own = { operator: 'Line\nTwo', account: 'ac"me\\' }
  expect(valueAt('smpp_simulator_requests_total', { ...own, command: 'submit_sm' })).toBe(1)
  expect(valueAt('smpp_simulator_receipts_total', { ...own, stat: 'DELIVRD' })).toBe(1)
  expect(valueAt('smpp_simulator_throttled_total', { operator: 'other', account: 'slow' })).toBe(2)
  expect(valueAt('smpp_simulator_response_seconds_count', own)).toBe(acme?.latency.count)
  expect(acme?.latency.count).toBeGreaterThan(0)
})

test('the grammar that this holds it against refuses what is wrong', () => {
  const bad = [
    'a{b="c} 1',
    'a{b="c",} x',
    '1a 2',
    'a{b="c" d="e"} 1',
    'a 1\na 1',
    '# TYPE a dial\na 1',
    'a{b="\\t"} 1',
  ]
  for (const text of bad) expect(() => readExposition(`# TYPE a gauge\n${text}\n`)).toThrow()
  expect(() => readExposition('# TYPE a gauge\na{b="c",d="\\n\\""} 1e3\n')).not.toThrow()
})

test('names without end are counted as other', () => {
  const counts = new NamedCounts()
  for (let number = 0; number < 1000; number++) counts.add(`0x${number}`)
  expect(counts.entries()).toHaveLength(201)
  expect(counts.entries().at(-1)).toEqual(['other', 800])
})

test('is read by GET alone, and by many connections in turn', async () => {
  const metrics = await traffic()
  const server = await serveMetrics({ host: '127.0.0.1', port: 0 }, () => [metrics])
  onTestFinished(() => server.close())
  const at = (path: string) => `http://127.0.0.1:${server.port}${path}`
  const text = await fetch(at('/metrics'))
  expect(text.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(readExposition(await text.text()).samples.length).toBeGreaterThan(20)
  expect(await (await fetch(at('/metrics.json?x=1'))).json()).toMatchObject({
    operators: [{ operator: 'Line\nTwo' }],
  })
  expect((await fetch(at('/'))).status).toBe(404)
  expect((await fetch(at('/__proto__'))).status).toBe(404)
  for (const method of ['POST', 'PUT', 'DELETE'])
    expect((await fetch(at('/metrics'), { method })).status).toBe(405)
  const strangers = Array.from({ length: 80 }, () => connect(server.port, '127.0.0.1').on('error', () => {}))
  onTestFinished(() => {
    for (const one of strangers) one.destroy()
  })
  // Those beyond the most are closed at once.
  await once(strangers.at(-1)!, 'close')
})
