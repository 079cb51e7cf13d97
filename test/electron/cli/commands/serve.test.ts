import { expect, test } from 'vitest'
import { builtFile } from '../../../support/built.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { runCli, startCli } from '../cli-process.ts'

test('prints its address, and ends cleanly when told to', async () => {
  builtFile('renderer', 'index.html')
  const cli = startCli(['serve', '--port', '0', '--data', testFolder()])
  const line = await cli.line(/^SMPP Workbench is on /)
  expect(new URL(line.slice('SMPP Workbench is on '.length)).hostname).toBe('127.0.0.1')
  cli.child.kill('SIGTERM')
  expect(await cli.ended).toMatchObject({ code: 0, stderr: '' })
})

test('calls a port that is none bad usage', async () => {
  const { code, stdout, stderr } = await runCli(['serve', '--port', '65536', '--lang', 'ru'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('Нужно число от 0 до 65535.')
})
