import { common } from './ru/common.ts'
import { connections } from './ru/connections.ts'
import { doctor } from './ru/doctor.ts'
import { transfer } from './ru/transfer.ts'

/** Of the shell and of the first screen. */
export const firstRussian = { common, connections, transfer, doctor } as const
