import { mapErrors } from './map-errors.ts'
import { equipmentErrors, modemErrors } from './modem-errors.ts'
import type { NetworkErrorRow } from './network-error-row.ts'
import { rpCauses, tpCauses } from './short-message-causes.ts'

/** Where a number of a mobile network is listed; the same number means something else in each. */
export type NetworkSystem = 'map' | 'rp' | 'tp' | 'cms' | 'cme'

export const networkErrors: readonly {
  readonly system: NetworkSystem
  readonly rows: readonly NetworkErrorRow[]
}[] = [
  { system: 'map', rows: mapErrors },
  { system: 'rp', rows: rpCauses },
  { system: 'tp', rows: tpCauses },
  { system: 'cms', rows: modemErrors },
  { system: 'cme', rows: equipmentErrors },
]
