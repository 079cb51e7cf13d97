import { usuallyIgnored } from '../../../shared/diff/ignored-fields.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { filterField, nearestField } from '../../../shared/filter/field-table.ts'
import { readTag, tlvLabel } from '../../../shared/smpp/tlv-value.ts'

/** Ends the usual list: `none,text` ignores the text alone. */
const none = 'none'
/** Fields that only a comparison has. */
const ownNames: ReadonlySet<string> = new Set(['short_message', 'tlvs', 'command_length', 'sm_length'])

/**
 * The fields that `--ignore` names, in any spelling of the filter, beside those of `usual`; `none` among them leaves
 * the usual ones out. Throws Fault cli.unknown-field.
 */
export function ignoredNames(list: string | undefined, usual: readonly string[] = usuallyIgnored): string[] {
  const typed = (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const named = typed.filter((name) => name !== none).map(comparedName)
  return [...new Set([...(typed.includes(none) ? [] : usual), ...named])]
}

function comparedName(name: string): string {
  if (ownNames.has(name) || /^(short_message|receipt|tlv\.message_payload)\./.test(name)) return name
  const field = filterField(name)
  if (field === null) throw new Fault('cli.unknown-field', { name, near: nearestField(name) || '—' })
  if (!field.name.startsWith('tlv.')) return field.name
  const tag = readTag(field.name.slice(4))
  return tag === null ? field.name : `tlv.${tlvLabel(tag)}`
}
