import { connect, createServer, type Session } from 'smpp'
import { messageId, type RoundTripPair, submit } from './roundtrip-pair.ts'

const { text, ...addresses } = submit

/** The npm package smpp, used as its README shows. It has no window: the bench keeps one. */
export const npmSmpp: RoundTripPair = {
  serve() {
    return new Promise((resolve) => {
      const server = createServer((session) => {
        session.on('bind_transceiver', (pdu) => session.send(pdu.response({ system_id: 'SMSC' })))
        session.on('submit_sm', (pdu) => session.send(pdu.response({ message_id: messageId })))
        session.on('unbind', (pdu) => session.send(pdu.response()))
      })
      server.listen(0, '127.0.0.1', () => resolve(server.address().port))
    })
  },

  async connect(port, window) {
    const session = connect({ host: '127.0.0.1', port })
    await new Promise<void>((resolve) => {
      session.on('connect', () =>
        session.bind_transceiver({ system_id: 'bench', password: 'bench' }, () => resolve()),
      )
    })
    return {
      run: (ms) => keepOpen(session, window, ms),
      close: async () => session.close(),
    }
  },
}

function keepOpen(session: Session, window: number, ms: number): Promise<number> {
  const until = performance.now() + ms
  return new Promise((resolve) => {
    let answers = 0
    let open = window
    const send = () => session.submit_sm({ ...addresses, short_message: text }, answered)
    const answered = () => {
      answers++
      if (performance.now() < until) send()
      else if (--open === 0) resolve(answers)
    }
    for (let index = 0; index < window; index++) send()
  })
}
