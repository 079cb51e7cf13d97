import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished, vi } from 'vitest'
import { readUint32 } from '../../shared/smpp/frame.ts'
import { type ReadCapture, readAll } from '../support/read-capture.ts'
import { testFolder } from '../support/temporary-folder.ts'

const unbindResp = 0x80000006
const patienceMs = 20_000

/** Why nothing can be recorded here: dumpcap is missing, or this user may not; null when it can. */
export function recordingObstacle(): string | null {
  const { status, error, stderr } = spawnSync('dumpcap', ['-i', 'lo', '-L'], { encoding: 'utf8' })
  return status === 0 ? null : (error?.message ?? stderr.trim())
}

export interface Recording {
  /**
   * The file, once it holds `count` PDUs with this command_id, one answer to an unbind unless said otherwise, and the
   * recorder has ended.
   */
  readonly finish: (
    commandId?: number,
    count?: number,
  ) => Promise<{ readonly file: string; readonly capture: ReadCapture }>
}

/** Records what passes over a TCP port of this machine, as dumpcap sees it on `device`: 'lo' or 'any'. */
export async function recordPort(port: number, device: string): Promise<Recording> {
  const file = join(testFolder(), 'recorded.pcapng')
  const recorder = spawn('dumpcap', ['-i', device, '-f', `tcp port ${port}`, '-w', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void recorder.kill('SIGKILL'))
  await saidFile(recorder)
  return {
    async finish(commandId = unbindResp, count = 1) {
      await vi.waitFor(() => {
        const { pdus } = readAll(readFileSync(file))
        const found = pdus.filter(({ octets }) => readUint32(octets, 4) === commandId)
        if (found.length < count) throw new Error('not yet recorded')
      }, patienceMs)
      const closed = once(recorder, 'close')
      recorder.kill('SIGINT')
      await closed
      return { file, capture: readAll(readFileSync(file)) }
    },
  }
}

/** Resolves once it says which file it writes: from then on nothing is missed. */
async function saidFile({ stderr }: ChildProcess): Promise<void> {
  if (stderr === null) throw new Error('dumpcap says nothing')
  const said: string[] = []
  for await (const line of createInterface({ input: stderr })) {
    said.push(line)
    if (line.startsWith('File:')) return void stderr.resume()
  }
  throw new Error(`dumpcap ended: ${said.join(' ')}`)
}
