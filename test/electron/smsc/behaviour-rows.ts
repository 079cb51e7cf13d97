import { expect } from 'vitest'
import { type Behaviour, behaviourSchema } from '../../../shared/simulator/behaviour.ts'
import { type Running, runSimulator } from './running-simulator.ts'
import type { WireClient } from './wire-client.ts'

/** A row as a configuration writes it; for submit_sm where it names no request. */
export type Row = { id?: string; when?: object; do: object }

export function rows(...written: readonly Row[]): Behaviour[] {
  return written.map((row, at) =>
    behaviourSchema.parse({ id: `row-${at + 1}`, when: { requests: ['submit_sm'] }, ...row }),
  )
}

export async function running(...written: readonly Row[]): Promise<Running> {
  return runSimulator({ profileId: 'smpp-3.4', behaviours: rows(...written) })
}

export async function bound(run: Running): Promise<WireClient> {
  const client = await run.connect()
  expect(await client.bind()).toBe(0)
  return client
}

let texts = 0

/** The response to a text that nobody has sent before. */
export function submit(client: WireClient, destination_addr = '79161234567') {
  const short_message = new TextEncoder().encode(`Text ${++texts}`)
  return client.ask('submit_sm', { source_addr: 'INFO', destination_addr, short_message })
}
