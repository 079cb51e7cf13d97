import type { SimulatorRule } from '../../shared/contract/simulator.ts'

type StatusRule = Exclude<SimulatorRule, 'by-address'>

/** The gateway page's reserved codes, by the rule that gives them. */
const statuses: Readonly<Record<StatusRule, number>> = {
  encoding: 0x0400,
  'text-limit': 0x0401,
  registration: 0x0402,
  'forbidden-words': 0x0403,
  blacklist: 0x0404,
  balance: 0x0433,
  tariff: 0x043c,
  'upstream-tariff': 0x043f,
  transport: 0x0446,
  repeat: 0x0453,
  route: 0x045a,
}

export function statusOfRule(rule: StatusRule): number {
  return statuses[rule]
}

/** The reserved code that the last four digits of the address spell in decimal (…1027 is 0x0403), or null. */
export function codeInAddress(address: string): number | null {
  const digits = /\d{4}$/.exec(address)
  if (!digits) return null
  const code = Number(digits[0])
  return Object.values(statuses).includes(code) ? code : null
}
