import { expect, test } from 'vitest'
import { NoticeText } from '../../../renderer/parts/notice-text.tsx'
import { noticeOf, refusalOf } from '../../../renderer/stores/toast-store.ts'
import { ContractError } from '../../../shared/contract/client.ts'
import { shownText } from '../shown-text.ts'

test('a fault is told in its own words, with what to do next', () => {
  const body = refusalOf({ code: 'contract.busy', detail: { waiting: 7 } })
  expect(shownText(<NoticeText body={body} />)).toContain('7 requests of this window wait for it')
})

test('a fault of a later version is told by its code', () => {
  const shown = shownText(<NoticeText body={refusalOf({ code: 'storage.of-a-later-version', detail: {} })} />)
  expect(shown).toContain('storage.of-a-later-version')
  expect(shown).toContain('reload the window')
})

test('what the host did not answer needs no table', () => {
  expect(shownText(<NoticeText body={noticeOf(new ContractError(null))} />)).toContain(
    'The engine did not answer',
  )
})
