import { beforeEach, describe, expect, test, vi } from 'vitest'
import { filterBounds, keptFilters, withFilter } from '../../../renderer/stores/kept-filters.ts'
import { host, state, store } from './capture-store-kit.ts'

let filters: typeof import('../../../renderer/stores/filter-store.ts')
const kept = () => filters.useFilter.getState()
const search = async () => (await host.line()).stream('capture.search')

/** Puts a filter in force as the engine does: its search finds nothing. */
async function found(): Promise<string> {
  const stream = await search()
  void stream.send([{ kind: 'done', found: 0, total: 1, empty: { why: 'none' } }])
  await vi.waitUntil(() => state().filter === stream.params.filter)
  return stream.params.filter
}

beforeEach(async () => {
  filters = await import('../../../renderer/stores/filter-store.ts')
  filters.useFilter.setState({ typed: '', history: [], saved: [], focusAsked: 0 })
})

describe('a filter that is applied', () => {
  test('is searched for, stands in the field and in the history', async () => {
    filters.applyFilter('status != 0')
    expect(await found()).toBe('status != 0')
    expect(kept()).toMatchObject({ typed: 'status != 0', history: ['status != 0'] })
    expect(state().filter).toBe('status != 0')
  })

  test('and cannot be read stays in the field alone', async () => {
    filters.applyFilter('status ==')
    expect(kept()).toMatchObject({ typed: 'status ==', history: [] })
    filters.applyFilter('seq == 1')
    expect(await found()).toBe('seq == 1')
  })

  test('is wanted beside the one in force, or its contrary is', async () => {
    filters.applyFilter('to == 7 or from == 7')
    await found()
    filters.andFilter('status != 0')
    expect(await found()).toBe('(to == 7 or from == 7) and status != 0')
    filters.notFilter('command == enquire_link')
    expect(await found()).toBe('(to == 7 or from == 7) and status != 0 and not (command == enquire_link)')
  })

  test('and taken back before it is in force is wanted no more', async () => {
    const { toggleFilter, toggleWhole } = filters.captureFilter
    filters.applyFilter('command == submit_sm')
    await found()
    toggleFilter('not answered')
    toggleFilter('not answered')
    expect(kept().typed).toBe('command == submit_sm')
    toggleWhole('status != 0')
    toggleWhole('status != 0')
    expect(kept().typed).toBe('')
    filters.applyFilter('status != 0')
    filters.andFilter('seq == 5')
    expect(kept().typed).toBe('status != 0 and seq == 5')
    filters.captureFilter.chooseOne(['seq == 5', 'seq == 6'], 'seq == 6')
    expect(kept().typed).toBe('status != 0 and seq == 6')
    filters.captureFilter.chooseOne(['seq == 5', 'seq == 6'], null)
    expect(kept().typed).toBe('status != 0')
  })

  test('by somebody else is in the field too', async () => {
    filters.applyFilter('status != 0')
    await found()
    filters.typeFilter('status != 0 and')
    await store.setFilter('seq == 5')
    await found()
    expect(kept().typed).toBe('seq == 5')
  })

  test('before there was a field is in it once it is there', async () => {
    store.useCapture.setState({ filter: 'status == 0x403' })
    const { filterPlace } = await import('../../../renderer/stores/filter-place.ts')
    expect(filterPlace(filters.captureFilter).useFilter.getState().typed).toBe('status == 0x403')
  })

  test('as words while they are typed is in no history, and asked for once', async () => {
    filters.typeFilter('7916')
    filters.searchFor('7916')
    expect(await found()).toBe('7916')
    filters.searchFor('7916 ')
    expect((await host.line()).waiting('capture.page')).toBe(0)
    expect(kept().history).toEqual([])
  })

  test('with a password is kept nowhere', async () => {
    filters.applyFilter('password == "sesame"')
    await found()
    expect(kept().history).toEqual([])
  })
})

describe('saved filters', () => {
  test('are renamed, removed, and put back where they were', () => {
    for (const name of ['one', 'two', 'three'])
      expect(filters.saveFilter(name, `seq == ${name.length}`)).toBe(true)
    const [, two] = kept().saved
    filters.renameFilter(two!.id, '  second ')
    filters.renameFilter(two!.id, '   ')
    const undo = filters.removeFilter(two!.id)
    expect(kept().saved.map(({ name }) => name)).toEqual(['one', 'three'])
    undo()
    undo()
    expect(kept().saved.map(({ name }) => name)).toEqual(['one', 'second', 'three'])
  })

  test('are bounded in number and length', () => {
    for (let index = 0; index < filterBounds.saved; index += 1)
      expect(filters.saveFilter('x'.repeat(100), 'a')).toBe(true)
    expect(filters.saveFilter('more', 'a')).toBe(false)
    expect(kept().saved[0]?.name).toHaveLength(filterBounds.nameUnits)
    filters.useFilter.setState({ saved: [] })
    expect(filters.saveFilter('long', 'a'.repeat(filterBounds.textUnits + 1))).toBe(false)
  })

  test('and the history take nothing of another shape from the storage', () => {
    const good = { id: 1, name: 'errors', text: 'status != 0' }
    expect(
      keptFilters({ history: ['a', 5, '', null], saved: [good, { ...good, name: 7 }, 'x', null] }),
    ).toEqual({
      history: ['a'],
      saved: [good],
    })
    expect(keptFilters(null)).toEqual({ history: [], saved: [] })
    expect(keptFilters({ history: 'x' })).toEqual({ history: [], saved: [] })
  })

  test('the history has the newest first, the same one once, and no end of them', () => {
    let history = ['a', 'b', ' a '].reduce(withFilter, [] as readonly string[])
    expect(history).toEqual(['a', 'b'])
    for (let index = 0; index < 40; index += 1) history = withFilter(history, `seq == ${index}`)
    expect(history).toHaveLength(filterBounds.history)
    expect(withFilter(history, 'x'.repeat(filterBounds.textUnits + 1))).toBe(history)
  })
})
