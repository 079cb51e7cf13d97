import { describe, expect, test } from 'vitest'
import {
  historyBounds,
  type KeptPaste,
  keptPastes,
  withPaste,
} from '../../../renderer/stores/paste-history.ts'
import { keepPaste, usePasteHistory } from '../../../renderer/stores/paste-history-store.ts'
import { readPaste } from '../../../shared/paste/read-paste.ts'
import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { makeCatalogue } from '../../../shared/profiles/catalogue.ts'

function paste(id: number, text = `paste ${id}`): KeptPaste {
  return { id, at: id, text, isCut: false, fileName: null, kinds: ['code'] }
}

describe('the history of pastes', () => {
  test('has the newest first, and the same paste once', () => {
    const kept = [paste(1, 'same'), paste(2), paste(3, 'same')].reduce(withPaste, [] as readonly KeptPaste[])
    expect(kept.map(({ id }) => id)).toEqual([3, 2])
  })

  test('keeps a paste that is typed on as one', () => {
    const kept = [paste(1, '0x04'), paste(1, '0x0401')].reduce(withPaste, [] as readonly KeptPaste[])
    expect(kept.map(({ text }) => text)).toEqual(['0x0401'])
  })

  test('is bounded in number, in one and in all', () => {
    let kept: readonly KeptPaste[] = []
    for (let id = 0; id < historyBounds.pastes + 5; id++) kept = withPaste(kept, paste(id))
    expect(kept).toHaveLength(historyBounds.pastes)
    for (let id = 100; id < 120; id++) kept = withPaste(kept, paste(id, `${id}${'x'.repeat(100_000)}`))
    expect(kept[0]).toMatchObject({ id: 119, isCut: true })
    const units = kept.map(({ text }) => text.length)
    expect(Math.max(...units)).toBe(historyBounds.unitsOfOne)
    expect(units.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(historyBounds.unitsOfAll)
  })

  test('takes nothing of another shape from the storage', () => {
    const good = paste(1)
    expect(keptPastes({ pastes: [good, null, { id: 'x' }, { ...good, text: 5 }] })).toEqual([good])
    expect(keptPastes(null)).toEqual([])
    expect(keptPastes({ pastes: 'x' })).toEqual([])
  })

  test('masks passwords, and leaves out what nothing was recognised in', () => {
    const catalogue = makeCatalogue(builtInProfiles)
    const keep = (content: string, id: number) =>
      keepPaste(
        { content, fileName: null, fileOctets: null, file: null, origin: null },
        readPaste(content, { catalogue }).items,
        id,
      )
    keep('password=sesame\ncommand_status=1025', 1)
    keep('~~~', 2)
    expect(usePasteHistory.getState().pastes).toMatchObject([
      { id: 1, text: 'password=***\ncommand_status=1025', kinds: ['code'] },
    ])
  })
})
