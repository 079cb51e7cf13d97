import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { draftTo, runningEngine } from '../../../support/running-engine.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { runHere } from '../cli-in-process.ts'

const env = { SMPP_FILE_PASSPHRASE: 'correct horse' }

test('connections go from one data folder to another, their secrets sealed; nothing there is overwritten', async () => {
  const engine = await runningEngine()
  for (const name of ['ACME', 'Other'])
    await engine.handlers['connections.save']({
      connectionId: null,
      draft: draftTo(2775, { name }),
      password: 'S3cr3t!x',
    })
  await engine.close()
  const from = ['--data', engine.dataDir]
  const plain = join(testFolder(), 'plain.json')
  const sealed = join(testFolder(), 'sealed.json')
  expect(await runHere(['connections', 'export', plain, ...from])).toMatchObject({ code: 0, stderr: '' })
  const one = ['connections', 'export', sealed, ...from, '--name', 'ACME', '--with-secrets']
  expect(await runHere(one)).toMatchObject({ code: 2 })
  expect(await runHere(one, { env })).toMatchObject({ code: 0, stderr: '' })
  for (const file of [plain, sealed]) expect(readFileSync(file, 'utf8')).not.toContain('S3cr3t!x')

  const to = await runningEngine()
  const busy = await runHere(['connections', 'import', sealed, '--data', to.dataDir], { env })
  expect(busy.code).toBe(1)
  for (const what of ['connections', 'workspace']) {
    const refused = await runHere([what, 'export', join(testFolder(), 'x'), '--data', to.dataDir])
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('or use Export… in its window')
    expect(refused.stderr).not.toContain('start this one')
  }
  await to.close()
  const into = (file: string, ...more: string[]) =>
    runHere(['connections', 'import', file, '--data', to.dataDir, '--json', ...more], { env })
  expect((await into(sealed, '--dry-run')).lines).toEqual([
    '{"does":"add","name":"ACME","as":"ACME","folder":"","host":"127.0.0.1:2775"}',
  ])
  expect((await into(sealed)).code).toBe(0)
  expect((await into(plain)).lines.map((line) => JSON.parse(line).does)).toEqual(['leave', 'add'])
  const later = await runningEngine(to.dataDir)
  const saved = (await later.handlers['connections.list']({})).slice(1)
  expect(saved.map(({ name, hasPassword }) => [name, hasPassword])).toEqual([
    ['ACME', true],
    ['Other', false],
  ])
  expect(await into(join(testFolder(), 'none.json'))).toMatchObject({ code: 2 })
})
