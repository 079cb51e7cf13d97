import type { CallOutput, Handlers } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { pduFromJson } from '../../shared/json/pdu-from-json.ts'
import { badField } from '../../shared/smpp/bad-field.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { fromHex } from '../../shared/smpp/hex.ts'
import { responseTo } from '../session/bind-rules.ts'
import type { ClientSession } from '../session/client-session.ts'
import type { Response } from '../session/request.ts'
import type { Sessions } from '../session/sessions.ts'
import type { SavedRecipes } from '../storage/saved-recipes.ts'

interface Parts {
  readonly sessions: Sessions
  readonly savedRecipes: SavedRecipes
}

type Calls = Pick<
  Handlers,
  'operation.send' | 'operation.sendRaw' | 'recipes.list' | 'recipes.save' | 'recipes.remove'
>

export function operationHandlers({ sessions, savedRecipes }: Parts): Calls {
  return {
    'operation.send': async ({ sessionId, pdu }) => send(boundSession(sessions, sessionId), pdu),
    'operation.sendRaw': async ({ sessionId, hex }) => {
      const octets = fromHex(hex) ?? new Uint8Array()
      boundSession(sessions, sessionId).sendRaw(octets)
      return { octets: octets.length }
    },
    'recipes.list': async () => savedRecipes.list(),
    'recipes.save': ({ recipeId, name, hex }) => savedRecipes.save(recipeId, name, hex),
    'recipes.remove': async ({ recipeId }) => {
      await savedRecipes.remove(recipeId)
      return {}
    },
  }
}

function boundSession(sessions: Sessions, sessionId: string): ClientSession {
  const session = sessions.get(sessionId)
  if (session.phase !== 'bound') throw new Fault('session.not-bound', {})
  return session
}

async function send(session: ClientSession, json: unknown): Promise<CallOutput<'operation.send'>> {
  const pdu = pduFromJson(json)
  const { command } = pdu
  if (command === null) throw badField('command', { problem: 'no-command' })
  if (command === 'unbind') return joined(await session.unbind())
  if (responseTo(command) === undefined) {
    session.sendRaw(encodePdu(pdu))
    return { requestSeq: null, responseSeq: null, command: null, commandStatus: null, latencyMs: null }
  }
  return joined(await session.requestAnyway({ ...pdu, command }))
}

function joined({ pdu, request, captureSeq, latencyMs }: Response): CallOutput<'operation.send'> {
  return {
    requestSeq: request.captureSeq || null,
    responseSeq: captureSeq || null,
    command: pdu.command,
    commandStatus: pdu.command_status,
    latencyMs,
  }
}
