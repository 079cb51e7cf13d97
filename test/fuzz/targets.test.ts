import { expect, test } from 'vitest'
import { testFolder } from '../support/temporary-folder.ts'
import { Chance } from './chance.ts'
import { targets } from './targets.ts'

for (const { name, every, run } of targets) {
  test(`${name}, spoilt, is read or refused in words`, async () => {
    const chance = new Chance(20_261_122)
    const folder = testFolder()
    const rounds = every > 1000 ? 60 : 600
    for (let count = 0; count < rounds; count++) await run(chance, folder)
    expect(rounds).toBeGreaterThan(0)
  })
}
