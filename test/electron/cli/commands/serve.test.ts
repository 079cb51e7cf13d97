import { expect, test } from 'vitest'
import { builtFile } from '../../../support/built.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { signIn } from '../../../support/web-visitor.ts'
import { runCli, startCli } from '../cli-process.ts'

test('prints its address, and ends cleanly when told to', async () => {
  builtFile('renderer', 'index.html')
  const cli = startCli(['serve', '--port', '0', '--data', testFolder()])
  const line = await cli.line(/^SMPP Workbench is on /)
  expect(new URL(line.slice('SMPP Workbench is on '.length)).hostname).toBe('127.0.0.1')
  cli.child.kill('SIGTERM')
  expect(await cli.ended).toMatchObject({ code: 0, stderr: '' })
})

test('says how to reach it from elsewhere, and gives another link to who owns its data folder', async () => {
  const data = testFolder()
  const cli = startCli(['serve', '--port', '0', '--data', data, '--sign-out-after', '8h'])
  const tunnel = await cli.line(/ssh -N /)
  const { port } = new URL((await cli.line(/^SMPP Workbench is on /)).slice('SMPP Workbench is on '.length))
  expect(tunnel).toContain(`-L ${port}:127.0.0.1:${port} `)
  const asked = await runCli(['serve', '--new-address', '--data', data])
  expect(asked).toMatchObject({ code: 0, stderr: '' })
  await signIn(/http:\S+/.exec(asked.stdout)?.[0] ?? '')
  cli.child.kill('SIGTERM')
  await cli.ended
  const late = await runCli(['serve', '--new-address', '--data', data, '--lang', 'ru'])
  expect(late.code).toBe(1)
  expect(late.stderr).toContain('узел не запущен')
})

test.each(['0', '10s', '8x', '30d'])('signs nobody out after %s', async (time) => {
  const { code, stderr } = await runCli(['serve', '--sign-out-after', time])
  expect(code).toBe(2)
  expect(stderr).toContain('Expected 1m to 7d')
})

test('calls a port that is none bad usage', async () => {
  const { code, stdout, stderr } = await runCli(['serve', '--port', '65536', '--lang', 'ru'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('Нужно число от 0 до 65535.')
})
