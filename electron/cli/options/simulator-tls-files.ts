import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Language } from '../../../shared/words/words.ts'
import { describeSimulatorTls, type SimulatorTls } from '../../smsc/simulator-tls.ts'
import { issuesText } from '../../source/json-line.ts'
import { issueWords } from '../console/read-json-line.ts'
import { readPemFile } from './pem-file.ts'

/** `tls` of the simulator's configuration: PEM or DER files, relative to the configuration file. */
const tlsFilesSchema = z.strictObject({
  cert: z.string().min(1),
  /** Absent: the key stands in `cert`. */
  key: z.string().min(1).optional(),
  /** The only authority whose clients are accepted; absent: no client certificate is requested. */
  clientCa: z.string().min(1).optional(),
  /** Environment variable with the passphrase of the key. */
  keyPassphraseEnv: z.string().min(1).optional(),
})

/**
 * TLS of the simulator's listener. Throws Fault cli.bad-config, cli.cannot-read, cli.no-passphrase,
 * certificate.*.
 */
export async function simulatorTlsOf(
  written: unknown,
  source: { readonly file: string; readonly language: Language; readonly environment: NodeJS.ProcessEnv },
): Promise<SimulatorTls> {
  const { file, language, environment } = source
  const checked = tlsFilesSchema.safeParse(written, issueWords(language))
  if (!checked.success) {
    throw new Fault('cli.bad-config', { file, problem: `tls: ${issuesText(checked.error)}` })
  }
  const { cert, key, clientCa, keyPassphraseEnv: variable } = checked.data
  const read = (name: string) => readPemFile(resolve(dirname(file), name))
  const passphrase = variable === undefined ? '' : environment[variable]
  if (passphrase === undefined) throw new Fault('cli.no-passphrase', { variable: variable ?? '' })
  const tls: SimulatorTls = {
    certificate: {
      format: 'pem',
      certificatePem: await read(cert),
      keyPem: key === undefined ? '' : await read(key),
      passphrase,
    },
    clientCaPem: clientCa === undefined ? '' : await read(clientCa),
  }
  describeSimulatorTls(tls)
  return tls
}
