import { asList, type Plan, type PlanCheck } from './plan-schema.ts'

/** Which checks are wanted. */
export interface PlanSelection {
  /** Ids; empty: all. */
  readonly only: readonly string[]
  /** One of them is enough; empty: all. */
  readonly tags: readonly string[]
  readonly excludeTags: readonly string[]
}

export const everything: PlanSelection = { only: [], tags: [], excludeTags: [] }

export interface OrderedCheck {
  readonly check: PlanCheck
  readonly isChosen: boolean
}

/** The checks in the order in which they run: as in the file, but one that is needed before those that need it. */
export function orderedChecks({ checks }: Plan, selection: PlanSelection = everything): OrderedCheck[] {
  const byId = new Map(checks.map((check) => [check.id, check]))
  const order: PlanCheck[] = []
  const placed = new Set<string>()
  // Without recursion: a chain of needs may be as long as the plan.
  for (const first of checks) {
    const open = [first]
    for (let check = open.at(-1); check !== undefined; check = open.at(-1)) {
      const waits = asList(check.needs)
        .flatMap((id) => byId.get(id) ?? [])
        .filter((one) => !placed.has(one.id) && !open.includes(one))
      if (waits.length === 0 || placed.has(check.id)) {
        open.pop()
        if (!placed.has(check.id)) order.push(check)
        placed.add(check.id)
      } else open.push(...waits.slice(0, 1))
    }
  }
  const chosen = chosenIds(checks, byId, selection)
  return order.map((check) => ({ check, isChosen: chosen.has(check.id) }))
}

/** Those that are wanted, and what they need. */
function chosenIds(
  checks: readonly PlanCheck[],
  byId: ReadonlyMap<string, PlanCheck>,
  { only, tags, excludeTags }: PlanSelection,
): Set<string> {
  const has = (check: PlanCheck, wanted: readonly string[]) =>
    asList(check.tags).some((tag) => wanted.includes(tag))
  const isExcluded = (check: PlanCheck) => has(check, excludeTags)
  const open = checks.filter(
    (check) =>
      (only.length === 0 || only.includes(check.id)) &&
      (tags.length === 0 || has(check, tags)) &&
      !isExcluded(check),
  )
  const chosen = new Set<string>()
  for (let check = open.pop(); check !== undefined; check = open.pop()) {
    if (chosen.has(check.id) || isExcluded(check)) continue
    chosen.add(check.id)
    open.push(...asList(check.needs).flatMap((id) => byId.get(id) ?? []))
  }
  return chosen
}
