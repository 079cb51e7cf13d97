import { expect, onTestFinished, test } from 'vitest'
import { WireClient } from '../../smsc/wire-client.ts'
import { runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'
import { portOf } from './running-simulate.ts'

test('names its sessions to a script, cuts one, and goes on when stdin ends', async () => {
  const simulator = startCli(['simulate', '--port', '0', '--control', '--json'])
  const port = await portOf(simulator)
  const client = await WireClient.connect(port)
  const other = await WireClient.connect(port)
  onTestFinished(() => other.close())
  expect(await client.bind()).toBe(0)
  const { stdin } = simulator.child
  stdin?.write('sessions\n')
  const session = JSON.parse(await simulator.line(/"bind_mode":"transceiver"/))
  expect(session).toMatchObject({ kind: 'session', system_id: 'demo', is_silent: false, version: '3.4' })
  expect(JSON.parse(await simulator.line(/"kind":"sessions"/))).toEqual({ kind: 'sessions', count: 2 })
  stdin?.write(`hello\ncut nobody rst\ncut ${session.id.slice(0, 13)} unbind\n`)
  expect(JSON.parse(await simulator.line(/"kind":"cut"/))).toEqual({
    ...{ kind: 'cut', id: session.id, how: 'unbind' },
  })
  expect((await client.next()).command).toBe('unbind')
  expect(await simulator.line(/line 2/, 'stderr')).toMatch(/“hello” asks for nothing .* cut ID fin\|rst/)
  expect(await simulator.line(/line 3/, 'stderr')).toContain('begins with nobody: 0')
  stdin?.write(`${'y'.repeat(100_000)}\ncut ${'z'.repeat(100_000)} rst\n`)
  expect((await simulator.line(/line 5/, 'stderr')).length).toBeLessThan(500)
  expect((await simulator.line(/line 6/, 'stderr')).length).toBeLessThan(500)
  stdin?.end()
  expect(await other.bind()).toBe(0)
  simulator.child.kill('SIGTERM')
  expect((await simulator.ended).code).toBe(0)
})

test('takes no configuration from the same input', async () => {
  const { code, stderr } = await runHere(['simulate', '--control', '--config', '-'])
  expect(code).toBe(2)
  expect(stderr).toContain('--config -')
})
