import { z } from 'zod'
import { maxProfileOctets } from '../profiles/profile-text.ts'
import { replacesField } from './replaces-field.ts'

/** A user's own profiles at most, and their octets together. */
export const maxOwnProfiles = 500
export const maxOwnOctets = 32 * 1024 * 1024

/** A user's own profile, as long as its file is not asked for. */
export const ownProfileSchema = z.object({
  profileId: z.string(),
  /** Another one after each change, whichever window made it. */
  revision: z.number(),
  /** Of its file. */
  octets: z.number(),
  /** It does not read: it is kept, and serves for nothing. */
  isDamaged: z.boolean(),
})
export type OwnProfile = z.infer<typeof ownProfileSchema>

export const profileCalls = {
  /** The JSON of its file; `readProfileText` reads it. */
  'profiles.get': {
    input: z.object({ profileId: z.string() }),
    output: z.object({ text: z.string() }),
    errors: ['profiles.unknown'],
  },
  /** `revision`: of the profile that is changed; null for one that is not there yet. */
  'profiles.save': {
    input: z.object({
      /** JSON of the file. */
      text: z.string().max(maxProfileOctets),
      revision: z.number().nullable(),
    }),
    output: z.object({ profileId: z.string() }),
    errors: [
      'profiles.refused',
      'profiles.exists',
      'saved.changed-elsewhere',
      'profiles.full',
      'storage.unavailable',
    ],
  },
  /** Connections of this profile keep its id: they go by the specification until it is back. */
  'profiles.remove': {
    input: z.object({ profileId: z.string(), ...replacesField }),
    output: z.object({}),
    errors: ['saved.changed-elsewhere', 'profiles.unknown', 'storage.unavailable'],
  },
} as const

export const profileStreams = {
  /** All of the user's own profiles, at the start and after each change. */
  'profiles.changed': {
    params: z.object({}),
    item: z.object({ profiles: z.array(ownProfileSchema) }),
    latest: () => 'profiles',
  },
} as const
