import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpenedFiles } from '../../electron/opened/opened-files.ts'
import { builtInProfiles } from '../../shared/profiles/built-in-profiles.ts'
import { makeCatalogue } from '../../shared/profiles/catalogue.ts'

// Opens a capture as the workbench does, in a process of its own: figures as JSON on stdout.

const [file = ''] = process.argv.slice(2)
const dataDir = mkdtempSync(join(tmpdir(), 'workbench-bench-'))
const catalogue = makeCatalogue(builtInProfiles)
const files = new OpenedFiles({ dataDir, catalogue: () => catalogue })
let resident = 0
const watch = setInterval(() => {
  resident = Math.max(resident, process.memoryUsage.rss())
}, 50)
try {
  const start = performance.now()
  const captureId = await files.openPath(file)
  const { pdus, problems } = await new Promise<{ pdus: number; problems: readonly object[] }>((resolve) => {
    files.follow((item) => {
      if ('state' in item && item.state !== 'reading') resolve(item)
    })
  })
  const seconds = (performance.now() - start) / 1000
  const asked = performance.now()
  await files.capture(captureId).find(Math.ceil(pdus / 2))
  const figures = {
    seconds,
    pdus,
    problems: problems.length,
    residentOctets: resident,
    databaseOctets: statSync(join(dataDir, 'opened', `${captureId}.db`)).size,
    onePduMs: performance.now() - asked,
  }
  console.log(JSON.stringify(figures))
} finally {
  clearInterval(watch)
  await files.closeAll()
  rmSync(dataDir, { recursive: true })
}
