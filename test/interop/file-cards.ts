import { OpenedFiles } from '../../electron/opened/opened-files.ts'
import type { MessageCard } from '../../shared/contract/message.ts'
import { catalogue } from '../support/catalogue.ts'
import { testFolder } from '../support/temporary-folder.ts'

/** The messages of a recording, each once, as somebody sees them who opens it and chooses every PDU. */
export async function cardsOfFile(path: string): Promise<MessageCard[]> {
  const files = new OpenedFiles({ dataDir: testFolder(), catalogue: () => catalogue })
  try {
    const captureId = await files.openPath(path)
    await new Promise<void>((resolve) => {
      files.follow((item) => {
        if ('state' in item && item.state !== 'reading') resolve()
      })
    })
    const capture = files.capture(captureId)
    const cards = new Map<string, MessageCard>()
    for (let seq = 1; seq <= capture.lastSeq; seq++) {
      const card = await capture.message(seq)
      if (card !== null) cards.set(card.messageId, card)
    }
    return [...cards.values()]
  } finally {
    await files.closeAll()
  }
}
