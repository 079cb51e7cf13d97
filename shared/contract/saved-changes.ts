import { z } from 'zod'

/** Kinds of saved things that a window reads as a list; those with a stream of their own are none of them. */
export const savedKindSchema = z.enum([
  'connections',
  'settings',
  'templates',
  'recipes',
  'scenarios',
  'loads',
])
export type SavedKind = z.infer<typeof savedKindSchema>

export const savedChangeStreams = {
  /** Something of this kind was saved, removed or put back, by whichever window. Nothing is told at the start. */
  'saved.changed': {
    params: z.object({}),
    item: z.object({ kind: savedKindSchema }),
    latest: ({ kind }: { readonly kind: SavedKind }) => kind,
  },
} as const
