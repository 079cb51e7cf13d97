import { expect, test } from 'vitest'
import { isLinkLost } from '../../../electron/session/lost-link.ts'
import { type CloseReason, sessionPhaseSchema } from '../../../shared/contract/session.ts'

const closed = (how: CloseReason['how']): CloseReason => ({ by: 'peer', how, at: 1, fault: null })
const gone = ['waiting', 'closed', 'connecting', 'listening']

test('a link is lost once it is gone, unless somebody took leave of it', () => {
  for (const phase of sessionPhaseSchema.options) {
    expect(isLinkLost({ phase, close: closed('fin') }), phase).toBe(gone.includes(phase))
    expect(isLinkLost({ phase, close: null }), phase).toBe(gone.includes(phase))
    expect(isLinkLost({ phase, close: closed('unbind') }), phase).toBe(false)
  }
})
