import { writeSync } from 'node:fs'
import { createEngine } from '../../../electron/engine.ts'
import { openKeyFile } from '../../../electron/storage/secrets.ts'

// A process of its own for the kill -9 test: sends the run that lies ready in the folder, and writes down how many
// parts have left.
const [dataDir = '', runId = '', connectionId = ''] = process.argv.slice(2)
const engine = await createEngine({
  dataDir,
  secretBox: await openKeyFile(dataDir),
  host: 'web',
  version: '0',
})
engine.sources['bulk.runs']({}, (item) => {
  if ('runId' in item) writeSync(1, `${item.sentParts}\n`)
})
await engine.handlers['bulk.start']({
  runId: Number(runId),
  connectionId,
  rate: null,
  window: 50,
  startAt: null,
})
