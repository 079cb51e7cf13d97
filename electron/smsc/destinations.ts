import type { SimulatorConfig } from '../../shared/contract/simulator.ts'
import type { ListItem } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { destinationCount } from './bounds.ts'

export interface Destination {
  readonly ton: number
  readonly npi: number
  readonly addr: string
}

/** SMPP 3.4 §5.2.25: an address, or the name of a distribution list. */
const listFlag = 2

/**
 * The addresses of a submit_multi with the members of its distribution lists in their place, or the command_status
 * that refuses all of it.
 */
export function destinationsOf(
  items: readonly ListItem[],
  lists: SimulatorConfig['distributionLists'],
): Destination[] | number {
  const destinations: Destination[] = []
  for (const item of items) {
    if (item['dest_flag'] === listFlag) {
      const list = lists.find(({ name }) => name === item['dl_name'])
      if (list === undefined) return statusValue('ESME_RINVDLNAME')
      for (const addr of list.members) destinations.push({ ton: 1, npi: 1, addr })
    } else {
      const { dest_addr_ton: ton, dest_addr_npi: npi, destination_addr: addr } = item
      if (typeof ton !== 'number' || typeof npi !== 'number' || typeof addr !== 'string' || addr === '') {
        return statusValue('ESME_RINVDSTADR')
      }
      destinations.push({ ton, npi, addr })
    }
  }
  const isTooMany = destinations.length > destinationCount
  return destinations.length === 0 || isTooMany ? statusValue('ESME_RINVNUMDESTS') : destinations
}
