import { inferAddress } from '../text/infer-address.ts'
import { hexNumber } from '../words/hex-text.ts'
import { intentFieldList } from './intent-fields.ts'
import type { Address, SendIntent } from './send-intent.ts'

/** An option without its dashes, and its value; null for a flag. */
export type CommandOption = readonly [name: string, value: string | number | null]

/** The options of `send` that make the very same message, but for values that the command makes by itself. */
export function commandOptions(intent: SendIntent): CommandOption[] {
  const options = intentFieldList.flatMap(([name, { usual, option, kind, isKind }]): CommandOption[] => {
    if (option === null || isKind) return []
    const value = intent[name] ?? usual
    if (value === usual && option.isAlwaysSaid !== true) return []
    switch (kind.type) {
      case 'address':
        return addressOptions(option.name, intent[name === 'source' ? 'source' : 'destination'])
      case 'tlvs':
        return intent.tlvs.map(({ tag, hex }) => [option.name, `${hexNumber(tag, 2)}=${hex}`])
      case 'flag':
        return [[option.name, null]]
      default:
        return [[option.name, typeof value === 'number' ? value : String(value)]]
    }
  })
  return [...options, ...kindOption(intent)]
}

/** The address, unless it is an empty sender; TON and NPI where they differ from those inferred from it. */
function addressOptions(name: string, { addr, ton, npi }: Address): CommandOption[] {
  const inferred = inferAddress(addr)
  const options: CommandOption[] = addr === '' && name === 'from' ? [] : [[name, addr]]
  if (ton !== inferred.ton) options.push([`${name}-ton`, ton])
  if (npi !== inferred.npi) options.push([`${name}-npi`, npi])
  return options
}

/** The fields that make the message more than a text, together as JSON. */
function kindOption(intent: SendIntent): CommandOption[] {
  const given = intentFieldList.flatMap(([name, { isKind, usual }]) => {
    const value = intent[name]
    return isKind && value !== undefined && value !== usual ? [[name, value] as const] : []
  })
  return given.length === 0 ? [] : [['kind', JSON.stringify(Object.fromEntries(given))]]
}
