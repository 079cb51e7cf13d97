import { z } from 'zod'
import { statusByName, statusTable, statusValue } from '../smpp/status-table.ts'

const names = statusTable.flatMap(({ name, nameIn34 }) =>
  nameIn34 === null || nameIn34 === name ? [name] : [name, nameIn34],
)

/** A command_status: its number, or its name in 3.4 or 5.0. */
export const statusSchema = z.union([z.number().int().min(0).max(0xffff_ffff), z.enum(names)])
export type WrittenStatus = z.infer<typeof statusSchema>

/** A command_status that refuses. */
export const refusalSchema = z.union([
  z.number().int().min(1).max(0xffff_ffff),
  z.enum(names.filter((name) => statusByName(name) !== statusValue('ESME_ROK'))),
])

/** The number of the command_status. */
export function statusNumber(status: WrittenStatus): number {
  return typeof status === 'number' ? status : (statusByName(status) ?? statusValue('ESME_RSYSERR'))
}
