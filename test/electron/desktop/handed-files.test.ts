import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeFile, readHandedOver, readStart } from '../../../electron/desktop/handed-files.ts'
import { PageAsks } from '../../../electron/desktop/page-asks.ts'
import { testFolder } from '../../support/temporary-folder.ts'

test('reads the data folder and the files of a start, from the folder it was started in', () => {
  const folder = testFolder()
  mkdirSync(join(folder, 'data'))
  const start = readStart(
    ['--data', 'x', 'a b.pcap', './трафик.pcap', 'data', '--foreign', '/abs.pcap'],
    folder,
  )
  expect(start).toEqual({
    data: 'x',
    files: [join(folder, 'a b.pcap'), join(folder, 'трафик.pcap'), '/abs.pcap'],
  })
})

test('takes no more than fifty files of one start', () => {
  expect(
    readStart(
      Array.from({ length: 200 }, (_, n) => `${n}.pcap`),
      '/',
    ).files,
  ).toHaveLength(50)
})

test.each([null, 'a.pcap', { files: 'a.pcap' }, { files: [1] }, { files: Array(51).fill('a') }])(
  'of what a stranger hands over as %j nothing is opened',
  (value) => expect(readHandedOver(value)).toEqual([]),
)

test('opens what it handed over itself', () => {
  expect(readHandedOver({ files: ['/a.pcap', '/b.pcap'] })).toEqual(['/a.pcap', '/b.pcap'])
})

test.each([
  ['day.PCAP', 'capture'],
  ['gateway.log', 'capture'],
  ['plan.yml', 'plan'],
  ['numbers.xlsx', 'table'],
  ['connections.json', 'json'],
  ['photo.png', 'unknown'],
] as const)('%s is taken for a %s', (name, kind) => {
  const file = join(testFolder(), name)
  writeFileSync(file, '')
  expect(describeFile(file)).toEqual({ name, kind })
})

test('a missing file is told as missing, a missing capture by its own tab', () => {
  expect(describeFile('/nowhere/plan.yaml')).toEqual({ name: 'plan.yaml', kind: 'missing' })
  expect(describeFile('/nowhere/day.pcap').kind).toBe('capture')
})

test('asks made before there is a page wait for it, the newest twenty, once', () => {
  const asks = new PageAsks()
  for (let number = 0; number < 30; number += 1) {
    asks.ask({ ask: 'file', name: String(number), kind: 'plan' })
  }
  const heard: unknown[] = []
  const stop = asks.follow((asked) => heard.push(asked))
  expect(heard).toHaveLength(20)
  expect(heard.at(-1)).toMatchObject({ name: '29' })
  asks.ask({ ask: 'keys' })
  expect(heard).toHaveLength(21)
  stop()
  asks.ask({ ask: 'about' })
  expect(heard).toHaveLength(21)
})

test('starts whatever a path is that nobody can look at', () => {
  const long = 'x'.repeat(5000)
  const folder = testFolder()
  symlinkSync('round', join(folder, 'round'))
  const files = [long, 'round', 'round/plan.yaml'].map((name) => join(folder, name))
  expect(readStart([long, 'round', 'round/plan.yaml'], folder).files).toEqual(files)
  for (const file of files) expect(describeFile(file).kind).toBe('missing')
})
