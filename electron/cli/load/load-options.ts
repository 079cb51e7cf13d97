import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { type LoadMessage, loadMixSchema } from '../../../shared/load/load-messages.ts'
import { type LoadSettings, usualGraceMs } from '../../../shared/load/load-settings.ts'
import {
  type LoadShape,
  readBurst,
  readRamp,
  readRate,
  readSpan,
  readStep,
} from '../../../shared/load/rate-shape.ts'
import { readFault } from '../../source/file-chunks.ts'
import type { Cli } from '../console/cli.ts'
import { integerIn } from '../options/common-options.ts'

/** What is asked of the load itself. */
export interface PlanOptions {
  readonly rate?: string
  readonly ramp?: string
  readonly step?: string
  readonly burst?: string
  readonly for?: number
  readonly count?: number
  readonly warmup?: number
  readonly grace?: number
  readonly failIf?: readonly string[]
}

const shapes = {
  rate: {
    argument: '<rate>',
    words: {
      en: 'parts a second: 500/s, 30000/m',
      ru: 'частей в секунду: 500/s, 30000/m',
    },
    example: '500/s',
    read: (text: string): LoadShape | null => {
      const rate = readRate(text)
      return rate === null || rate === 0 ? null : { kind: 'rate', rate }
    },
  },
  ramp: {
    argument: '<ramp>',
    words: {
      en: 'evenly from one rate to another, then held: 10/s..2000/s:10m',
      ru: 'равномерно от одного темпа к другому, который затем держится: 10/s..2000/s:10m',
    },
    example: '10/s..2000/s:10m',
    read: readRamp,
  },
  step: {
    argument: '<step>',
    words: {
      en: 'so much more after each span: 100/s+100/s:30s',
      ru: 'больше после каждого отрезка: 100/s+100/s:30s',
    },
    example: '100/s+100/s:30s',
    read: readStep,
  },
  burst: {
    argument: '<burst>',
    words: {
      en: 'so many at once, again after each span: 1000:10s',
      ru: 'столько разом и снова после каждого отрезка: 1000:10s',
    },
    example: '1000:10s',
    read: readBurst,
  },
} as const

/** `--rate`, `--ramp`, `--step`, `--burst` and what bounds them. */
export function addPlanOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  for (const [name, { argument, words }] of Object.entries(shapes))
    command.option(`--${name} ${argument}`, say(words))
  command
    .option('--for <span>', say({ en: 'how long: 5m, 90s', ru: 'как долго: 5m, 90s' }), spanIn(cli))
    .option(
      '--count <n>',
      say({ en: 'parts at most', ru: 'частей, не больше' }),
      integerIn(cli, 1, 10_000_000_000),
    )
    .option(
      '--warmup <span>',
      say({
        en: 'goes before, at the first rate, and counts in no figure',
        ru: 'идёт перед этим, с начальным темпом, и в результаты не входит',
      }),
      spanIn(cli),
    )
    .option(
      '--grace <span>',
      say({
        en: `how long answers and receipts are waited for at the end; ${usualGraceMs / 1000}s when not given`,
        ru: `сколько в конце ждать ответов и отчётов; без параметра ${usualGraceMs / 1000}s`,
      }),
      spanIn(cli),
    )
  return addFailIf(command, cli)
}

/** A rate above 0, in parts a second. */
export function rateIn(cli: Cli): (text: string) => number {
  return (text) => {
    const rate = readRate(text)
    if (rate !== null && rate > 0) return rate
    throw new InvalidArgumentError(cli.say({ en: 'Write it as 500/s.', ru: 'Запишите как 500/s.' }))
  }
}

/** `--fail-if`. */
export function addFailIf(command: Command, cli: Cli): Command {
  const { say } = cli
  return command.option(
    '--fail-if <condition>',
    say({
      en: 'exit code 1 when it holds, such as: response_time.p99 > 500ms; may be given several times',
      ru: 'код возврата 1, если выполнено, например: response_time.p99 > 500ms; можно повторять',
    }),
    (text: string, earlier: readonly string[] = []) => [...earlier, text],
  )
}

/** Settings of the options. Throws Fault cli.option-conflict, cli.option-needs, load.bad-shape. */
export function settingsOf(options: PlanOptions): LoadSettings {
  return {
    shape: shapeOf(options),
    forMs: options.for ?? null,
    count: options.count ?? null,
    warmupMs: options.warmup ?? 0,
    graceMs: options.grace ?? usualGraceMs,
    failIf: [...(options.failIf ?? [])],
  }
}

function shapeOf(options: PlanOptions): LoadShape {
  const names = Object.keys(shapes).filter((name) => Reflect.get(options, name) !== undefined)
  const [first, second] = names as (keyof typeof shapes)[]
  if (first === undefined)
    throw new Fault('cli.option-needs', { option: 'load', needs: '--rate, --ramp, --step, --burst' })
  if (second !== undefined)
    throw new Fault('cli.option-conflict', { first: `--${first}`, second: `--${second}` })
  const text = options[first] ?? ''
  const shape = shapes[first].read(text)
  if (shape === null) throw new Fault('load.bad-shape', { text, example: shapes[first].example })
  return shape
}

/** The messages of a file: {"messages": [{"weight", "from", "to", "text", …}]}. Throws Fault cli.bad-config, cli.cannot-read. */
export function mixOf(file: string): readonly LoadMessage[] {
  let text: string
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (problem) {
    throw readFault(file, problem)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (problem) {
    throw new Fault('cli.bad-config', {
      file,
      problem: String(problem instanceof Error ? problem.message : problem),
    })
  }
  const checked = loadMixSchema.safeParse(value)
  if (checked.success) return checked.data.messages
  const [issue] = checked.error.issues
  throw new Fault('cli.bad-config', {
    file,
    problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  })
}

/** A span in ms: `5m`, `90s`, `500ms`. */
function spanIn(cli: Cli): (text: string) => number {
  return (text) => {
    const ms = readSpan(text)
    if (ms !== null) return ms
    throw new InvalidArgumentError(
      cli.say({ en: 'Expected a time such as 30s or 5m.', ru: 'Нужно время, например 30s или 5m.' }),
    )
  }
}
