import { Fault } from '../faults/fault.ts'
import { statusByName } from '../smpp/status-table.ts'
import { durationOf } from '../text/duration.ts'
import { figureOf, type LoadFigures, partCountNames, receiptCountNames, timeNames } from './load-figures.ts'
import { readRate } from './rate-shape.ts'

type Operator = '>' | '>=' | '<' | '<=' | '==' | '!='

/** A condition that makes a load fail, such as `response_time.p99 > 500ms`. */
export interface Threshold {
  /** As it is written. */
  readonly text: string
  readonly name: string
  readonly operator: Operator
  /** In the unit of the figure: ms, 0 to 1, parts a second, a count. */
  readonly value: number
}

export interface JudgedThreshold {
  readonly condition: string
  readonly name: string
  /** null: nothing was measured, which fails. */
  readonly measured: number | null
  readonly failed: boolean
}

const timeFields = ['count', 'min', 'mean', 'p50', 'p90', 'p95', 'p99', 'p99.9', 'max']
/** Names a threshold may have, those with a status or stat in them aside. */
export const thresholdNames: readonly string[] = [
  'asked_rate',
  'held_rate',
  'seconds',
  ...partCountNames,
  ...timeNames.flatMap((name) => timeFields.map((field) => `${name}.${field}`)),
  ...receiptCountNames.map((name) => `receipts.${name}`),
  'window_full_share',
  'unbound_share',
]

/** Throws Fault load.bad-threshold. */
export function readThreshold(text: string): Threshold {
  const [, name = '', operator = '', value = ''] =
    /^\s*([\w.]+)\s*(>=|<=|==|!=|>|<|=)\s*(\S(?:.*\S)?)\s*$/.exec(text) ?? []
  if (figureUnit(name) === null)
    throw new Fault('load.bad-threshold', { text, part: name || text, known: thresholdNames.join(', ') })
  const wanted = wantedValue(name, value)
  if (wanted === null) {
    throw new Fault('load.bad-threshold', { text, part: value, known: expectedValue(name) })
  }
  return {
    text: text.trim(),
    name,
    operator: operator === '=' ? '==' : (operator as Operator),
    value: wanted,
  }
}

/** The unit of a figure that a threshold may name; null for a name that no figure has. */
export function figureUnit(name: string): FigureUnit | null {
  const [, status] = /^status\.(.+)\.(?:count|share)$/.exec(name) ?? []
  const isKnown =
    thresholdNames.includes(name) ||
    /^stat\.[A-Z]{1,20}\.(?:count|share)$/.test(name) ||
    (status !== undefined && (statusByName(status) !== null || /^0x[0-9A-F]{8}$/.test(status)))
  return isKnown ? unitOf(name) : null
}

export function judge({ text, name, operator, value }: Threshold, figures: LoadFigures): JudgedThreshold {
  const measured = figureOf(figures, name) ?? null
  return { condition: text, name, measured, failed: measured === null || holds(measured, operator, value) }
}

function holds(measured: number, operator: Operator, value: number): boolean {
  switch (operator) {
    case '>':
      return measured > value
    case '>=':
      return measured >= value
    case '<':
      return measured < value
    case '<=':
      return measured <= value
    case '==':
      return measured === value
    case '!=':
      return measured !== value
  }
}

type FigureUnit = 'time' | 'share' | 'rate' | 'count'

function unitOf(name: string): FigureUnit {
  if (/_rate$/.test(name)) return 'rate'
  if (/share$/.test(name)) return 'share'
  return /_time/.test(name) && !name.endsWith('.count') ? 'time' : 'count'
}

function wantedValue(name: string, text: string): number | null {
  const plain = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null
  switch (unitOf(name)) {
    case 'rate':
      return readRate(text)
    case 'share':
      return /^\d+(?:\.\d+)?\s*%$/.test(text) ? Number.parseFloat(text) / 100 : plain
    case 'time': {
      // A bare number would be seconds to some and milliseconds to others.
      const us = plain === null ? durationOf(text) : null
      return us === null ? null : us / 1000
    }
    case 'count':
      return plain
  }
}

function expectedValue(name: string): string {
  return { rate: '99/s', share: '0.1%, 0.001', time: '500ms, 2s', count: '0, 10' }[unitOf(name)]
}
