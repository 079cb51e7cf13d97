import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import {
  maxProfileOctets,
  type PlacedProblem,
  type ProfileReading,
  placedProblemText,
  readProfileFile,
} from '../../../shared/profiles/profile-text.ts'
import type { Words } from '../../../shared/words/words.ts'
import { readFault } from '../../source/file-chunks.ts'
import type { Cli } from '../console/cli.ts'

/** Problems of a file that one sentence names. */
const mostNamed = 3

/** `--profile <id|file>`: a profile at hand, or the file of one. Its value is the id, of a profile that is at hand by then. */
export function addProfileOption(command: Command, cli: Cli, words: Words): Command {
  const either = { en: 'an id of profile list, or a file', ru: 'id из profile list или файл' }
  return command.addOption(
    new Option('--profile <id|file>', `${cli.say(words)}; ${cli.say(either)}`).argParser((value: string) =>
      profileIdOf(cli, value),
    ),
  )
}

/**
 * The id itself of a profile at hand; else the id of the profile in the file of this name, which joins those at hand, in
 * place of one with the same id. Throws Fault cli.unknown-profile, cli.bad-profile, cli.cannot-read.
 */
export function profileIdOf(cli: Cli, value: string): string {
  if (!isProfileFile(cli, value)) return knownProfile(cli.catalogue, value)
  const read = readProfileAt(value)
  if ('problems' in read)
    throw new Fault('cli.bad-profile', { file: value, problem: problemsText(cli, read) })
  cli.addToCatalogue(read.profile)
  return read.profile.id
}

/** The id itself. Throws Fault cli.unknown-profile for one that no profile has. */
export function knownProfile(catalogue: Catalogue, profileId: string): string {
  if (catalogue.of(profileId) !== undefined) return profileId
  const known = catalogue.all().map(({ id }) => id)
  throw new Fault('cli.unknown-profile', { profileId, known: known.join(', ') })
}

/** What the file holds; one octet beyond what is allowed tells that it is too large. Throws Fault cli.cannot-read. */
function readProfileAt(file: string): ProfileReading {
  const octets = new Uint8Array(maxProfileOctets + 1)
  try {
    // Read while the command line is parsed: what follows is read by this profile.
    const descriptor = openSync(file, 'r')
    try {
      let length = 0
      for (let read = 1; read > 0 && length < octets.length; length += read) {
        read = readSync(descriptor, octets, length, octets.length - length, null)
      }
      return readProfileFile(octets.subarray(0, length), Math.max(length, fstatSync(descriptor).size))
    } finally {
      closeSync(descriptor)
    }
  } catch (problem) {
    throw readFault(file, problem)
  }
}

/**
 * Whether the value of `--profile` names a file. A name with a folder or an ending does, even of a file that is not
 * there, so that this is what is told.
 */
export function isProfileFile({ catalogue }: Cli, value: string): boolean {
  if (catalogue.of(value) !== undefined) return false
  return /[\\/]|\.json$/i.test(value) || statSync(value, { throwIfNoEntry: false })?.isFile() === true
}

function problemsText(
  cli: Cli,
  { problems, total }: { problems: readonly PlacedProblem[]; total: number },
): string {
  const named = problems.slice(0, mostNamed).map((problem) => placedProblemText(problem, cli.language))
  return named.join('; ') + (total > named.length ? `; … (+${total - named.length})` : '')
}
