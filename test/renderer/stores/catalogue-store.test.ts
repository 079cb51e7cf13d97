import { expect, test } from 'vitest'
import { setOwnProfiles, useProfiles } from '../../../renderer/stores/catalogue-store.ts'
import { catalogue } from '../../support/catalogue.ts'
import { acmeFile, profileOf } from '../../support/own-profile.ts'

test('the window begins with the built-in profiles and takes the user’s own beside them', () => {
  const told: number[] = []
  const stop = useProfiles.subscribe((state) => told.push(state.catalogue.all().length))
  const shipped = catalogue.all().length
  expect(useProfiles.getState().catalogue.all()).toEqual(catalogue.all())
  setOwnProfiles([profileOf(acmeFile)])
  expect(useProfiles.getState().catalogue.name('acme', 'en')).toBe('Acme')
  setOwnProfiles([])
  expect(useProfiles.getState().catalogue.of('acme')).toBeUndefined()
  expect(told).toEqual([shipped + 1, shipped])
  stop()
})
