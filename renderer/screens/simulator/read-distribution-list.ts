import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'

type DistributionList = SimulatorConfig['distributionLists'][number]

const nameLimit = 20
const membersLimit = 255

export function distributionListText({ name, members }: DistributionList): string {
  return `${name}: ${members.join(', ')}`
}

/** 'TEAM: 79161230001, 79161230002', or null when it is not so. */
export function readDistributionList(typed: string): DistributionList | null {
  const [name = '', rest] = typed.split(':', 2).map((part) => part.trim())
  if (name === '' || name.length > nameLimit || rest === undefined) return null
  const members = rest.split(/[\s,;]+/).filter((member) => member !== '')
  const areNumbers = members.every((member) => /^\+?\d{1,20}$/.test(member))
  if (!areNumbers || members.length > membersLimit) return null
  return { name, members: members.map((member) => member.replace('+', '')) }
}
