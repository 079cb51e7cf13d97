import { profileReadings } from './capture/profile-readings.ts'
import { countUnreadable } from './handlers/templates.ts'
import { LostSecrets } from './storage/lost-secrets.ts'
import { OwnProfiles } from './storage/own-profiles.ts'
import { SavedAnswers } from './storage/saved-answers.ts'
import { SavedConnections } from './storage/saved-connections.ts'
import { savedLimitsIn, savedLoadsIn } from './storage/saved-loads.ts'
import { SavedPlans } from './storage/saved-plans.ts'
import { SavedRecipes } from './storage/saved-recipes.ts'
import { SavedRelay } from './storage/saved-relay.ts'
import { SavedScenarios } from './storage/saved-scenarios.ts'
import { SavedSettings } from './storage/saved-settings.ts'
import type { SecretBox } from './storage/secrets.ts'
import { openStore, type Store } from './storage/store.ts'

interface StorageOptions {
  readonly dataDir: string
  readonly secretBox: SecretBox
  /** That of the folder, where it is ours already. */
  readonly store?: Store
}

/** The store of a data folder and what is kept in it, read, with what of it could not be. Rejects with storage.in-use. */
export async function openStorage({ dataDir, secretBox, ...given }: StorageOptions) {
  const store = given.store ?? (await openStore({ dataDir }))
  await store.ready
  const loaded = await store.load()
  const savedSettings = new SavedSettings(store, secretBox, loaded.settings)
  const savedConnections = new SavedConnections(store, secretBox, loaded.connections)
  const savedLoads = savedLoadsIn(store, loaded.settings)
  const savedLimits = savedLimitsIn(store, loaded.settings)
  const savedRecipes = new SavedRecipes(store, secretBox, loaded.settings)
  const ownProfiles = new OwnProfiles(store, loaded.profiles)
  const savedAnswers = new SavedAnswers(store, loaded.settings)
  const savedRelay = new SavedRelay(store, secretBox, loaded.settings)
  const savedScenarios = new SavedScenarios(store, loaded.settings)
  const savedPlans = new SavedPlans(store, loaded.settings)
  const kept = {
    savedAnswers,
    savedPlans,
    savedRelay,
    savedScenarios,
    savedSettings,
    savedConnections,
    savedRecipes,
    ownProfiles,
  }
  const saved = { ...kept, store, secretBox }
  await store.call('setLimits', savedSettings.limits)
  const tellReadings = () => store.call('setReadings', profileReadings(ownProfiles.catalogue))
  await tellReadings()
  // A store that has stopped is told of in the status.
  ownProfiles.onChange(() => void tellReadings().catch(() => undefined))
  return {
    ...saved,
    savedLoads,
    savedLimits,
    lostSecrets: await LostSecrets.open(saved, loaded.settings),
    unreadable: {
      settings: [
        ...savedSettings.unreadable,
        ...savedAnswers.unreadable,
        ...savedPlans.unreadable,
        ...savedRelay.unreadable,
        ...savedScenarios.unreadable,
      ],
      connections: savedConnections.unreadable,
      templates: countUnreadable(await store.call('listTemplates')),
      profiles: ownProfiles.unreadable,
    },
    loaded,
  }
}
