import type { CallContext, CallName, Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { type SavedKind, savedKindSchema } from '../../shared/contract/saved-changes.ts'

/** What each call may change. One that is not named changes nothing that a window keeps as a list. */
const changedBy: { readonly [N in CallName]?: readonly SavedKind[] } = {
  'app.dismissFirstRun': ['settings'],
  'settings.set': ['settings'],
  'connections.save': ['connections'],
  'connections.remove': ['connections'],
  'connections.duplicate': ['connections'],
  'connections.import': ['connections'],
  'connections.undoImport': ['connections'],
  'templates.save': ['templates'],
  'templates.remove': ['templates'],
  'recipes.save': ['recipes'],
  'recipes.remove': ['recipes'],
  'scenarios.save': ['scenarios'],
  'scenarios.rename': ['scenarios'],
  'scenarios.remove': ['scenarios'],
  'scenarios.import': ['scenarios'],
  'load.remove': ['loads'],
  'workspace.import': savedKindSchema.options,
}

type AnyHandler = (input: never, context?: CallContext) => Promise<unknown>

/** Tells every window what one of them has changed. */
export class SavedChanges {
  readonly #followers = new Set<(kind: SavedKind) => void>()

  /** The handlers, of which those that change something tell so. */
  watched(handlers: Handlers): Handlers {
    const telling = Object.entries(changedBy).map(([name, kinds]) => [
      name,
      this.#telling(handlers[name as CallName], kinds),
    ])
    // Each is what it was, under its own name.
    return { ...handlers, ...(Object.fromEntries(telling) as Partial<Handlers>) }
  }

  sources(): Pick<StreamSources, 'saved.changed'> {
    return {
      'saved.changed': (_params, emit) => {
        const tell = (kind: SavedKind) => emit({ kind })
        this.#followers.add(tell)
        return () => this.#followers.delete(tell)
      },
    }
  }

  #telling(handler: AnyHandler, kinds: readonly SavedKind[]): AnyHandler {
    return async (input, context) => {
      try {
        return await handler(input, context)
      } finally {
        // A call that failed may have changed a part; what a store that cannot be written refuses holds for this run.
        this.#tell(kinds)
      }
    }
  }

  #tell(kinds: readonly SavedKind[]): void {
    for (const kind of kinds) for (const follower of this.#followers) follower(kind)
  }
}
