import { distributionListSchema, type SimulatorConfig } from '../../../shared/contract/simulator.ts'

type DistributionList = SimulatorConfig['distributionLists'][number]

export function distributionListText({ name, members }: DistributionList): string {
  return `${name}: ${members.join(', ')}`
}

/** 'TEAM: 79161230001, 79161230002', or null when it is not so. */
export function readDistributionList(typed: string): DistributionList | null {
  const [name, rest] = typed.split(':', 2).map((part) => part.trim())
  const members = rest?.split(/[\s,;]+/).filter((member) => member !== '')
  const numbers = members?.map((member) => member.replace(/^\+/, ''))
  const list = distributionListSchema.safeParse({ name, members: numbers })
  return list.success && list.data.members.every((member) => /^\d+$/.test(member)) ? list.data : null
}
