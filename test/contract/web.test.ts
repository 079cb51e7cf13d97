import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine } from '../../electron/engine.ts'
import { nodeSchedule } from '../../electron/hosts/node-schedule.ts'
import { PageFiles } from '../../electron/hosts/page-files.ts'
import { startWebHost } from '../../electron/hosts/web-host.ts'
import { openKeyFile } from '../../electron/storage/secrets.ts'
import { serve } from '../../shared/contract/serve.ts'
import { pageFolder } from '../support/page-folder.ts'
import { webSocketLine } from '../support/web-socket-line.ts'
import { openSocket, signIn } from '../support/web-visitor.ts'
import { contractSuite } from './contract-suite.ts'

contractSuite('web', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'workbench-contract-'))
  const engine = await createEngine({
    dataDir,
    secretBox: await openKeyFile(dataDir),
    host: 'web',
    version: '0.0.0',
  })
  const defects: unknown[] = []
  const host = await startWebHost({
    pageFiles: new PageFiles(pageFolder()),
    port: 0,
    onPort: (port) =>
      serve(port, engine, { log: (_place, problem) => defects.push(problem), schedule: nodeSchedule }),
  })
  const cookie = await signIn(host.mintUrl())
  return {
    async openLine() {
      const origin = `http://127.0.0.1:${host.port}`
      return webSocketLine(await openSocket(host.port, { cookie, origin }))
    },
    async close() {
      await host.close()
      await engine.close()
      rmSync(dataDir, { recursive: true, force: true })
      if (defects.length > 0) throw new AggregateError(defects, 'the engine logged defects of its own')
    },
  }
})
