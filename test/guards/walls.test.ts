import { describe, expect, test } from 'vitest'
import { nameCollisions, orderBreaks, readmeBreaks } from './find-breaks.ts'
import { folderOrder } from './folder-order.ts'
import { projectFiles, wallBreaks } from './walls.ts'

test('the house stands as its order says', () => {
  const files = projectFiles()
  expect(files.length).toBeGreaterThan(500)
  expect(wallBreaks(files)).toEqual([])
})

describe('the order of folders', () => {
  const breaksOf = (path: string, source: string) =>
    folderOrder
      .flatMap((order) => orderBreaks(order, new Map([[path, source]])))
      .filter((sentence) => !sentence.endsWith('is not there.'))

  test.each([
    ['shared/text/udh.ts', "import { pduTable } from '../smpp/pdu-table.ts'"],
    ['electron/wire/link.ts', "import type { Clock } from '../session/clock.ts'"],
    ['electron/session/pacer.ts', "const { Store } = await import('../storage/store.ts')"],
    ['electron/cli/console/cli.ts', "import { addSend } from '../commands/send.ts'"],
    ['renderer/parts/format.ts', "import { columns } from '../screens/inspector/columns.tsx'"],
    ['renderer/screens/codes/codes-screen.tsx', "import '../inspector/inspector.css'"],
  ])('refuses what %s would import', (path, source) => {
    expect(breaksOf(path, source)).toHaveLength(1)
  })

  test('lets a folder import itself and what is below it', () => {
    const source = "import { readUdh } from '../text/udh.ts'\nimport { decodePdu } from './decode.ts'"
    expect(breaksOf('shared/smpp/frame.ts', source)).toEqual([])
  })

  test('has no floor for a folder that is gone', () => {
    const order = { tree: 'shared', floors: [['text'], ['gone']] }
    expect(orderBreaks(order, new Map([['shared/text/udh.ts', '']]))).toEqual([
      'shared/gone has a floor and is not there.',
    ])
  })

  test('wants a floor for a new folder', () => {
    expect(breaksOf('shared/new-room/thing.ts', '')).toHaveLength(1)
  })
})

test('two files of one name are told', () => {
  const paths = [
    'shared/a/columns.ts',
    'renderer/b/columns.tsx',
    'shared/contract/bulk.ts',
    'electron/handlers/bulk.ts',
  ]
  const isShared = (path: string) => path.startsWith('shared/contract/')
  expect(nameCollisions(paths, isShared)).toEqual([
    'shared/a/columns.ts and renderer/b/columns.tsx have one name.',
  ])
})

test('a README without a row for a folder, or with one for none, is told', () => {
  const text = '| here | what |\n| --- | --- |\n| `text/` | alphabets |\n| `gone/` | nothing |'
  expect(readmeBreaks('shared/README.md', text, ['text', 'smpp'])).toEqual([
    'shared/README.md has no row for smpp/.',
    'shared/README.md has a row for gone/, which is not there.',
  ])
})
