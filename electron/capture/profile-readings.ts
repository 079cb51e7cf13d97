import type { InspectOptions } from '../../shared/inspect/inspection.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { inspectOptionsOf } from '../../shared/profiles/inspect-options.ts'

/** How PDUs are read by the profiles of their sessions, by the ids of these. */
export type ProfileReadings = ReadonlyMap<string, InspectOptions>

/** The readings of those profiles that say something of their own. */
export function profileReadings(catalogue: Catalogue): ProfileReadings {
  const readings = catalogue
    .all()
    .map(({ id }): [string, InspectOptions] => [id, inspectOptionsOf(catalogue, id)])
  return new Map(readings.filter(([, options]) => Object.keys(options).length > 0))
}
