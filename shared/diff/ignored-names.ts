import { Fault } from '../faults/fault.ts'
import { filterField, nearestField } from '../filter/field-table.ts'
import { readTag, tlvLabel } from '../smpp/tlv-value.ts'
import { usuallyIgnored } from './ignored-fields.ts'

/** Ends the usual list: `none,text` ignores the text alone. */
const none = 'none'
/** Fields that only a comparison has. */
const ownNames: ReadonlySet<string> = new Set(['short_message', 'tlvs', 'command_length', 'sm_length'])

/**
 * The fields that `--ignore` names, in any spelling of the filter, beside those of `usual`; `none` among them leaves
 * the usual ones out. Throws Fault cli.unknown-field.
 */
export function ignoredNames(list: string | undefined, usual: readonly string[] = usuallyIgnored): string[] {
  const typed = typedNames(list ?? '')
  const named = typed.filter((name) => name !== none).map(comparedName)
  return [...new Set([...(typed.includes(none) ? [] : usual), ...named])]
}

/** The names of a list with commas, as they are typed. */
function typedNames(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** What `--ignore` is given so that these fields alone are ignored; '' when it is not needed. */
export function ignoreOption(ignored: readonly string[]): string {
  const isUsual = usuallyIgnored.every((name) => ignored.includes(name))
  return isUsual
    ? ignored.filter((name) => !usuallyIgnored.some((usual) => usual === name)).join(',')
    : [none, ...ignored].join(',')
}

/** True for a name that `comparedName` knows. */
export function isComparedName(name: string): boolean {
  return isOwnName(name) || filterField(name) !== null
}

function isOwnName(name: string): boolean {
  return ownNames.has(name) || /^(short_message|receipt|tlv\.message_payload)\./.test(name)
}

/** The name by which a comparison knows a field, of any spelling of the filter. Throws Fault cli.unknown-field. */
export function comparedName(name: string): string {
  if (isOwnName(name)) return name
  const field = filterField(name)
  if (field === null) throw new Fault('cli.unknown-field', { name, near: nearestField(name) || '—' })
  if (!field.name.startsWith('tlv.')) return field.name
  const tag = readTag(field.name.slice(4))
  return tag === null ? field.name : `tlv.${tlvLabel(tag)}`
}
