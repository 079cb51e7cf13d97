/**
 * `npm run fuzz -- [frames] [seed]`: gives spoilt vectors to everything that reads what others wrote. What it finds is
 * printed with the round and the seed, and the run exits 1. `targets.test.ts` is the same, short and seeded.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Chance } from './chance.ts'
import { targets } from './targets.ts'

const frames = Number(process.argv[2] ?? 2_000_000)
const seed = Number(process.argv[3] ?? Date.now() % 0x7fffffff)
const reportEvery = 250_000

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')
const heapMegaoctets = () => {
  collect()
  return (process.memoryUsage().heapUsed / 1e6).toFixed(1)
}

const chance = new Chance(seed)
const folder = mkdtempSync(join(tmpdir(), 'workbench-fuzz-'))
const rounds = new Map<string, number>()
console.log(`fuzz: ${frames} frames, seed ${seed}, heap ${heapMegaoctets()} MB`)
for (let count = 1; count <= frames; count += 1) {
  for (const { name, every, run } of targets) {
    if (count % every !== 0) continue
    try {
      const running = run(chance, folder)
      if (running instanceof Promise) await running
      rounds.set(name, (rounds.get(name) ?? 0) + 1)
    } catch (problem) {
      console.error(
        `${name}, frame ${count}, seed ${seed}: ${problem instanceof Error ? problem.stack : String(problem)}`,
      )
      process.exit(1)
    }
  }
  if (count % reportEvery === 0) console.log(`${count} frames, heap ${heapMegaoctets()} MB`)
}
rmSync(folder, { recursive: true })
for (const [name, times] of rounds) console.log(`${String(times).padStart(9)}  ${name}`)
console.log(`${frames} frames read, none threw`)
