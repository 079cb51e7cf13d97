import type { OperatorMetrics } from './operator-metrics.ts'

type Labels = Readonly<Record<string, string>>
type Sample = readonly [labels: Labels, value: number]
type Account = OperatorMetrics['accounts'][number]

/** A metric of the text format: its name without the prefix, what it is, and its samples. */
interface Metric {
  readonly name: string
  readonly type: 'counter' | 'gauge'
  readonly help: string
  readonly samples: (operator: OperatorMetrics) => readonly Sample[]
}

const prefix = 'smpp_simulator_'

const metrics: readonly Metric[] = [
  {
    name: 'sessions',
    type: 'gauge',
    help: 'Clients that are connected, by the mode of their bind.',
    samples: (operator) => byName(operator, 'bind', ({ sessions }) => sessions),
  },
  {
    name: 'requests_total',
    type: 'counter',
    help: 'Requests of clients.',
    samples: (operator) => byName(operator, 'command', ({ requests }) => requests),
  },
  {
    name: 'responses_total',
    type: 'counter',
    help: 'Responses to clients, by command_status.',
    samples: (operator) => byName(operator, 'status', ({ responses }) => responses),
  },
  {
    name: 'deliveries_total',
    type: 'counter',
    help: 'Requests to clients, receipts among them.',
    samples: (operator) => byName(operator, 'command', ({ deliveries }) => deliveries),
  },
  {
    name: 'receipts_total',
    type: 'counter',
    help: 'Receipts that a client took, by stat.',
    samples: (operator) => byName(operator, 'stat', ({ receipts }) => receipts),
  },
  {
    name: 'throttled_total',
    type: 'counter',
    help: 'Responses with ESME_RTHROTTLED.',
    samples: (operator) => operator.accounts.map((one) => [labelsOf(operator, one), one.throttled]),
  },
  {
    name: 'accepted_total',
    type: 'counter',
    help: 'Messages that were accepted, each destination by itself.',
    samples: (operator) => [[{ operator: operator.operator }, operator.accepted]],
  },
  {
    name: 'refused_total',
    type: 'counter',
    help: 'Messages that were refused.',
    samples: (operator) => [[{ operator: operator.operator }, operator.refused]],
  },
  {
    name: 'queued',
    type: 'gauge',
    help: 'Messages on their way to their final state.',
    samples: (operator) => [[{ operator: operator.operator }, operator.queued]],
  },
  {
    name: 'receipts_pending',
    type: 'gauge',
    help: 'Receipts that no client has taken yet, those of messages on their way among them.',
    samples: (operator) => [[{ operator: operator.operator }, operator.receipts_pending]],
  },
]

/** The text format of Prometheus, version 0.0.4. */
export function metricsText(operators: readonly OperatorMetrics[]): string {
  const lines = metrics.flatMap(({ name, type, help, samples }) => {
    const full = prefix + name
    const rows = operators.flatMap(samples).map(([labels, value]) => sampleLine(full, labels, value))
    return [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`, ...rows]
  })
  return `${[...lines, ...histogramLines(operators)].join('\n')}\n`
}

function histogramLines(operators: readonly OperatorMetrics[]): string[] {
  const full = `${prefix}response_seconds`
  const rows = operators.flatMap((operator) =>
    operator.accounts.flatMap((account) => {
      const labels = labelsOf(operator, account)
      const { count, sum_seconds, buckets } = account.latency
      const bucket = (le: string, value: number) => sampleLine(`${full}_bucket`, { ...labels, le }, value)
      return [
        ...buckets.map((one) => bucket(String(one.le), one.count)),
        bucket('+Inf', count),
        sampleLine(`${full}_sum`, labels, sum_seconds),
        sampleLine(`${full}_count`, labels, count),
      ]
    }),
  )
  return [
    `# HELP ${full} Time from a request of a client to its response.`,
    `# TYPE ${full} histogram`,
    ...rows,
  ]
}

function byName(
  operator: OperatorMetrics,
  label: string,
  counts: (account: Account) => Readonly<Record<string, number>>,
): Sample[] {
  return operator.accounts.flatMap((account) =>
    Object.entries(counts(account)).map(
      ([name, value]): Sample => [{ ...labelsOf(operator, account), [label]: name }, value],
    ),
  )
}

function labelsOf({ operator }: OperatorMetrics, { system_id }: Account): Labels {
  return { operator, account: system_id }
}

function sampleLine(name: string, labels: Labels, value: number): string {
  const written = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`)
  return `${name}{${written.join(',')}} ${value}`
}

/** The format knows three escapes in the value of a label. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
