import type { BulkPlan } from '../../../shared/bulk/bulk-plan.ts'
import { columnIndex } from '../../../shared/bulk/column-names.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { hasVariables, variablesIn } from '../../../shared/text/template-text.ts'
import { type IntentOptions, intentOf } from '../options/intent-options.ts'
import { type BulkOptions, usualMaxParts } from './bulk-options.ts'

/**
 * Plan for each row by the options. `text`: text of --text or of a file; null where --text-column names the
 * texts. Throws Fault cli.unknown-column, cli.option-needs and those of intentOf.
 */
export function planOfOptions(
  catalogue: Catalogue,
  options: BulkOptions & IntentOptions,
  columns: readonly string[],
  text: string | null,
): BulkPlan {
  const column = (name: string): number => {
    const index = columnIndex(columns, name)
    if (index === -1) throw new Fault('cli.unknown-column', { column: name, known: columns.join(', ') })
    return index
  }
  const { toColumn, textColumn, from = '', fromTon, fromNpi, rowTlv = [] } = options
  if (toColumn === undefined) throw new Fault('cli.option-needs', { option: '--csv', needs: '--to-column' })
  const destinationColumn = column(toColumn)
  const template = textColumn === undefined ? (text ?? '') : `{{${columns[column(textColumn)]}}}`
  variablesIn(template, from, ...rowTlv.map((tlv) => tlv.value)).forEach(column)
  if (options.encoding === 'binary' && hasVariables(template)) {
    throw new Fault('cli.option-conflict', { first: '--encoding binary', second: '{{…}}' })
  }
  const whole = intentOf(catalogue, { ...options, to: '' }, template, false)
  const { source, destination, reference, ...intent } = whole
  return {
    destinationColumn,
    sender: from,
    senderType:
      fromTon === undefined && fromNpi === undefined
        ? null
        : { ton: fromTon ?? source.ton, npi: fromNpi ?? source.npi },
    intent,
    tlvs: [...rowTlv],
    maxParts: options.maxParts ?? usualMaxParts,
  }
}
