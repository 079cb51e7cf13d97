import { expect, test } from 'vitest'
import { groupByFolder, readTags, tagsOf } from '../../../../renderer/screens/connections/tree-groups.ts'
import type { Connection } from '../../../../shared/contract/connections.ts'
import { newConnection } from '../../../../shared/contract/new-connection.ts'

const connection = (change: Partial<Connection>): Connection => ({
  ...newConnection,
  connectionId: change.name ?? '',
  revision: 'r1',
  hasPassword: false,
  passwordOctets: 0,
  hasOutbindPassword: false,
  builtIn: false,
  ...change,
})

const list = [
  connection({ name: 'Zeta', folder: 'Providers/Test' }),
  connection({ name: 'Alpha', folder: 'Providers / Test' }),
  connection({ name: 'Beta' }),
  connection({ name: 'Local simulator', builtIn: true, host: '127.0.0.1' }),
]

test('the top comes first with the one that ships, then folders', () => {
  expect(
    groupByFolder(list, '').map(({ folder, connections }) => [folder, connections.map(({ name }) => name)]),
  ).toEqual([
    ['', ['Local simulator', 'Beta']],
    ['Providers / Test', ['Alpha', 'Zeta']],
  ])
})

test('a search looks in names, hosts and folders, for every word', () => {
  expect(groupByFolder(list, 'test alp').flatMap(({ connections }) => connections)).toEqual([list[1]])
  expect(groupByFolder(list, '127.0').flatMap(({ connections }) => connections)).toEqual([list[3]])
  expect(groupByFolder(list, 'nothing')).toEqual([])
})

test('tags narrow the tree, all of them at once, and are searched for', () => {
  const tagged = [
    connection({ name: 'One', tags: ['Test', 'mt'] }),
    connection({ name: 'Two', tags: ['mt'] }),
    connection({ name: 'Three' }),
  ]
  const names = (search: string, tags: string[]) =>
    groupByFolder(tagged, search, tags).flatMap(({ connections }) => connections.map(({ name }) => name))
  expect(tagsOf(tagged)).toEqual(['mt', 'Test'])
  expect(names('', ['mt'])).toEqual(['One', 'Two'])
  expect(names('', ['mt', 'Test'])).toEqual(['One'])
  expect(names('test', [])).toEqual(['One'])
})

test('tags are read with commas between them, each once', () => {
  expect(readTags(' #test, MT ,, Test,mt')).toEqual(['test', 'MT'])
  expect(readTags(' , ')).toEqual([])
})
