import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testFolder } from '../../../support/temporary-folder.ts'
import { runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'

function configFile(config: unknown): string {
  const file = join(testFolder(), 'simulator.json')
  writeFileSync(file, JSON.stringify(config))
  return file
}

function sendTo(port: number, systemId: string): string[] {
  const account = ['--port', String(port), '--system-id', systemId]
  return ['send', ...account, '--to', '79161234567', '--text', 'Hi', '--json']
}

async function portOf(simulator: ReturnType<typeof startCli>): Promise<number> {
  return Number((await simulator.line(/^listening /)).split(':')[1])
}

test('sends receipts as its file says, which the client joins by the rule that they need', async () => {
  const behaviours = [
    { id: 'ids', when: {}, do: { kind: 'message-id', form: 'hex-upper' } },
    {
      id: 'lost',
      when: { destinationStarts: ['49'] },
      do: { kind: 'receipt', states: [{ stat: 'UNDELIV', err: '027' }] },
    },
    { id: 'all', when: {}, do: { kind: 'receipt', id: 'decimal', delay: { shape: 'fixed', ms: 1 } } },
  ]
  const simulator = startCli(['simulate', '--port', '0', '--config', configFile({ behaviours })])
  const port = await portOf(simulator)
  const receiptTo = async (to: string) => {
    const asked = [...sendTo(port, 'demo').with(6, to), '--wait-receipt', '20']
    const { lines } = await runHere(asked, { env: { SMPP_PASSWORD: 'demo' } })
    return lines.map((line) => JSON.parse(line)).find(({ kind }) => kind === 'receipt')
  }
  expect(await receiptTo('79161234567')).toMatchObject({
    id_rule: 'hex-to-decimal',
    receipt: { stat: 'DELIVRD' },
  })
  expect(await receiptTo('4915112345')).toMatchObject({
    id_rule: 'hex-to-decimal',
    receipt: { stat: 'UNDELIV', err: '027' },
  })
  simulator.child.kill('SIGTERM')
  await simulator.ended
})

describe('scenarios', () => {
  test('are listed, for people in a line each and as JSON', async () => {
    const { lines } = await runHere(['simulate', '--scenarios', '--json'])
    const all = lines.map((line) => JSON.parse(line))
    expect(all.find(({ id }) => id === 'kannel-like')).toMatchObject({
      kind: 'shipped',
      name: { ru: 'Как Kannel (opensmppbox)' },
    })
    expect(all.find(({ id }) => id === 'ru-gateway-9001')).toMatchObject({ kind: 'profile' })
    const russian = await runHere(['simulate', '--scenarios', '--lang', 'ru'])
    expect(russian.stdout).toMatch(/^slow +Медленный\. Ответы/m)
    expect(russian.lines).toHaveLength(all.length)
  })

  test('are played, and changed by a file', async () => {
    const config = configFile({ responseDelayMs: 0, receipt: { delay: 0 }, accountLimits: { balance: 1 } })
    const simulator = startCli(['simulate', '--port', '0', '--scenario', 'rebased-ids', '--config', config])
    const port = await portOf(simulator)
    const env = { SMPP_PASSWORD: 'demo' }
    const { lines } = await runHere([...sendTo(port, 'demo'), '--wait-receipt', '20'], { env })
    const receipt = lines.map((line) => JSON.parse(line)).find(({ kind }) => kind === 'receipt')
    expect(receipt).toMatchObject({ part: 1, id_rule: 'hex-to-decimal' })
    simulator.child.kill('SIGTERM')
    await simulator.ended
  })

  test('of several operators each has its own, and a scenario’s file is a configuration', async () => {
    const operators = [
      { name: 'a', scenario: 'jasmin-like', port: 0 },
      { name: 'b', scenario: { name: 'Mine' }, loginRefusals: { systemId: 13, password: 14 }, port: 0 },
    ]
    const simulator = startCli(['simulate', '--config', configFile({ operators })])
    for (const [name, status] of [
      [/ a$/, 'ESME_RINVPASWD'],
      [/ b$/, 'ESME_RBINDFAIL'],
    ] as const) {
      const port = Number((await simulator.line(name)).split(/[: ]/)[2])
      const { stderr, stdout } = await runHere(sendTo(port, 'nobody'), { env: { SMPP_PASSWORD: 'demo' } })
      expect(stderr + stdout).toContain(status)
    }
    simulator.child.kill('SIGTERM')
    await simulator.ended
  })

  test('that are not there are refused', async () => {
    const { code, stderr } = await runHere(['simulate', '--scenario', 'nothing'])
    expect(code).toBe(2)
    expect(stderr).toContain('There is no scenario nothing.')
  })
})
