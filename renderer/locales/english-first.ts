import { common } from './en/common.ts'
import { connections } from './en/connections.ts'
import { doctor } from './en/doctor.ts'
import { transfer } from './en/transfer.ts'

/** Of the shell and of the first screen. */
export const firstEnglish = { common, connections, transfer, doctor } as const
