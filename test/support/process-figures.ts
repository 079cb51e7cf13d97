import { readFileSync } from 'node:fs'

/** Resident memory of a process in MB of 1,048,576 octets; 0 when it is gone. Linux. */
export function residentMb(pid: number | undefined): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(read(pid, 'status')) ?? []
  return Number(kilobytes) / 1024
}

/** Processor time of a process so far, ms; 0 when it is gone. Linux, whose clock ticks a hundred times a second. */
export function processorMs(pid: number | undefined): number {
  const [, fields = ''] = read(pid, 'stat').split(') ')
  const [user = '0', system = '0'] = fields.split(' ').slice(11, 13)
  return (Number(user) + Number(system)) * 10
}

function read(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
