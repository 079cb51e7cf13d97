import { builtInOperatorId } from '../../shared/contract/built-in-operator.ts'
import type {
  CallContext,
  CallInput,
  CallName,
  CallOutput,
  Handlers,
} from '../../shared/contract/contract.ts'
import { revisionOf, revisionOfPart } from '../../shared/contract/revision.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Answering } from '../answering/answering.ts'
import type { PlanRuns } from '../plans/plan-runs.ts'
import type { RelayDesk } from '../relay/relay-desk.ts'
import type { SimulatorFleet } from '../smsc/simulator-fleet.ts'
import type { OwnProfiles } from '../storage/own-profiles.ts'
import type { SavedConnections } from '../storage/saved-connections.ts'
import type { SavedRecipes } from '../storage/saved-recipes.ts'
import type { SavedScenarios } from '../storage/saved-scenarios.ts'

interface Parts {
  readonly savedConnections: SavedConnections
  readonly ownProfiles: OwnProfiles
  readonly savedRecipes: SavedRecipes
  readonly savedScenarios: SavedScenarios
  readonly planRuns: PlanRuns
  readonly relay: RelayDesk
  readonly answering: Answering
  readonly fleet: SimulatorFleet
}

/** What a save takes the place of. */
interface Replaced {
  /** As a window would name it, where it says so. */
  readonly revision: string | null
  /** In quotes, or a name of problem-table.ts. */
  readonly thing: string
}

/** A save or a removal that a window began on one state of a thing. */
interface Guarded<N extends CallName> {
  /** null or undefined: whatever is there is replaced. */
  readonly expected: (input: CallInput<N>) => string | number | null | undefined
  /** revision null: it is not there. */
  readonly found: (input: CallInput<N>) => Replaced | Promise<Replaced>
  /** A removal of what another window removed is no loss: the call itself says what it makes of it. */
  readonly mayBeGone?: boolean
}
type GuardTable = { readonly [N in CallName]?: Guarded<N> }

const gone = (thing: string): Replaced => ({ revision: null, thing })
const named = (name: string) => `“${name}”`

/**
 * The saves and removals of things that several windows may edit at once. What is saved by one click, such as a setting, is not among
 * them: every window shows it at once.
 */
function guardTable(parts: Parts, handlers: Handlers): GuardTable {
  const { savedConnections, ownProfiles, savedRecipes, savedScenarios, planRuns } = parts
  const scenario = ({ id }: { readonly id: string | null }) => {
    const found = savedScenarios.all.find((one) => one.id === id)
    return found === undefined
      ? gone('a-scenario')
      : { revision: revisionOf(found), thing: named(found.name.en) }
  }
  const replaces = (input: { readonly replaces?: string | null | undefined }) => input.replaces
  const connection = (connectionId: string, name: string): Replaced => ({
    revision: savedConnections.revisionOf(connectionId),
    thing: named(savedConnections.draftOf(connectionId)?.name ?? name),
  })
  const profile = (id: string): Replaced => {
    const found = ownProfiles.list().find(({ profileId }) => profileId === id)
    return { revision: found === undefined ? null : String(found.revision), thing: named(id) }
  }
  const template = async (id: string | null, name: string): Promise<Replaced> => {
    const found = (await handlers['templates.list']({})).find(({ templateId }) => templateId === id)
    return found === undefined ? gone(named(name)) : { revision: revisionOf(found), thing: named(found.name) }
  }
  const recipe = (id: string | null, name: string): Replaced => {
    const found = savedRecipes.list().find(({ recipeId }) => recipeId === id)
    return found === undefined ? gone(named(name)) : { revision: revisionOf(found), thing: named(found.name) }
  }
  const plan = (planId: string): Replaced => {
    const text = planRuns.findText(planId)
    return { revision: text === null ? null : revisionOf(text), thing: 'test-plan' }
  }
  const removal = { expected: replaces, mayBeGone: true }
  return {
    'connections.save': {
      expected: ({ connectionId, revision }) => (connectionId === null ? null : revision),
      found: ({ connectionId, draft }) => connection(connectionId ?? '', draft.name),
    },
    'connections.remove': { ...removal, found: ({ connectionId }) => connection(connectionId, '') },
    'profiles.remove': { ...removal, found: ({ profileId }) => profile(profileId) },
    'templates.remove': { ...removal, found: ({ templateId }) => template(templateId, '') },
    'recipes.remove': { ...removal, found: ({ recipeId }) => recipe(recipeId, '') },
    'scenarios.remove': { ...removal, found: scenario },
    'plans.remove': { ...removal, found: ({ planId }) => plan(planId) },
    'profiles.save': { expected: ({ revision }) => revision, found: ({ text }) => profile(idIn(text)) },
    'templates.save': {
      expected: ({ templateId, replaces: asked }) => (templateId === null ? null : asked),
      found: ({ templateId, name }) => template(templateId, name),
    },
    'recipes.save': {
      expected: ({ recipeId, replaces: asked }) => (recipeId === null ? null : asked),
      found: ({ recipeId, name }) => recipe(recipeId, name),
    },
    'scenarios.save': { expected: (input) => (input.id === null ? null : input.replaces), found: scenario },
    'scenarios.rename': { expected: replaces, found: scenario },
    'plans.save': {
      expected: ({ planId, replaces: asked }) => (planId === null ? null : asked),
      found: ({ planId }) => plan(planId ?? ''),
    },
    'relay.configure': {
      expected: replaces,
      found: ({ replaces: _replaces, ...change }) => ({
        revision: revisionOfPart(parts.relay.state().setup, change),
        thing: 'relay-setup',
      }),
    },
    'answering.configure': {
      expected: replaces,
      found: ({ replaces: _replaces, ...change }) => ({
        revision: revisionOfPart(parts.answering.state(), change),
        thing: 'auto-reply-rules',
      }),
    },
    'simulator.configure': {
      expected: replaces,
      found: ({ replaces: _replaces, operatorId = builtInOperatorId, ...change }) => ({
        revision: revisionOfPart(parts.fleet.of(operatorId).state().config, change),
        thing: 'simulator-setup',
      }),
    },
  }
}

/**
 * The handlers, of which those that save or remove refuse with saved.changed-elsewhere where the thing is of another revision than
 * the window began with. Saves of one call are made one after the other, so that of two at once the second is refused.
 */
export function guarded(handlers: Handlers, parts: Parts): Handlers {
  const table = guardTable(parts, handlers)
  const guardedHandlers = { ...handlers }
  for (const name of Object.keys(table) as CallName[]) guardCall(guardedHandlers, table, name)
  return guardedHandlers
}

type Handler<N extends CallName> = (input: CallInput<N>, context?: CallContext) => Promise<CallOutput<N>>

function guardCall<N extends CallName>(
  handlers: { [M in N]: Handler<M> },
  table: { readonly [M in N]?: Guarded<M> },
  name: N,
): void {
  const guard = table[name]
  if (guard !== undefined) handlers[name] = inTurn(handlers[name], guard)
}

function inTurn<N extends CallName>(handler: Handler<N>, guard: Guarded<N>): Handler<N> {
  let last: Promise<unknown> = Promise.resolve()
  return (input, context) => {
    const done = last.then(async () => {
      await check(guard, input)
      return handler(input, context)
    })
    // Whoever asked is told of a failure; the next save does not wait for its cure.
    last = done.catch(() => undefined)
    return done
  }
}

async function check<N extends CallName>(
  { expected, found, mayBeGone = false }: Guarded<N>,
  input: CallInput<N>,
): Promise<void> {
  const asked = expected(input) ?? null
  if (asked === null) return
  const { revision, thing } = await found(input)
  if (revision === String(asked) || (revision === null && mayBeGone)) return
  throw new Fault('saved.changed-elsewhere', {
    thing,
    problem: revision === null ? 'removed-elsewhere' : 'changed-elsewhere',
  })
}

/** The id of a profile's file; '' where it has none, which is refused when it is read. */
function idIn(text: string): string {
  try {
    const { id } = JSON.parse(text)
    return String(id ?? '')
  } catch {
    return ''
  }
}
