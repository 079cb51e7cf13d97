import { expect, test } from 'vitest'
import { CardFacts } from '../../../../renderer/screens/messages/card-facts.tsx'
import { messageCard } from '../../message-card.ts'
import { shownText } from '../../shown-text.ts'

test('which receipts were asked for is said in words', () => {
  const shown = (registeredDelivery: number) =>
    shownText(<CardFacts card={messageCard({ registeredDelivery })} />)
  expect(shown(0)).toContain('Receipt registered_delivery 0x00 · none')
  expect(shown(1)).toContain('Receipt registered_delivery 0x01 · on the final state')
  expect(shown(2)).toContain('Receipt registered_delivery 0x02 · on failure only')
})

test('a message that came in asked for none of ours', () => {
  const shown = shownText(<CardFacts card={messageCard({ direction: 'received' })} />)
  expect(shown).not.toContain('registered_delivery')
  expect(shown).toContain('data_coding 0')
})
