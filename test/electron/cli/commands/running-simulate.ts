import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { testFolder } from '../../../support/temporary-folder.ts'
import type { startCli } from '../cli-process.ts'

export function configFile(config: unknown): string {
  const file = join(testFolder(), 'simulator.json')
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config))
  return file
}

export function sendTo(port: number, systemId: string): string[] {
  return [
    'send',
    '--port',
    String(port),
    '--system-id',
    systemId,
    '--to',
    '79161234567',
    '--text',
    'Hi',
    '--json',
  ]
}

export async function portOf(simulator: ReturnType<typeof startCli>): Promise<number> {
  const line = await simulator.line(/./)
  expect(line).toMatch(/^listening 127\.0\.0\.1:\d+$/)
  return Number(line.split(':')[1])
}
