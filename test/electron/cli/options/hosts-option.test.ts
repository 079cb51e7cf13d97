import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scriptedSmsc } from '../../../support/scripted-smsc.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { runHere } from '../cli-in-process.ts'

const environment = { env: { SMPP_PASSWORD: 'demo' } }
const message = ['--to', '79161234567', '--text', 'Hi', '--system-id', 'demo']

const smsc = () =>
  scriptedSmsc((pdu) =>
    pdu.command === 'submit_sm' ? { status: 0, fields: { message_id: 'a' } } : { status: 0 },
  )

function fileWith(content: unknown): string {
  const file = join(testFolder(), 'connection.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('the hosts after a dead one are tried in order, from the command line and from a file', async () => {
  const { port } = await smsc()
  const text = `127.0.0.1:11,127.0.0.1:${port}`
  const asTexts = { host: '127.0.0.1', port: 9, hosts: text.split(',') }
  const asObjects = {
    hosts: [
      { host: '127.0.0.1', port: 9 },
      { host: '127.0.0.1', port },
    ],
  }
  for (const args of [
    ['--port', '9', '--hosts', text],
    ['--connection', fileWith(asTexts)],
    ['--connection', fileWith(asObjects)],
  ]) {
    expect(await runHere(['send', ...message, ...args], environment)).toMatchObject({ code: 0, stderr: '' })
  }
})

test('a host on the command line stands alone, whatever the file says would follow', async () => {
  const { port, sessions } = await smsc()
  const file = fileWith({ host: '127.0.0.1', port, hosts: [`127.0.0.1:${port}`] })
  const args = ['--connection', file, '--host', '127.0.0.1', '--port', '9']
  expect((await runHere(['send', ...message, ...args], environment)).code).toBe(1)
  expect(sessions.size).toBe(0)
})

test.each([
  ['no port', ['smpp.example.com']],
  ['a port that is none', ['a:70000']],
  ['no host', [{ port: 2775 }]],
  ['a number', [5]],
  ['none at all', []],
  ['more than may be', Array.from({ length: 10 }, () => 'a:1')],
])('a list of hosts with %s is bad usage', async (_name, hosts) => {
  const told = await runHere(['send', ...message, '--connection', fileWith({ hosts })], environment)
  expect(told).toMatchObject({ code: 2, stdout: '' })
  expect(told.stderr).toContain('hosts')
})
