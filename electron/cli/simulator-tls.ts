import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { Fault, type Language } from '../../shared/faults/fault.ts'
import type { ListenerTls } from '../session/listener.ts'
import { readClientCertificate } from '../wire/client-certificate.ts'
import { issuesText, issueWords } from './read-json-line.ts'
import { readFault } from './read-lines.ts'

/** `tls` of the simulator's configuration: PEM files, meant from where that lies. */
const tlsFilesSchema = z.strictObject({
  cert: z.string().min(1),
  /** Absent: the key stands in `cert`. */
  key: z.string().min(1).optional(),
  /** The authority whose clients alone are let in; absent: nobody is asked for a certificate. */
  clientCa: z.string().min(1).optional(),
  /** Environment variable with the passphrase of the key. */
  keyPassphraseEnv: z.string().min(1).optional(),
})

/** A simulator may well show what has lapsed: to see what a client makes of it. */
const lapsedFaults: ReadonlySet<string> = new Set(['certificate.expired', 'certificate.not-yet-valid'])

/**
 * What the simulator listens with. Throws Fault cli.bad-config, cli.cannot-read, cli.no-passphrase, certificate.*.
 */
export async function simulatorTlsOf(
  written: unknown,
  source: { readonly file: string; readonly language: Language; readonly environment: NodeJS.ProcessEnv },
): Promise<ListenerTls> {
  const { file, language, environment } = source
  const checked = tlsFilesSchema.safeParse(written, issueWords(language))
  if (!checked.success) {
    throw new Fault('cli.bad-config', { file, problem: `tls: ${issuesText(checked.error)}` })
  }
  const { cert, key, clientCa, keyPassphraseEnv: variable } = checked.data
  const read = (name: string) => textOf(resolve(dirname(file), name))
  const passphrase = variable === undefined ? '' : environment[variable]
  if (passphrase === undefined) throw new Fault('cli.no-passphrase', { variable: variable ?? '' })
  const certificate = await read(cert)
  const tls = {
    cert: certificate,
    key: key === undefined ? certificate : await read(key),
    ...(passphrase === '' ? {} : { passphrase }),
    ...(clientCa === undefined ? {} : { clientCa: authority(await read(clientCa)) }),
  }
  checkOwn(tls)
  return tls
}

function checkOwn({ cert, key, passphrase = '' }: ListenerTls): void {
  try {
    readClientCertificate({ format: 'pem', certificatePem: cert, keyPem: key, passphrase })
  } catch (problem) {
    if (!(problem instanceof Fault && lapsedFaults.has(problem.code))) throw problem
  }
}

/** OpenSSL would take anything for an authority, and then let nobody in. */
function authority(pem: string): string {
  try {
    new X509Certificate(pem)
    return pem
  } catch {
    throw new Fault('certificate.unreadable', {})
  }
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((problem: unknown) => {
    throw readFault(file, problem)
  })
}
