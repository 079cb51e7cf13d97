import { expect, test } from 'vitest'
import { groupByFolder } from '../../../../renderer/screens/connections/tree-groups.ts'
import type { Connection } from '../../../../shared/contract/connections.ts'
import { newConnection } from '../../../../shared/contract/connections.ts'

const connection = (change: Partial<Connection>): Connection => ({
  ...newConnection,
  connectionId: change.name ?? '',
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
