import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leaveNote } from '../../../electron/hosts/serving-note.ts'
import { runningEngine } from '../../support/running-engine.ts'
import { testFolder } from '../../support/temporary-folder.ts'
import { runHere } from './cli-in-process.ts'

const advices: Readonly<Record<string, RegExp>> = {
  'workspace import': /run this again, or use Import… in its window/,
  'connections import': /run this again, or use Import… in its window/,
  'workspace export': /use Export… in its window/,
  'connections export': /use Export… in its window/,
  'workspace move': /name the other place in its Settings/,
}

test('each command says who holds a folder that is in use, and what to do', async () => {
  const running = await runningEngine()
  const folder = testFolder()
  writeFileSync(join(folder, 'import'), '[]')
  const said = async (words: string) => {
    const [group = '', verb = ''] = words.split(' ')
    const file = join(folder, verb)
    const { code, stderr } = await runHere([group, verb, file, '--data', running.dataDir, '--lang', 'en'])
    expect(code, words).not.toBe(0)
    return stderr
  }
  for (const [words, advice] of Object.entries(advices)) {
    const told = await said(words)
    expect(told, words).toMatch(advice)
    expect(told, words).not.toContain('start this one')
  }
  leaveNote(running.dataDir, { address: '127.0.0.1', port: 8775, key: 'k' })
  expect(await said('workspace move')).toContain(
    'A workbench (serve, 127.0.0.1:8775) is using the data folder',
  )
  writeFileSync(join(running.dataDir, 'serving.json'), '{')
  expect(await said('workspace move')).toContain('A workbench is using the data folder')
  await running.close()
})
