import { faultJsonSchema } from '../faults/fault-json-schema.ts'

/** A fault as it crosses the contract inside of something else. */
export const faultSchema = faultJsonSchema
