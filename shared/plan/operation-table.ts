import { z } from 'zod'
import { layoutOfCommand } from '../smpp/pdu-layout.ts'
import type { CommandName } from '../smpp/pdu-table.ts'
import { messageEncodings, messageMethods } from '../text/message-options.ts'
import { readCount, readFlag } from './plan-values.ts'
import { nameSchema, readBy, textSchema } from './scalar-schema.ts'

/** The operations that an ESME asks for once it is bound, each a step of a plan. */
export const operations = [
  'submit_sm',
  'data_sm',
  'submit_multi',
  'query_sm',
  'cancel_sm',
  'replace_sm',
  'broadcast_sm',
  'query_broadcast_sm',
  'cancel_broadcast_sm',
  'param_retrieve',
  'query_last_msgs',
  'query_msg_details',
] as const satisfies readonly CommandName[]
export type Operation = (typeof operations)[number]

/** Those that carry a text, which is cut and encoded as the composer does it. */
export const textOperations: readonly Operation[] = ['submit_sm', 'data_sm', 'submit_multi', 'replace_sm']

export function isOperation(name: string): name is Operation {
  return operations.some((operation) => operation === name)
}

/** One destination of submit_multi: a number, or what says more about it. */
export type PlanDestination = string | Readonly<Record<string, string>>
export type OperationValue = string | readonly PlanDestination[] | Readonly<Record<string, string>>
/** What stands under an operation: parameters by their names, `session`, `text` and what goes with it, `tlvs`. */
export type OperationBody = Readonly<Record<string, OperationValue | undefined>>

const destinationSchema = z.union([
  textSchema,
  z.strictObject({
    destination_addr: textSchema.optional(),
    dest_addr_ton: readBy('count', readCount).optional(),
    dest_addr_npi: readBy('count', readCount).optional(),
    dl_name: textSchema.optional(),
  }),
])

/** What a text may have beside it. */
const textShape = {
  text: textSchema.optional(),
  text_file: textSchema.optional(),
  encoding: z.enum(messageEncodings).optional(),
  split: z.enum(messageMethods).optional(),
  reference: readBy('count', readCount).optional(),
  part_octets: readBy('count', readCount).optional(),
  message_class: readBy('count', readCount).optional(),
  graphemes: readBy('flag', readFlag).optional(),
}

/** Parameters that are counted by the encoder, and never written in a plan. */
const counted: ReadonlySet<string> = new Set(['sm_length', 'number_of_dests'])

export function operationSchema(command: Operation): z.ZodType<OperationBody> {
  const { names, rows } = layoutOfCommand(command)
  const own = names.flatMap((name, index): [string, z.ZodType][] => {
    if (counted.has(name)) return []
    const kind = rows[index]?.kind.type
    if (kind === 'list') return [[name, z.array(destinationSchema).min(1).max(254).optional()]]
    const schema = kind === 'integer' ? readBy('count', readCount) : textSchema
    return [[name, schema.optional()]]
  })
  const shape: Record<string, z.ZodType> = {
    session: nameSchema.optional(),
    ...Object.fromEntries(own),
    ...(textOperations.includes(command) ? textShape : {}),
    tlvs: z.record(z.string(), textSchema).optional(),
  }
  // The shape is known only at run time; its values are those of OperationValue.
  return z.strictObject(shape) as unknown as z.ZodType<OperationBody>
}
