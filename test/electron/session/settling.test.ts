import { afterEach, describe, expect, test } from 'vitest'
import { connectionTo, Opened, type RawPeer } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

/** Small and seeded, so that a run that fails can be repeated. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Answers as it likes: in order or not, twice, wrongly, never; then lets the link die somehow. */
function moodyPeer(peer: RawPeer, random: () => number): void {
  const diesAfter = 20 + Math.floor(random() * 200)
  let seen = 0
  peer.acceptBind(({ command, sequence_number }) => {
    const answer = { command: 'submit_sm_resp', sequence_number, fields: { message_id: 'x' } } as const
    const mood = random()
    if (command === 'unbind') peer.send({ command: 'unbind_resp', sequence_number })
    else if (mood < 0.6) peer.send(answer)
    else if (mood < 0.75) setImmediate(() => peer.send(answer))
    else if (mood < 0.8) for (let times = 0; times < 2; times++) peer.send(answer)
    else if (mood < 0.85) peer.send({ command: 'generic_nack', command_status: 8, sequence_number })
    else if (mood < 0.9) peer.send({ ...answer, sequence_number: 0x7ffffff0 })
    if (++seen !== diesAfter) return
    if (mood < 0.3) peer.socket.resetAndDestroy()
    else if (mood < 0.6) peer.socket.end()
    else if (mood < 0.8) peer.write('00000003')
    else peer.socket.destroy()
  })
}

describe('whatever becomes of the link', () => {
  for (let seed = 1; seed <= 25; seed++) {
    test(`every request settles exactly once, run ${seed}`, async () => {
      const random = seededRandom(seed)
      const port = await opened.rawServer((peer) => moodyPeer(peer, random))
      const client = opened.client(
        connectionTo(port, { window: 1 + Math.floor(random() * 50), responseTimeout: 0.1 }),
      )
      await client.open()
      const total = 300
      const settledTimes: number[] = Array.from({ length: total }, () => 0)
      const { promise, resolve } = Promise.withResolvers<void>()
      let settled = 0
      for (let index = 0; index < total; index++) {
        client.send({ command: 'submit_sm', fields: { destination_addr: '7' } }, () => {
          settledTimes[index]!++
          if (++settled === total) resolve()
        })
      }
      await promise
      await client.close(random() < 0.5 ? 'cut' : 'unbind')
      expect(settledTimes.every((times) => times === 1)).toBe(true)
      expect(client.state()).toMatchObject({ phase: 'closed', inFlight: 0 })
      expect(client.queued).toBe(0)
    })
  }
})
