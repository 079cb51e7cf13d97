import { z } from 'zod'
import type { Words } from '../words/words.ts'
import { labelled, milliseconds, saying } from './setting-words.ts'

/** The longest delay, ms, whatever a shape draws. */
export const mostDelayMs = 600_000

const delay = z.number().min(0).max(mostDelayMs)
const meanDelay = labelled(delay, { en: 'mean', ru: 'среднее' }, milliseconds)

/** How long something takes, each time anew: a distribution of milliseconds. */
export const delayShapeSchema = z
  .discriminatedUnion('shape', [
    z.strictObject({
      shape: labelled(z.literal('fixed'), { en: 'always the same', ru: 'всегда одинаково' }),
      ms: labelled(delay, { en: 'delay', ru: 'задержка' }, milliseconds),
    }),
    z.strictObject({
      shape: labelled(z.literal('uniform'), { en: 'evenly between', ru: 'равномерно между' }),
      from: labelled(delay, { en: 'from', ru: 'от' }, milliseconds),
      to: labelled(delay, { en: 'to', ru: 'до' }, milliseconds),
    }),
    z.strictObject({
      shape: labelled(z.literal('normal'), { en: 'around a mean', ru: 'около среднего' }),
      mean: meanDelay,
      deviation: labelled(delay, { en: 'deviation', ru: 'отклонение' }, milliseconds),
    }),
    z.strictObject({
      shape: labelled(z.literal('exponential'), { en: 'mostly short', ru: 'чаще короткая' }),
      mean: meanDelay,
    }),
    z.strictObject({
      shape: labelled(z.literal('spikes'), { en: 'short with spikes', ru: 'короткая с выбросами' }),
      usual: labelled(delay, { en: 'usual', ru: 'обычно' }, milliseconds),
      spike: labelled(delay, { en: 'spike', ru: 'выброс' }, milliseconds),
      share: labelled(z.number().min(0).max(1), {
        en: 'share of spikes, 0 to 1',
        ru: 'доля выбросов, от 0 до 1',
      }),
    }),
  ])
  .refine((shape) => shape.shape !== 'uniform' || shape.from <= shape.to, {
    ...saying('from is greater than to', 'начало больше конца'),
    path: ['to'],
  })
export type DelayShape = z.infer<typeof delayShapeSchema>

/** A delay of this shape, ms: from 0 to `mostDelayMs`. A normal one below 0 is 0. */
export function drawDelay(shape: DelayShape, random: () => number): number {
  return Math.min(mostDelayMs, Math.max(0, drawn(shape, random)))
}

function drawn(shape: DelayShape, random: () => number): number {
  switch (shape.shape) {
    case 'fixed':
      return shape.ms
    case 'uniform':
      return shape.from + (shape.to - shape.from) * random()
    case 'normal':
      return shape.mean + shape.deviation * standardNormal(random)
    case 'exponential':
      return -shape.mean * Math.log(1 - random())
    case 'spikes':
      return random() < shape.share ? shape.spike : shape.usual
  }
}

/** Box and Muller's; one of its two values, so that each draw takes as many numbers. */
function standardNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** '500 ms', '100–300 ms'. */
export function delayWords(shape: DelayShape): Words {
  switch (shape.shape) {
    case 'fixed':
      return inMs(`${shape.ms}`)
    case 'uniform':
      return inMs(`${shape.from}–${shape.to}`)
    case 'normal':
      return inMs(`${shape.mean} ± ${shape.deviation}`)
    case 'exponential': {
      const { en, ru } = inMs(`${shape.mean}`)
      return { en: `${en} on average`, ru: `${ru} в среднем` }
    }
    case 'spikes': {
      const usual = inMs(`${shape.usual}`)
      const spike = inMs(`${shape.spike}`)
      const percent = Math.round(shape.share * 10_000) / 100
      return {
        en: `${usual.en}, ${percent} % of them ${spike.en}`,
        ru: `${usual.ru}, в ${percent} % случаев ${spike.ru}`,
      }
    }
  }
}

function inMs(text: string): Words {
  return { en: `${text} ${milliseconds.en}`, ru: `${text} ${milliseconds.ru}` }
}
