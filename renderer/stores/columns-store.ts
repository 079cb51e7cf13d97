import { pduFields } from '../../shared/filter/field-table.ts'
import { columnList } from './column-list.ts'

/** Columns of the capture's list beside fields of the filter, those of a fresh list first and in their order. */
const captureColumnIds = [
  ...['mark', 'time', 'direction', 'session', 'command', 'seq', 'status', 'route', 'latency', 'summary'],
  ...['number', 'date', 'profile', 'octets'],
]

/** The columns of the capture's list. The summary takes the rest of the width. */
export const captureColumnList = columnList({
  ...{ keptAs: 'inspector.list', fieldsBefore: 'summary' },
  ...{ ids: captureColumnIds, usual: captureColumnIds.slice(0, 10), table: pduFields },
})
