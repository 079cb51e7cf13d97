import { sentence } from '../../../shared/acceptance/sentence-table.ts'
import type { DoctorLine } from '../../../shared/contract/doctor.ts'
import { doctorText } from '../../../shared/doctor/doctor-text.ts'
import { linesOfOneHost, type MeasuredFact, measuredFacts } from '../../../shared/doctor/measured-facts.ts'
import type { Words } from '../../../shared/words/words.ts'
import { runDoctor } from '../../checks/doctor.ts'
import { Evidence } from '../evidence.ts'
import { listed } from './answer-words.ts'
import type { Examination, Measure, MeasureContext } from './measure.ts'

const transportIds = ['dns', 'tcp', 'protocol', 'certificate', 'client_certificate']
const bindIds = ['bind_transmitter', 'bind_receiver', 'bind_transceiver', 'enquire_link', 'unbind']

/** DNS, TCP, TLS and the certificate, as the doctor examines them. */
export const transport: Measure = async (context) => {
  const { lines: all } = await examination(context)
  const lines = all.filter(({ id }) => transportIds.includes(id))
  const failed = lines.some(({ state }) => state === 'failed')
  return {
    verdict: failed ? 'fail' : 'pass',
    measured: wordsOf(context, lines),
    expected: sentence('port-as-agreed'),
    // Through a tunnel it is another port than the provider publishes.
    facts: found(context, linesOfOneHost(lines)).map((fact) => ({ ...fact, isBinding: false })),
  }
}

/** The bind of the connection, and the other types beside it. */
export const bindTypes: Measure = async (context) => {
  const { lines: all, evidence } = await examination(context)
  const lines = linesOfOneHost(all).filter(({ id }) => bindIds.includes(id))
  const isOpen = lines.every(({ id, state }) => !id.startsWith('bind_') || state !== 'failed')
  const isBound = lines.some(({ verdict }) => verdict === 'bind-accepted')
  return {
    verdict: isOpen && isBound ? 'pass' : 'fail',
    measured: wordsOf(context, lines),
    expected: sentence('bind-accepted'),
    isUsable: isBound,
    facts: found(context, lines).map((fact) => ({ ...fact, isBinding: refusesPublished(context, fact) })),
    evidence,
  }
}

function found(context: MeasureContext, lines: readonly DoctorLine[]): readonly MeasuredFact[] {
  return measuredFacts(lines, aboutOf(context), context.profile ?? undefined)
}

/** A type of bind beyond those that the provider publishes breaks no promise. */
function refusesPublished({ profile }: MeasureContext, { name, value }: MeasuredFact): boolean {
  const said = profile?.bind.types?.value ?? []
  return name !== 'types' || said.some((type) => !(value as readonly string[]).includes(type))
}

function aboutOf({ connection }: MeasureContext) {
  const { host, port, interfaceVersion } = connection
  return { host, port, interfaceVersion }
}

function examination(context: MeasureContext): Promise<Examination> {
  context.memory.examination ??= examine(context)
  return context.memory.examination
}

async function examine(context: MeasureContext): Promise<Examination> {
  const lines = new Map<string, DoctorLine>()
  const evidence = new Evidence()
  await runDoctor({
    ...context,
    hooks: context.hooksInto(evidence),
    connection: { ...context.connection, hosts: context.connection.hosts ?? [] },
    tell: (item) => {
      if (item.kind === 'line') lines.set(`${item.host ?? ''} ${item.id}`, item)
    },
  })
  context.signal.throwIfAborted()
  return { lines: [...lines.values()], evidence }
}

function wordsOf({ catalogue, connection }: MeasureContext, lines: readonly DoctorLine[]): Words {
  const told = lines.filter(({ state }) => state !== 'skipped')
  const textOf = (line: DoctorLine, language: 'en' | 'ru') =>
    doctorText(catalogue, line, connection.profileId, language)
  return listed(
    told.map((line) => {
      const [en, ru] = [textOf(line, 'en'), textOf(line, 'ru')]
      return [
        { en: en.title, ru: ru.title },
        { en: en.what, ru: ru.what },
      ]
    }),
  )
}
