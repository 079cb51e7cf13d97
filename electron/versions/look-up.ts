import { Agent, get, type RequestOptions } from 'node:https'
import { z } from 'zod'
import type { FoundRelease } from '../../shared/contract/app.ts'
import { Fault } from '../../shared/faults/fault.ts'

/** A release with long notes has some hundred kB. */
const mostOctets = 1 << 20
const patienceMs = 15_000
const mostRedirects = 3
const usualHost = 'https://api.github.com'

interface LookUp {
  /** `owner/name`; null where the build knows none. */
  readonly repository: string | null
  /** Of this program. */
  readonly version: string
  readonly signal?: AbortSignal | undefined
  /** Variables that name a proxy: HTTPS_PROXY, NO_PROXY. */
  readonly environment?: NodeJS.ProcessEnv
  /** Whom to ask in place of GitHub, and the authority of its certificate. */
  readonly host?: string
  readonly ca?: string
}

const releaseSchema = z.object({
  tag_name: z.string().max(200),
  published_at: z.iso.datetime(),
})

/**
 * Asks GitHub once for the newest release of the repository that the build was made from; nothing is fetched but that
 * answer. Rejects with look-up.no-repository, look-up.no-release, look-up.too-often, look-up.failed.
 */
export async function lookUpRelease(order: LookUp): Promise<FoundRelease> {
  const { repository, version, host = usualHost } = order
  if (repository === null) throw new Fault('look-up.no-repository', {})
  const text = await answerOf(new URL(`/repos/${repository}/releases/latest`, host), order)
  const read = releaseSchema.safeParse(jsonOf(text))
  const [, found] = /^v?(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(read.data?.tag_name ?? '') ?? []
  if (!read.success || found === undefined) throw new Fault('look-up.failed', { reason: 'not-a-release' })
  return {
    version: found,
    publishedAt: Date.parse(read.data.published_at),
    // Made here: what the answer says is no address to send anybody to.
    page: `https://github.com/${repository}/releases/tag/${encodeURIComponent(read.data.tag_name)}`,
    stands: compareVersions(found, version) > 0 ? 'newer' : found === version ? 'same' : 'older',
  }
}

/** Above 0 when `one` is the later version; a pre-release comes before its release. */
export function compareVersions(one: string, other: string): number {
  const [first, second] = [one, other].map((text) => {
    const [numbers = '', ...label] = text.split('-')
    return { numbers: numbers.split('.').map(Number), label: label.join('-') }
  })
  for (let place = 0; place < 3; place++) {
    const difference = (first?.numbers[place] ?? 0) - (second?.numbers[place] ?? 0)
    if (difference !== 0) return difference
  }
  if (first?.label === second?.label) return 0
  if (first?.label === '' || second?.label === '') return first?.label === '' ? 1 : -1
  return (first?.label ?? '').localeCompare(second?.label ?? '', 'en', { numeric: true })
}

async function answerOf(address: URL, order: LookUp, redirects = 0): Promise<string> {
  const { signal, environment = process.env, host = usualHost, ca, version } = order
  const ends = AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal === undefined ? [] : [signal])])
  const agent = new Agent({ proxyEnv: environment })
  try {
    const { status, location, text } = await ask(address, {
      agent,
      signal: ends,
      ...(ca !== undefined && { ca }),
      headers: { accept: 'application/vnd.github+json', 'user-agent': `smpp-workbench/${version}` },
    })
    if (status === 200) return text
    // A repository that was renamed answers so; no other host is followed.
    const next = location === undefined ? null : URL.parse(location, address.href)
    if (status >= 300 && status < 400 && next?.origin === new URL(host).origin && redirects < mostRedirects)
      return await answerOf(next, order, redirects + 1)
    if (status === 404) throw new Fault('look-up.no-release', { repository: order.repository ?? '' })
    if (status === 403 || status === 429) throw new Fault('look-up.too-often', {})
    throw new Fault('look-up.failed', { reason: `HTTP ${status}` })
  } catch (problem) {
    if (problem instanceof Fault || !(problem instanceof Error)) throw problem
    throw new Fault('look-up.failed', { reason: reasonOf(problem, ends) })
  } finally {
    agent.destroy()
  }
}

interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly text: string
}

function ask(address: URL, options: RequestOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(address, options, (answer) => {
      const pieces: Buffer[] = []
      let octets = 0
      answer.on('data', (piece: Buffer) => {
        octets += piece.length
        if (octets > mostOctets) request.destroy(new TooLarge())
        else pieces.push(piece)
      })
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          location: answer.headers.location,
          text: Buffer.concat(pieces).toString(),
        }),
      )
    })
    request.on('error', reject)
  })
}

class TooLarge extends Error {
  readonly code = 'answer-too-large'
}

function reasonOf(problem: Error, ends: AbortSignal): string {
  if (ends.aborted) return 'no-answer-in-time'
  const code = 'code' in problem ? String(problem.code) : ''
  if (/^(?:ENOTFOUND|EAI_)/.test(code)) return 'name-not-found'
  if (/CERT|ALTNAME|SELF_SIGNED|ISSUER|VERIFY/.test(code)) return 'certificate-not-trusted'
  return code === '' ? problem.message : code
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Told as what it is: no release.
    return undefined
  }
}
