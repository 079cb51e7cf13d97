import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'
import { cardSearchText } from '../../shared/filter/row-match.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { olderMigrations } from './older-schema.ts'

/** UUIDs do not ascend: the order of cards is that of their times. */
export function olderMessageId(card: number): string {
  return `${((card * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
}

/** What stands in a data folder of 0.1.0: `pdus` submits and answers, and `cards` sent messages, the first of them open. */
export function writeOlderStore(dataDir: string, pdus: number, cards: number): void {
  const database = new DatabaseSync(join(dataDir, 'workbench.db'))
  database.exec('PRAGMA journal_mode = WAL')
  for (const sql of olderMigrations) database.exec(sql)
  database.exec(
    `PRAGMA user_version = ${olderMigrations.length}; BEGIN; ` +
      "INSERT INTO capture_sessions VALUES (1, 's1', 'Gateway', 'smpp-3.4', NULL)",
  )
  const put = database.prepare(
    'INSERT INTO capture VALUES (?, ?, ?, 1, ?, 0, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)',
  )
  for (let seq = 1; seq <= pdus; seq++) {
    const isSent = seq % 2 === 1
    const octets = isSent
      ? encodePdu({ command: 'submit_sm', sequence_number: seq, fields: { destination_addr: `79${seq}` } })
      : encodePdu({ command: 'submit_sm_resp', sequence_number: seq - 1, fields: { message_id: `m${seq}` } })
    const card = Math.ceil(seq / 2)
    const messageId = card <= cards ? olderMessageId(card) : null
    const command = isSent ? 4 : 0x80000004
    const request = isSent ? [null, null, null] : [seq - 1, 4, 1.5]
    put.run(seq, 1000 + seq, isSent ? 1 : 0, command, ...request, messageId, 'search', null, octets)
  }
  const putCard = database.prepare('INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?)')
  const putId = database.prepare('INSERT INTO message_ids VALUES (?, ?, 1)')
  for (let number = 1; number <= cards; number++) {
    const card = olderCard(number)
    const isOpen = number === 1
    const json = JSON.stringify(card)
    putCard.run(card.messageId, card.createdAt, isOpen ? 1 : 0, cardSearchText(card), json, 0)
    putId.run(`m${number * 2}`, card.messageId)
  }
  database.exec(
    `INSERT INTO settings VALUES ('capture.lastSeq', '${pdus}'); ` +
      "INSERT INTO bulk_runs VALUES (1, 5, '{}'); INSERT INTO bulk_rows VALUES (1, 1, 'waiting', 1, NULL, '[]'); COMMIT",
  )
  database.close()
}

function olderCard(number: number): MessageCard {
  const address = { ton: 1, npi: 1, addr: `79${number * 2 - 1}` }
  const receipt = {
    ...{ seq: 1, at: 2, stat: 'DELIVRD', state: 'DELIVERED', err: '000', final: true },
    ...{ idRule: 'same', receivedId: `m${number * 2}` },
  }
  const part: MessagePart = {
    ...{
      number: 1,
      text: `text ${number}`,
      state: number === 1 ? 'sent' : 'delivered',
      sequenceNumber: number,
    },
    ...{
      submitSeq: number * 2 - 1,
      submittedAt: 1,
      responseSeq: number * 2,
      respondedAt: 2,
      commandStatus: 0,
    },
    ...{ responseCommand: 'submit_sm_resp', smscMessageId: `m${number * 2}`, lastQuery: null },
    // One of them was told the same many times over.
    receipts: number === 1 ? [] : Array(number === 2 ? 50 : 1).fill(receipt),
  }
  return {
    ...{ messageId: olderMessageId(number), direction: 'sent', sessionId: 's1', connectionId: 'c' },
    ...{ sessionName: 'Gateway', profileId: 'smpp-3.4', createdAt: 1000 + number, source: address },
    ...{ destination: address, text: part.text, encoding: 'gsm7', dataCoding: 0, registeredDelivery: 1 },
    ...{ parts: [part], state: part.state },
  }
}
