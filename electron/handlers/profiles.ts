import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { OwnProfiles } from '../storage/own-profiles.ts'

interface Parts {
  readonly ownProfiles: OwnProfiles
}

type Calls = Pick<Handlers, 'profiles.get' | 'profiles.save' | 'profiles.remove'>

export function profileHandlers({ ownProfiles }: Parts): Calls {
  return {
    'profiles.get': async ({ profileId }) => ({ text: ownProfiles.textOf(profileId) }),
    'profiles.save': async ({ text, revision }) => ({
      profileId: await ownProfiles.save(text, revision !== null),
    }),
    'profiles.remove': async ({ profileId }) => {
      await ownProfiles.remove(profileId)
      return {}
    },
  }
}

export function profileSources({ ownProfiles }: Parts): Pick<StreamSources, 'profiles.changed'> {
  return {
    'profiles.changed': (_params, emit) => {
      const tell = () => emit({ profiles: ownProfiles.list() })
      tell()
      return ownProfiles.onChange(tell)
    },
  }
}
