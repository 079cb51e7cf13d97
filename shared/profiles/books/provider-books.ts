import type { CodeBook, CodeRow } from '../../codes/code-book.ts'
import type { Words } from '../../words/words.ts'
import { providerStatuses } from './provider-statuses.ts'
import { receiptErrors } from './receipt-errors.ts'
import { ruGatewayBook } from './ru-gateway.ts'

interface Page {
  readonly name: string | Words
  readonly url: string
  readonly confidence: CodeBook['confidence']
  /** Whether the page claims to list every command_status of its own. */
  readonly complete: boolean | null
}

type BookId = keyof typeof providerStatuses | keyof typeof receiptErrors

const pages: Record<BookId, Page> = {
  infobip: {
    name: 'Infobip',
    url: 'https://www.infobip.com/docs/essentials/api-essentials/smpp-specification.md',
    confidence: 'vendor',
    complete: true,
  },
  vonage: {
    name: 'Vonage (Nexmo)',
    url: 'https://api.support.vonage.com/hc/en-us/articles/204015703-How-to-Manage-Throttling-with-SMPP',
    confidence: 'vendor',
    complete: null,
  },
  clickatell: {
    name: 'Clickatell',
    url: 'https://www.yumpu.com/en/document/view/35920909/smpp-api-specification-clickatell/12',
    confidence: 'vendor',
    complete: null,
  },
  bulksms: {
    name: 'BulkSMS',
    url: 'https://developer.bulksms.com/smpp/',
    confidence: 'vendor',
    complete: true,
  },
  telesign: {
    name: 'Telesign',
    url: 'https://developer.telesign.com/enterprise/docs/smpp-protocol',
    confidence: 'vendor',
    complete: null,
  },
  ycloud: {
    name: 'YCloud',
    url: 'https://docs.ycloud.com/docs/sms-smpp',
    confidence: 'vendor',
    complete: null,
  },
  horisen: {
    name: 'HORISEN',
    url: 'https://developers.horisen.com/en/sms-smpp-api',
    confidence: 'vendor',
    complete: true,
  },
  hollatags: {
    name: 'Hollatags',
    url: 'https://docs.hollatags.com/smpp/smpp-response-error-codes',
    confidence: 'vendor',
    complete: true,
  },
  vibes: {
    name: 'Vibes Connect',
    url: 'https://developer.vibes.com/display/CONNECTV3/Operations',
    confidence: 'vendor',
    complete: null,
  },
  aldeamo: {
    name: 'Aldeamo',
    url: 'https://www.aldeamo.ai/manual-de-integracion-wholesale/codigos-de-error/',
    confidence: 'vendor',
    complete: false,
  },
  'smsgate-ru': {
    name: { en: 'smsgate platform', ru: 'платформа smsgate' },
    url: 'https://github.com/smsgate/smppGateDoc/blob/master/smpp_error.md',
    confidence: 'vendor',
    complete: true,
  },
  'world-text': {
    name: 'World-Text',
    url: 'http://whistlemedia.net/error-code/smsc-error-code-8.html',
    confidence: 'third-party',
    complete: false,
  },
  smppio: {
    name: { en: 'smpp.io list', ru: 'список smpp.io' },
    url: 'https://smpp.io/cmd-response-table/',
    confidence: 'third-party',
    complete: false,
  },
  twilio: {
    name: 'Twilio',
    url: 'https://www.twilio.com/docs/smpp/error-codes',
    confidence: 'vendor',
    complete: null,
  },
  'hsl-vianett': {
    name: 'HSL Mobile / ViaNett',
    url: 'http://developers.hslmobile.com/apis/delivery-error-codes/',
    confidence: 'vendor',
    complete: null,
  },
  'smsc-ru': {
    name: { en: 'SMSC.ru and its sisters', ru: 'SMSC.ru и родственные' },
    url: 'https://smscentre.com/api/smpp/errors',
    confidence: 'vendor',
    complete: null,
  },
  'sinch-10dlc': {
    name: 'Sinch US 10DLC',
    url: 'https://developers.sinch.com/docs/sms/smpp/10dlc-errors.md',
    confidence: 'vendor',
    complete: null,
  },
  'india-dlt': {
    name: { en: 'India DLT (as users report)', ru: 'Индия, DLT (по сообщениям пользователей)' },
    url: 'https://help.smsindiahub.in/dlt-error-code-details',
    confidence: 'third-party',
    complete: null,
  },
}

/** Every code table that is known, the built-in gateway's first. */
export const codeBooks: readonly CodeBook[] = [
  ruGatewayBook,
  ...Object.keys(pages).filter(isBookId).map(providerBook),
]

function isBookId(id: string): id is BookId {
  return Object.hasOwn(pages, id)
}

function providerBook(id: BookId): CodeBook {
  const page = pages[id]
  const statuses: Partial<Record<BookId, readonly CodeRow[]>> = providerStatuses
  const errors: Partial<Record<BookId, readonly CodeRow[]>> = receiptErrors
  return {
    id,
    name: typeof page.name === 'string' ? { en: page.name, ru: page.name } : page.name,
    source: { en: page.url, ru: page.url },
    url: page.url,
    confidence: page.confidence,
    commandStatus: statuses[id] ?? [],
    commandStatusComplete: page.complete,
    receiptErr: errors[id] ?? [],
  }
}

/** The code book of a profile or provider; undefined when it publishes none. */
export function codeBookById(id: string): CodeBook | undefined {
  return codeBooks.find((book) => book.id === id)
}
