import { type LoadShape, readBurst, readRamp, readRate, readStep } from '../load/rate-shape.ts'
import { hasVariables } from '../text/template-text.ts'
import { checkOperation } from './check-operation.ts'
import type { Expected } from './expected-words.ts'
import type { OperationBody } from './operation-table.ts'
import type { PlanPath } from './plan-node.ts'
import type { PlanLoad } from './plan-schema.ts'
import type { Tell } from './plan-tell.ts'

/** The paces that a load may have, each with its reader and an example. */
const shapes = {
  rate: {
    read: (text: string): LoadShape | null => {
      const rate = readRate(text)
      return rate === null || rate === 0 ? null : { kind: 'rate', rate }
    },
    expected: 'rate',
  },
  ramp: { read: readRamp, expected: 'ramp' },
  step: { read: readStep, expected: 'load-step' },
  burst: { read: readBurst, expected: 'burst' },
} as const satisfies Readonly<
  Record<string, { read: (text: string) => LoadShape | null; expected: Expected }>
>

/** Variables that a load gives a value for each message. */
export const loadVariable = /^(?:n|random)(?::\d{1,2})?$|^(?:time|unique)$/

/** Parameters of submit_sm that a load gives its messages itself. */
const notOfLoad = ['short_message', 'text_file', 'dest_addr_ton', 'dest_addr_npi', 'reference', 'session']

/** The pace of a load whose variables are filled; null where it names none, or cannot be read. */
export function loadShape(load: PlanLoad): LoadShape | null {
  const name = shapeNames.find((one) => load[one] !== undefined)
  return name === undefined ? null : shapes[name].read(load[name] ?? '')
}

const shapeNames = ['rate', 'ramp', 'step', 'burst'] as const

/** What is wrong with the load of a check. */
export function checkLoad(load: PlanLoad, path: PlanPath, tell: Tell): void {
  const [first, second] = shapeNames.filter((name) => load[name] !== undefined)
  if (first === undefined) tell('missing-key', { key: shapeNames.join(' | ') }, path)
  if (first !== undefined && second !== undefined)
    tell('two-actions', { first, second }, [...path, second], true)
  if (load.for === undefined && load.count === undefined && load.ramp === undefined)
    tell('missing-key', { key: 'for | count' }, path)
  for (const name of shapeNames) {
    const text = load[name]
    if (text === undefined || hasVariables(text) || shapes[name].read(text) !== null) continue
    tell('bad-value', { value: text, expected: shapes[name].expected }, [...path, name])
  }
  if (load.message === undefined) tell('missing-key', { key: 'message' }, path)
  else checkMessage(load.message, [...path, 'message'], tell)
}

function checkMessage(message: OperationBody, path: PlanPath, tell: Tell): void {
  checkOperation('submit_sm', message, path, tell)
  for (const name of notOfLoad) {
    if (message[name] !== undefined) tell('not-of-step', { key: name, action: 'load' }, [...path, name], true)
  }
  if (message['destination_addr'] === undefined) tell('missing-key', { key: 'destination_addr' }, path)
}
