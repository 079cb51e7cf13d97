/**
 * `node test/bench/bulk-run.ts [ROWS] [--xlsx] [--no-receipts] [--smooth] [--refuse]`: a bulk run of 100,000 rows by a headless
 * engine against a simulator in another process. It is paused and resumed, its engine is killed with -9 and started
 * again (`--smooth` leaves that out), and what the engine says is compared with what the simulator counted. Prints
 * the engine's memory every 5,000 rows. `--refuse`: the last tenth of the numbers is refused, found among the messages,
 * and sent again from there. Exit code 1: something does not agree, or the memory grew.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { textRow, workbookOf } from '../support/workbook-writer.ts'
import type { EngineOrder, EngineTold, MemoryMark } from './bulk-engine-process.ts'
import type { SmscTold } from './bulk-smsc-process.ts'

const options = process.argv.slice(2)
const rows = Number(options.find((option) => /^\d+$/.test(option)) ?? 100_000)
const isSmooth = options.includes('--smooth')
const isWorkbook = options.includes('--xlsx')
const refuses = options.includes('--refuse')
const hasReceipts = !options.includes('--no-receipts')
const markEvery = Math.ceil(rows / 20)
/** Between the first third of the rows, when caches and heaps are filled, and the end. */
const allowedGrowth = 24 * 1024 * 1024

/** What the numbers of the last tenth begin with, of 100,000. */
const refusedStart = '7916009'

const folder = mkdtempSync(join(tmpdir(), 'bulk-run-'))
const table = join(folder, isWorkbook ? 'rows.xlsx' : 'rows.csv')
const resultFile = join(folder, 'result.csv')
const problems: string[] = []
const check = (isRight: boolean, problem: string) => {
  if (!isRight) problems.push(problem)
}

function start(file: string, args: readonly string[]): ChildProcess {
  const child = fork(join(import.meta.dirname, file), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.once('exit', (code) => {
    if (code !== null && code !== 0) process.exit(code)
  })
  return child
}

/** The next message of a kind. */
async function next<T extends { readonly kind: string }, K extends T['kind']>(
  child: ChildProcess,
  kind: K,
  isWanted: (told: Extract<T, { kind: K }>) => boolean = () => true,
): Promise<Extract<T, { kind: K }>> {
  const { promise, resolve } = Promise.withResolvers<Extract<T, { kind: K }>>()
  const hear = (told: T) => {
    const isOfKind = (one: T): one is Extract<T, { kind: K }> => one.kind === kind
    if (!isOfKind(told) || !isWanted(told)) return
    child.off('message', hear)
    resolve(told)
  }
  child.on('message', hear)
  return promise
}

async function order(engine: ChildProcess, what: EngineOrder): Promise<void> {
  const done = next<EngineTold, 'done'>(engine, 'done')
  engine.send(what)
  await done
}

const started = performance.now()
const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`
const mib = (octets: number) => (octets / 1024 / 1024).toFixed(1).padStart(7)
const say = (text: string) => console.log(`${seconds().padStart(8)}  ${text}`)

const marks: { readonly gone: number; readonly memory: MemoryMark }[] = []
function follow(engine: ChildProcess, runId: number): void {
  engine.on('message', (told: EngineTold) => {
    if (told.kind !== 'run') return
    const { counts, partsPerSecond } = told.run
    const gone = rows - (counts.waiting ?? 0)
    if (gone < (marks.at(-1)?.gone ?? 0) + markEvery) return
    marks.push({ gone, memory: told.memory })
    say(`${String(gone).padStart(7)} rows  ${memoryText(told.memory)}  ${Math.round(partsPerSecond)} parts/s`)
  })
  engine.send({ do: 'follow', runId } satisfies EngineOrder)
}

function memoryText({ rss, heapUsed, external, arrayBuffers, workerHeap }: MemoryMark): string {
  return `rss ${mib(rss)}  heap ${mib(heapUsed)}  external ${mib(external)}  buffers ${mib(arrayBuffers)}  store heap ${mib(workerHeap)}`
}

async function opened(): Promise<ChildProcess> {
  const engine = start('bulk-engine-process.ts', [join(folder, 'data')])
  const { memory } = await next<EngineTold, 'opened'>(engine, 'opened')
  say(`engine open    ${memoryText(memory)}`)
  return engine
}

const phase = (engine: ChildProcess, wanted: string) =>
  next<EngineTold, 'run'>(engine, 'run', ({ run }) => run.phase === wanted)
const gone = (engine: ChildProcess, count: number) =>
  next<EngineTold, 'run'>(engine, 'run', ({ run }) => rows - (run.counts.waiting ?? 0) >= count)

writeTable()
const smsc = start('bulk-smsc-process.ts', refuses ? ['--refuse', refusedStart] : [])
const { port } = await next<SmscTold, 'port'>(smsc, 'port')
let engine = await opened()
const checked = next<EngineTold, 'checked'>(engine, 'checked')
engine.send({ do: 'check', file: table, port, receipts: hasReceipts } satisfies EngineOrder)
const { runId, connectionId, memory } = await checked
say(`rows checked   ${memoryText(memory)}`)
const startOrder: EngineOrder = { do: 'start', runId, connectionId, rate: null }

/** Their receipts may have gone to the engine that was killed. */
let withoutReceipt = 0
follow(engine, runId)
if (!isSmooth) {
  const third = gone(engine, rows / 3)
  await order(engine, startOrder)
  await third
  await order(engine, { do: 'pause', runId })
  say('paused')
  const half = gone(engine, rows / 2)
  await order(engine, startOrder)
  await half
  const ended = once(engine, 'exit')
  engine.kill('SIGKILL')
  await ended
  say('killed with -9')
  engine = await opened()
  const interrupted = phase(engine, 'paused')
  follow(engine, runId)
  const { run } = await interrupted
  withoutReceipt = run.counts.accepted ?? 0
  say(`after the kill: ${JSON.stringify(run.counts)}`)
}
marks.length = 0
const done = phase(engine, 'done')
await order(engine, startOrder)
await done
const settled = next<EngineTold, 'run'>(engine, 'run', ({ run: { counts } }) => {
  return !hasReceipts || (counts.delivered ?? 0) + (counts['in-doubt'] ?? 0) + withoutReceipt >= rows
})
engine.send({ do: 'follow', runId } satisfies EngineOrder)
const { run } = await settled
say(`done: ${JSON.stringify(run.counts)}`)

await order(engine, { do: 'result', runId, file: resultFile })
const counted = next<SmscTold, 'counts'>(smsc, 'counts')
smsc.send({ do: 'count' })
const { submits, numbers, repeated } = await counted
say(`the simulator counted ${submits} submits to ${numbers} numbers, ${repeated} of them more than once`)
await compare()
if (refuses) {
  smsc.send({ do: 'obey' })
  const told = next<EngineTold, 'messages'>(engine, 'messages')
  engine.send({ do: 'messages', runId, connectionId } satisfies EngineOrder)
  const { figures, memory: after } = await told
  for (const figure of figures) say(figure)
  say(`after that     ${memoryText(after)}`)
}
await order(engine, { do: 'close' })
smsc.disconnect()
rmSync(folder, { recursive: true })
const grown = growth()
say(`resident memory grew by ${mib(grown).trim()} MiB after the first third`)
check(!isSmooth || grown <= allowedGrowth, 'the memory grew')
for (const problem of problems) console.error(`NOT AS IT SHOULD BE: ${problem}`)
process.exitCode = problems.length === 0 ? 0 : 1

function writeTable(): void {
  const cells = Array.from({ length: rows }, (_, index) => [`${79160000000 + index}`, `Name ${index + 1}`])
  const all = [['to', 'name'], ...cells]
  writeFileSync(
    table,
    isWorkbook ? workbookOf(all.map(textRow).join('')) : all.map((row) => row.join(',')).join('\n'),
  )
}

async function compare(): Promise<void> {
  const states = new Map<string, number>()
  const seen = new Set<string>()
  const parser = createReadStream(resultFile).pipe(parse({ bom: true, columns: true }))
  for await (const record of parser as AsyncIterable<Record<string, string>>) {
    seen.add(record['to'] ?? '')
    const state = record['smpp_state'] ?? ''
    states.set(state, (states.get(state) ?? 0) + 1)
  }
  const inDoubt = states.get('in-doubt') ?? 0
  const inFile = Object.fromEntries(states)
  say(`the result file has ${seen.size} rows: ${JSON.stringify(inFile)}`)
  check(seen.size === rows, `${seen.size} rows in the result file`)
  check(repeated === 0, `${repeated} numbers were sent to more than once`)
  check(submits === numbers, 'a number was repeated')
  check(numbers >= rows - inDoubt && numbers <= rows, 'the counts do not agree')
  check(isSmooth ? inDoubt === 0 : inDoubt > 0, `${inDoubt} rows in doubt`)
  for (const [state, count] of states) check(run.counts[state as 'sent'] === count, `${state} differs`)
}

function growth(): number {
  const settledMark = marks.find((mark) => mark.gone - (marks[0]?.gone ?? 0) >= rows / 3) ?? marks[0]
  return (marks.at(-1)?.memory.rss ?? 0) - (settledMark?.memory.rss ?? 0)
}
