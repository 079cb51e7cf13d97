import { inferAddress } from '../text/infer-address.ts'
import { hexNumber } from '../words/hex-text.ts'
import { intentFieldList } from './intent-fields.ts'
import type { Address, SendIntent } from './send-intent.ts'

/** An option without its dashes, and its value; null for a flag. */
export type CommandOption = readonly [name: string, value: string | number | null]

/** The options of `send` that make the very same message. What a command makes by itself is left out. */
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

/** TON and NPI where they are not those that the address looks like; a sender that is empty is none. */
function addressOptions(name: string, { addr, ton, npi }: Address): CommandOption[] {
  const inferred = inferAddress(addr)
  const options: CommandOption[] = addr === '' && name === 'from' ? [] : [[name, addr]]
  if (ton !== inferred.ton) options.push([`${name}-ton`, ton])
  if (npi !== inferred.npi) options.push([`${name}-npi`, npi])
  return options
}

/** What makes the message more than a text, together as JSON. */
function kindOption(intent: SendIntent): CommandOption[] {
  const given = intentFieldList.flatMap(([name, { isKind, usual }]) => {
    const value = intent[name]
    return isKind && value !== undefined && value !== usual ? [[name, value] as const] : []
  })
  return given.length === 0 ? [] : [['kind', JSON.stringify(Object.fromEntries(given))]]
}
