import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { SystemClock } from '../../electron/session/clock.ts'
import { createListener } from '../../electron/session/listener.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { startBuilt, watched } from '../support/attacked-command.ts'
import { FloodingPeer, textPdu } from '../support/flooding-peer.ts'
import { residentMb } from '../support/process-figures.ts'
import { rememberingSmsc } from '../support/remembering-smsc.ts'
import type { Attack } from './attack.ts'

const shortText = new Uint8Array(Buffer.from('a message of usual length, with a number 12345 in it'))

function listenArgs(port: number, ...more: string[]): string[] {
  return ['listen', '--port', String(port), '--system-id', 'demo', '--json', ...more]
}

/** An SMSC that sends past any window. */
const startSmsc = () => FloodingPeer.start({ window: Number.POSITIVE_INFINITY, asksLink: true })

/** A stdout that nobody reads holds two socket buffers at most, and one write that is under way. */
const heldByThePipeOctets = 1 << 20

async function blockedListen(text: Uint8Array, report: (fact: string) => void): Promise<boolean> {
  const smsc = await startSmsc()
  const child = startBuilt(listenArgs(smsc.port))
  const watch = watched(child)
  let peakMb = 0
  await smsc.bound
  smsc.flood(600_000, (number) => textPdu(number, text))
  for (let look = 0; look < 16; look++) {
    await sleep(250)
    peakMb = Math.max(peakMb, residentMb(child.pid))
  }
  const accepted = smsc.accepted
  const beganAt = performance.now()
  child.kill('SIGTERM')
  const code = await watch.ended(8000)
  const endMs = Math.round(performance.now() - beganAt)
  report(`accepted ${accepted} of ${smsc.sent} sent, refused ${smsc.refused}, peak ${Math.round(peakMb)} MB`)
  report(`ended ${code} ${endMs} ms after SIGTERM; stderr ${watch.stderr.trim()}`)
  smsc.close()
  const isHonest = accepted * text.length <= heldByThePipeOctets
  return isHonest && peakMb < 400 && code !== null && endMs < 5000 && !/at .*:\d+|Warning/.test(watch.stderr)
}

async function pipedListen(
  count: number,
  withinMs: number,
  report: (fact: string) => void,
): Promise<boolean> {
  const smsc = await startSmsc()
  const child = startBuilt(listenArgs(smsc.port, '--count', String(count)))
  const watch = watched(child)
  let lines = 0
  child.stdout?.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++
  })
  let peakMb = 0
  const look = setInterval(() => (peakMb = Math.max(peakMb, residentMb(child.pid))), 100)
  await smsc.bound
  smsc.flood(count, (number) => textPdu(number, shortText))
  const beganAt = performance.now()
  const code = await watch.ended(55_000)
  const tookMs = Math.round(performance.now() - beganAt)
  clearInterval(look)
  await sleep(100)
  report(
    `ended ${code} after ${tookMs} ms, ${lines} lines, accepted ${smsc.accepted}, peak ${Math.round(peakMb)} MB`,
  )
  report(`longest enquire_link ${Math.round(smsc.longestEnquireMs)} ms; stderr ${watch.stderr.trim()}`)
  smsc.close()
  const isWhole = lines === count && smsc.accepted === count && code === 0
  return isWhole && tookMs < withinMs && peakMb < 400 && !watch.stderr.includes('Warning')
}

function piped(count: number, withinMs: number): Attack {
  return {
    id: count === 300_000 ? 'B-listen-100k-pipe' : `B-pipe-${count}`,
    what: `listen --json through a pipe that is read; ${count} deliver_sm in a burst`,
    expected: 'every line read and accepted, linear cost, bounded memory',
    isQuick: count <= 20_000,
    run: (report) => pipedListen(count, withinMs, report),
  }
}

async function blockedSimulate(report: (fact: string) => void): Promise<boolean> {
  const child = startBuilt(['simulate', '--port', '0', '--json'])
  const watch = watched(child)
  const [first] = child.stdout === null ? [] : await once(child.stdout, 'data')
  child.stdout?.pause()
  const socket = connect(Number(/:(\d+)/.exec(String(first))?.[1] ?? 0), '127.0.0.1')
  socket.on('error', () => undefined).resume()
  const fields = { system_id: 'demo', password: 'demo', interface_version: 0x34 }
  socket.write(encodePdu({ command: 'bind_transmitter', sequence_number: 1, fields }))
  // Not known to a 3.4 account: an event for each.
  const one = encodePdu({ command: 'broadcast_sm', sequence_number: 2 })
  const burst = Buffer.concat(Array.from({ length: 1000 }, () => one))
  const until = performance.now() + 2500
  let sent = 0
  let peakMb = 0
  while (performance.now() < until) {
    sent += 1000
    if (!socket.write(burst)) await once(socket, 'drain')
    peakMb = Math.max(peakMb, residentMb(child.pid))
  }
  const beganAt = performance.now()
  child.kill('SIGTERM')
  const code = await watch.ended(8000)
  const endMs = Math.round(performance.now() - beganAt)
  socket.destroy()
  report(
    `${sent} requests, peak ${Math.round(peakMb)} MB; ended ${code} ${endMs} ms after SIGTERM; ${watch.stderr.trim()}`,
  )
  return code !== null && endMs < 4000 && peakMb < 300
}

async function killedSend(report: (fact: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'))
  const table = join(folder, 'table.csv')
  const result = join(folder, 'result.csv')
  const rows = 4000
  const numbers = Array.from({ length: rows }, (_, row) => String(79_160_000_000 + row))
  const notes = ['plain', 'a\rb', 'a\nb', 'a\r\n=1', '=1;=2', ' \u200b+1']
  const lines = numbers.map((number, row) => `${number},"${notes[row % notes.length]}"`)
  writeFileSync(table, `to,note\r\n${lines.join('\r\n')}\r\n`)
  let killAt = 300
  let child: ChildProcess | null = null
  const smsc = await rememberingSmsc((count) => {
    if (count < killAt) return
    killAt += 300
    child?.kill('SIGKILL')
  })
  const args = ['send', '--csv', table, '--to-column', 'to', '--text', 'Hi', '--result', result, '--json']
  args.push('--port', String(smsc.port), '--system-id', 'demo')
  let kills = 0
  for (let run = 0; run < 16; run++) {
    child = startBuilt(run === 0 ? args : [...args, '--resume'])
    child.stdout?.resume()
    const code = await watched(child).ended(20_000)
    if (code !== null) break
    kills++
  }
  await smsc.close()
  const records: string[][] = parse(readFileSync(result), { bom: true })
  const inDoubt = records.filter(([, , , state]) => state === 'in-doubt')
  const neverLeft = inDoubt.filter(([to = '']) => !smsc.received.has(to)).length
  const twice = smsc.twice()
  rmSync(folder, { recursive: true })
  report(
    `${kills} kills, ${records.length - 1} rows, ${inDoubt.length} in doubt, ${neverLeft} never received`,
  )
  report(`${smsc.received.size} received, ${twice} twice`)
  // Octets in our socket's buffer when the process dies may or may not arrive.
  return records.length - 1 === rows && twice === 0 && neverLeft <= kills * 5
}

const formulas = [
  '=1+1',
  '+79161234567',
  '-5',
  '@A1',
  ' =1',
  '\t=1',
  '"=1',
  ';=1',
  '|=1',
  '\r=1',
  '\n=1',
  'x\r\n=1',
]
const cellStart = /(?:^|[,;|\t\r\n])["\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u

async function formulaSend(report: (fact: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'))
  const table = join(folder, 'table.csv')
  const result = join(folder, 'result.csv')
  const cells = [...formulas, '\ufeff=1', '\u200b＝1', '＋1', '－1', '\u3000＠1'].map((cell) =>
    cell.replaceAll('"', '""'),
  )
  writeFileSync(
    table,
    `to,note\r\n${cells.map((cell, row) => `${79_160_000_000 + row},"${cell}"`).join('\r\n')}\r\n`,
  )
  let given = 0
  const listener = await createListener({
    ...{ host: '127.0.0.1', port: 0, clock: new SystemClock() },
    onSession(session) {
      session.onRequest = () => ({
        status: 0,
        fields: { message_id: formulas[given++ % formulas.length] ?? '' },
      })
    },
  })
  const args = ['send', '--csv', table, '--to-column', 'to', '--text', 'Hi', '--result', result, '--json']
  const child = startBuilt([...args, '--port', String(listener.port), '--system-id', 'demo'])
  child.stdout?.resume()
  const code = await watched(child).ended(5000)
  await listener.close()
  const records: string[][] = parse(readFileSync(result), { bom: true, relax_column_count: true })
  const widths = new Set(records.map((record) => record.length))
  const bad = records.flat().filter((cell) => cellStart.test(cell) || /^[\t\r\n]/.test(cell))
  rmSync(folder, { recursive: true })
  report(
    `code ${code}, ${records.length - 1} rows of ${cells.length}, widths ${[...widths]}, bad ${JSON.stringify(bad)}`,
  )
  return code === 0 && records.length - 1 === cells.length && widths.size === 1 && bad.length === 0
}

export const attacks: readonly Attack[] = [
  {
    id: 'B-listen-blocked',
    what: 'listen --json whose stdout nobody reads; the SMSC sends deliver_sm as fast as they are taken; SIGTERM',
    expected: 'what is not read is not accepted, memory bounded, ends in seconds',
    isQuick: false,
    run: (report) => blockedListen(shortText, report),
  },
  {
    id: 'B-listen-blocked-long',
    what: 'the same with messages of 60 kB',
    expected: 'what is not read is not accepted, memory bounded, ends in seconds',
    isQuick: false,
    run: (report) => blockedListen(new Uint8Array(60_000).fill(0x41), report),
  },
  piped(20_000, 6000),
  piped(40_000, 9000),
  piped(80_000, 14_000),
  piped(300_000, 50_000),
  {
    id: 'B-listen-reader-gone',
    what: 'listen --json whose reader closes the pipe after the first lines',
    expected: 'ends with exit code 1 and a sentence, no stack; what was not read was not accepted',
    isQuick: true,
    async run(report) {
      const smsc = await startSmsc()
      const child = startBuilt(listenArgs(smsc.port))
      const watch = watched(child)
      child.stdout?.once('data', () => child.stdout?.destroy())
      await smsc.bound
      smsc.flood(100_000, (number) => textPdu(number, shortText))
      const code = await watch.ended(5000)
      report(
        `ended ${code}, accepted ${smsc.accepted}, refused ${smsc.refused}; stderr ${watch.stderr.trim()}`,
      )
      smsc.close()
      return code === 1 && !/\n\s+at /.test(watch.stderr) && watch.stderr.includes('error:')
    },
  },
  {
    id: 'B-simulate-blocked',
    what: 'simulate --json whose stdout nobody reads, refusals at full speed, SIGTERM',
    expected: 'memory bounded, ends in seconds',
    isQuick: true,
    run: blockedSimulate,
  },
  {
    id: 'B-csv-formula',
    what: 'send --csv --result: formulas, line ends and quotes in the cells of the table and in message_ids',
    expected: 'no cell begins a formula under any delimiter; no column shifts',
    isQuick: true,
    run: formulaSend,
  },
  {
    id: 'D-send-kill',
    what: 'send --csv --result of 4,000 rows with line ends in their cells, killed -9 about ten times, --resume each time',
    expected: 'no row twice, every row has a line, in doubt only what left',
    isQuick: false,
    run: killedSend,
  },
]
