import { expect, test } from 'vitest'
import { changedElsewhere, type Edited } from '../../../renderer/stores/drafts-store.ts'
import type { Connection } from '../../../shared/contract/connections.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'

const saved: Connection = {
  ...newConnection,
  ...{ connectionId: 'c1', revision: 'r1', hasPassword: false, passwordOctets: 0 },
  ...{ hasOutbindPassword: false, builtIn: false },
}
const edited: Edited = { draft: newConnection, revision: 'r1', password: null, certificate: null }

test('an edit knows what became of the connection since it began', () => {
  expect(changedElsewhere(edited, saved)).toBeNull()
  expect(changedElsewhere(edited, { ...saved, revision: 'r2' })).toBe('saved')
  expect(changedElsewhere(edited, null)).toBe('gone')
})

test('nothing is said of what is not edited, or was never saved', () => {
  expect(changedElsewhere(undefined, { ...saved, revision: 'r2' })).toBeNull()
  const { revision: _left, ...unsaved } = edited
  expect(changedElsewhere(unsaved, null)).toBeNull()
})
