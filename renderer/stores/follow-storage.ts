/** A store that the window's storage keeps. */
interface KeptStore {
  readonly persist: { rehydrate(): unknown }
}

/** Takes in what another window of this browser has kept, so that what is changed here is changed in that and overwrites nothing. */
export function followStorage<Store extends KeptStore>(keptAs: string, store: Store): Store {
  // Tests run without a page. The event comes to all windows but the one that wrote.
  if (typeof addEventListener === 'function')
    addEventListener('storage', ({ key }) => {
      if (key === keptAs) void store.persist.rehydrate()
    })
  return store
}
