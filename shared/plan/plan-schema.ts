import { z } from 'zod'
import { interfaceVersions } from '../smpp/interface-version.ts'
import { captureSchema, expectSchema } from './expect-schema.ts'
import { type Operation, type OperationBody, operationSchema, operations } from './operation-table.ts'
import { readCount, readDuration, readFlag, readRate } from './plan-values.ts'
import { nameSchema, oneOrMore, readBy, textSchema, wordOf } from './scalar-schema.ts'

export const maxChecks = 1000
export const maxSteps = 1000

const duration = readBy('duration', readDuration)
const rate = readBy('rate', readRate)
const count = readBy('count', readCount)
const flag = readBy('flag', readFlag)
const unexpectedSchema = wordOf(['fail', 'note', 'ignore'])
const severitySchema = wordOf(['must', 'should', 'info'])
export type Severity = z.infer<typeof severitySchema>
export type Unexpected = z.infer<typeof unexpectedSchema>
const retrySchema = z.union([count, z.strictObject({ times: count, delay: duration.optional() })])

/** A session by its name, alone or in a mapping. */
const sessionStep = z.union([nameSchema, z.strictObject({ session: nameSchema.optional() })])

/** Actions that are no operation of SMPP, or not one that a step builds itself. */
const otherActions = {
  bind: sessionStep.optional(),
  unbind: sessionStep.optional(),
  enquire_link: sessionStep.optional(),
  /** Closes the connection without unbind. */
  disconnect: sessionStep.optional(),
  raw: z.strictObject({ session: nameSchema.optional(), hex: textSchema }).optional(),
  /** Names of commands; `disconnect` is the peer closing the connection. */
  receive: oneOrMore(textSchema, 20).optional(),
  receive_none: oneOrMore(textSchema, 20).optional(),
  /** A status, `none` to leave it unanswered, or both with `after`. */
  reply: z
    .union([
      textSchema,
      z.strictObject({ command_status: textSchema.optional(), after: duration.optional() }),
    ])
    .optional(),
  pause: duration.optional(),
}

const operationActions = Object.fromEntries(
  operations.map((command) => [command, operationSchema(command).optional()]),
  // Each command has its schema; the list has lost which.
) as { [Name in Operation]: z.ZodOptional<z.ZodType<OperationBody>> }

/** Every action that a step may have; it has one. */
export const actionNames = [...Object.keys(otherActions), ...operations] as readonly ActionName[]
export type ActionName = keyof typeof otherActions | Operation

const stepSchema = z.strictObject({
  ...otherActions,
  ...operationActions,
  session: nameSchema.optional(),
  /** A filter, as Inspect takes it. */
  where: textSchema.optional(),
  /** A message_id: the receipt is taken whose id means it, however it is written. */
  receipt_of: textSchema.optional(),
  within: duration.optional(),
  expect: expectSchema.optional(),
  capture: captureSchema.optional(),
  optional: flag.optional(),
  retry: retrySchema.optional(),
  note: textSchema.optional(),
})
export type PlanStep = z.infer<typeof stepSchema>

/** Load: rates in parts a second. */
const loadSchema = z.strictObject({
  session: oneOrMore(nameSchema, 50).optional(),
  rate: rate.optional(),
  ramp: textSchema.optional(),
  step: textSchema.optional(),
  burst: textSchema.optional(),
  for: duration.optional(),
  count: count.optional(),
  warmup: duration.optional(),
  grace: duration.optional(),
  message: operationSchema('submit_sm').optional(),
})
export type PlanLoad = z.infer<typeof loadSchema>

const checkSchema = z.strictObject({
  id: nameSchema,
  name: textSchema.optional(),
  severity: severitySchema.optional(),
  needs: oneOrMore(nameSchema, 100).optional(),
  tags: oneOrMore(nameSchema, 100).optional(),
  unexpected: unexpectedSchema.optional(),
  within: duration.optional(),
  note: textSchema.optional(),
  steps: z.array(stepSchema).min(1).max(maxSteps).optional(),
  load: loadSchema.optional(),
  expect: expectSchema.optional(),
})
export type PlanCheck = z.infer<typeof checkSchema>

const isSmppVersion = (text: string) => Object.hasOwn(interfaceVersions, text)

/** What differs from the connection that the plan is run with. */
const sessionSchema = z.strictObject({
  bind: wordOf(['transmitter', 'receiver', 'transceiver']).optional(),
  system_id: textSchema.optional(),
  password: textSchema.optional(),
  system_type: textSchema.optional(),
  interface_version: textSchema
    .refine((text) => isSmppVersion(text), { params: { expected: 'smpp-version' } })
    .optional(),
  addr_ton: count.optional(),
  addr_npi: count.optional(),
  address_range: textSchema.optional(),
  window: count.optional(),
  enquire_link: duration.optional(),
})

const dataSchema = z.strictObject({
  file: textSchema.optional(),
  rows: z.array(z.record(z.string(), textSchema)).min(1).max(10_000).optional(),
  name: textSchema.optional(),
  order: wordOf(['sequential', 'random', 'once_each']).optional(),
})

/** A plan, as its file has it: the one description from which the types, the check and the published schema come. */
export const planSchema = z.strictObject({
  /** For editors. */
  $schema: textSchema.optional(),
  plan: textSchema.refine((text) => text === '1', { params: { expected: 'version' } }),
  name: textSchema,
  description: textSchema.optional(),
  vars: z.record(z.string(), textSchema).optional(),
  data: dataSchema.optional(),
  sessions: z.record(nameSchema, sessionSchema).optional(),
  defaults: z
    .strictObject({
      session: nameSchema.optional(),
      within: duration.optional(),
      unexpected: unexpectedSchema.optional(),
      severity: severitySchema.optional(),
      retry: retrySchema.optional(),
    })
    .optional(),
  checks: z.array(checkSchema).min(1).max(maxChecks),
  always: z.array(stepSchema).max(maxSteps).optional(),
})
export type Plan = z.infer<typeof planSchema>

/** How often a check that fails is tried again. */
export function planRetries({ defaults }: Plan): number {
  const retry = defaults?.retry
  return Math.min(readCount((typeof retry === 'string' ? retry : retry?.times) ?? '0') ?? 0, 100)
}

/** Binds of a plan that names no sessions: one, as the connection has it. */
export const usualSession = 'main'

/** What a step does; every step that was read has one action. */
export function actionOf(step: PlanStep): ActionName {
  const found = actionNames.find((name) => step[name] !== undefined)
  if (found === undefined) throw new Error('a step without an action')
  return found
}

export function asList<Item>(value: Item | readonly Item[] | undefined): readonly Item[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value as Item]
}

/** The published schema of plan files, JSON Schema 2020-12: what editors complete and check by. */
export function planJsonSchema(): Readonly<Record<string, unknown>> {
  return { title: 'SMPP Workbench test plan', ...z.toJSONSchema(planSchema, { io: 'input', reused: 'ref' }) }
}
