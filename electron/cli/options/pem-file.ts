import { readFile } from 'node:fs/promises'
import { derLabel, pemOf } from '../../../shared/tls/pem.ts'
import { readFault } from '../../source/file-chunks.ts'

/** The certificate or key in a file, PEM or DER, as PEM. Throws Fault cli.cannot-read. */
export async function readPemFile(file: string): Promise<string> {
  const octets = await readOctets(file)
  const label = derLabel(octets)
  return label === null ? octets.toString() : pemOf(label, octets.toString('base64'))
}

/** Throws Fault cli.cannot-read. */
export function readOctets(file: string): Promise<Buffer> {
  return readFile(file).catch((problem: unknown) => {
    throw readFault(file, problem)
  })
}
