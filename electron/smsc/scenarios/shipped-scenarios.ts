import type { ScenarioSettings } from '../../../shared/contract/scenarios.ts'
import type { Behaviour } from '../../../shared/simulator/behaviour.ts'
import type { ReceiptSettings } from '../../../shared/simulator/receipt-table.ts'
import { simulatedAccountSchema } from '../../../shared/simulator/simulated-account.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { Scenario } from './scenario.ts'

/** Played where no provider's gateway is meant. */
const specification = 'smpp-3.4'

function row(id: string, act: Behaviour['do'], when: Behaviour['when'] = {}): Behaviour {
  return { id, isOn: true, when, do: act }
}

function receipt(id: string, settings: ReceiptSettings, when: Behaviour['when'] = {}): Behaviour {
  return row(id, { kind: 'receipt', ...settings }, when)
}

function refuse(id: string, status: Extract<Behaviour['do'], { kind: 'refuse' }>['status'], start: string) {
  return row(id, { kind: 'refuse', status, as: 'response' }, { destinationStarts: [start] })
}

const sessionState = row('session-state', { kind: 'refuse-by-specification' }, { session: 'wrong-state' })

function shipped(id: string, name: Words, summary: Words, settings: ScenarioSettings): Scenario {
  return { id, kind: 'shipped', name, summary, settings: { profileId: specification, ...settings } }
}

function accountLimits(
  limits: Partial<ScenarioSettings['accountLimits']>,
): ScenarioSettings['accountLimits'] {
  const {
    systemId: _systemId,
    password: _password,
    ...all
  } = simulatedAccountSchema.parse({
    systemId: '',
    password: '',
    ...limits,
  })
  return all
}

/**
 * The scenarios that come with the product. Numbers that provoke something begin with 999, 888, 881 and 882, which lead to
 * no subscriber, as those of a fresh simulator do.
 */
export const shippedScenarios: readonly Scenario[] = [
  shipped(
    'kannel-like',
    { en: 'Like Kannel (opensmppbox)', ru: 'Как Kannel (opensmppbox)' },
    {
      en: 'Ids are UUIDs. A request before the bind is answered generic_nack ESME_RINVPASWD. To 999… ESME_RMSGQFUL, as for a temporary refusal behind it; to 888… ESME_RSUBMITFAIL, as for a final one. A message to 881… expires, which its receipt calls ACCEPTD.',
      ru: 'id — UUID. На запрос до bind приходит generic_nack ESME_RINVPASWD. На 999… ESME_RMSGQFUL, как при временном отказе за шлюзом; на 888… ESME_RSUBMITFAIL, как при окончательном. Сообщение на 881… истекает, в отчёте это ACCEPTD.',
    },
    {
      behaviours: [
        row(
          'before-bind',
          { kind: 'refuse', status: 'ESME_RINVPASWD', as: 'generic_nack' },
          { session: 'wrong-state' },
        ),
        refuse('temporary', 'ESME_RMSGQFUL', '999'),
        refuse('final', 'ESME_RSUBMITFAIL', '888'),
        row('ids', { kind: 'message-id', form: 'uuid' }),
        receipt(
          'expired',
          { states: [{ stat: 'ACCEPTD', err: '000', weight: 1 }] },
          { destinationStarts: ['881'] },
        ),
      ],
    },
  ),
  shipped(
    'jasmin-like',
    { en: 'Like Jasmin', ru: 'Как Jasmin' },
    {
      en: 'A wrong user or password is answered ESME_RINVPASWD, more binds than the account may have ESME_RBINDFAIL; ids are UUIDs. To 999… ESME_RTHROTTLED, which Jasmin’s own client tries again; to 888… ESME_RSUBMITFAIL, which it does not.',
      ru: 'На неверного пользователя или пароль приходит ESME_RINVPASWD, на лишнее подключение ESME_RBINDFAIL; id — UUID. На 999… ESME_RTHROTTLED, который клиент Jasmin повторяет; на 888… ESME_RSUBMITFAIL, который он не повторяет.',
    },
    {
      loginRefusals: { systemId: 'ESME_RINVPASWD', password: 'ESME_RINVPASWD' },
      accountLimits: accountLimits({ mostBinds: 4, mostBindsStatus: 'ESME_RBINDFAIL' }),
      behaviours: [
        sessionState,
        refuse('temporary', 'ESME_RTHROTTLED', '999'),
        refuse('final', 'ESME_RSUBMITFAIL', '888'),
        row('ids', { kind: 'message-id', form: 'uuid' }),
      ],
    },
  ),
  shipped(
    'ksmppd-like',
    { en: 'Like ksmppd', ru: 'Как ksmppd' },
    {
      en: 'A bad login is answered ESME_RBINDFAIL, a request that the bind does not allow ESME_RINVBNDSTS, more than 100 parts a second ESME_RTHROTTLED. To 999… ESME_RSYSERR, as for a temporary or unknown acknowledgement; to 888… ESME_RSUBMITFAIL, as for a failed one.',
      ru: 'На неверный вход приходит ESME_RBINDFAIL, на запрос, недопустимый для bind, ESME_RINVBNDSTS, свыше 100 частей в секунду ESME_RTHROTTLED. На 999… ESME_RSYSERR, как при временном или неизвестном подтверждении; на 888… ESME_RSUBMITFAIL, как при неудачном.',
    },
    {
      loginRefusals: { systemId: 'ESME_RBINDFAIL', password: 'ESME_RBINDFAIL' },
      accountLimits: accountLimits({ rate: 100, rateStatus: 'ESME_RTHROTTLED' }),
      behaviours: [
        sessionState,
        refuse('temporary', 'ESME_RSYSERR', '999'),
        refuse('final', 'ESME_RSUBMITFAIL', '888'),
        row('ids', { kind: 'message-id', form: 'uuid' }),
      ],
    },
  ),
  shipped(
    'slow',
    { en: 'Slow', ru: 'Медленный' },
    {
      en: 'Responses take a second and a half, one of twenty eight seconds; receipts half a minute on average, some of them minutes.',
      ru: 'Ответы через полторы секунды, каждый двадцатый через восемь; отчёты в среднем через полминуты, некоторые через минуты.',
    },
    {
      behaviours: [
        sessionState,
        row('late-answers', {
          kind: 'delay',
          delay: { shape: 'spikes', usual: 1500, spike: 8000, share: 0.05 },
        }),
        receipt('late', { delay: { shape: 'exponential', mean: 30_000 } }),
      ],
    },
  ),
  shipped(
    'failing-messages',
    { en: 'Many messages fail', ru: 'Многие сообщения не доходят' },
    {
      en: 'Of ten messages seven are delivered; others are undeliverable, expire late or are rejected at once, each with an err of its own.',
      ru: 'Из десяти сообщений доставляются семь; остальные не доставлены, поздно истекают или сразу отклонены, у каждых свой err.',
    },
    {
      behaviours: [
        sessionState,
        receipt('mix', {
          content: 'text-and-tlvs',
          states: [
            {
              stat: 'DELIVRD',
              err: '000',
              weight: 70,
              delay: { shape: 'normal', mean: 3000, deviation: 1000 },
            },
            { stat: 'UNDELIV', err: '027', weight: 15, delay: { shape: 'exponential', mean: 5000 } },
            {
              stat: 'EXPIRED',
              err: '004',
              weight: 10,
              delay: { shape: 'uniform', from: 20_000, to: 40_000 },
            },
            { stat: 'REJECTD', err: '069', weight: 5, delay: { shape: 'fixed', ms: 0 } },
          ],
        }),
      ],
    },
  ),
  shipped(
    'lossy-receipts',
    { en: 'Lossy receipts', ru: 'Отчёты с потерями' },
    {
      en: 'Of a hundred receipts ten never come, five come twice, three are for an id that was never given, two lack their text.',
      ru: 'Из ста отчётов десять не приходят, пять приходят дважды, три — на id, который никому не выдавали, два — без текста.',
    },
    {
      behaviours: [
        sessionState,
        receipt('never', { copies: 0 }, { share: 0.1 }),
        receipt('twice', { copies: 2 }, { share: 0.05 }),
        receipt('never-given', { id: 'never-given' }, { share: 0.03 }),
        receipt('no-text', { without: ['text', 'err', 'sub', 'dlvrd'] }, { share: 0.02 }),
      ],
    },
  ),
  shipped(
    'flaky-links',
    { en: 'Links that break', ru: 'Обрывы связи' },
    {
      en: 'Every hundredth submit_sm loses its link after it was taken and before it is answered, every three hundredth in the middle of its response; every fiftieth has no answer at all.',
      ru: 'Каждый сотый submit_sm теряет связь, уже принятый, но без ответа, каждый трёхсотый — посреди ответа; на каждый пятидесятый ответа нет совсем.',
    },
    {
      behaviours: [
        sessionState,
        row(
          'half-response',
          { kind: 'drop', how: 'rst', after: 'half-response' },
          { requests: ['submit_sm'], every: { nth: 300, from: 300 } },
        ),
        row(
          'cut',
          { kind: 'drop', how: 'fin', after: 'handling' },
          { requests: ['submit_sm'], every: { nth: 100, from: 100 } },
        ),
        row(
          'unanswered',
          { kind: 'no-answer', handled: true },
          { requests: ['submit_sm'], every: { nth: 50, from: 25 } },
        ),
      ],
    },
  ),
  shipped(
    'spoilt-answers',
    { en: 'Spoilt answers', ru: 'Испорченные ответы' },
    {
      en: 'To 999… the response comes twice, to 888… with a sequence_number that nobody used, to 881… as another command, to 882… with its body cut.',
      ru: 'На 999… ответ приходит дважды, на 888… с чужим sequence_number, на 881… другой командой, на 882… с обрезанным телом.',
    },
    {
      behaviours: [
        sessionState,
        row('twice', { kind: 'malformed', fault: 'doubled' }, { destinationStarts: ['999'] }),
        row('number', { kind: 'malformed', fault: 'sequence-number' }, { destinationStarts: ['888'] }),
        row('command', { kind: 'malformed', fault: 'command-id' }, { destinationStarts: ['881'] }),
        row('cut', { kind: 'malformed', fault: 'truncated-body' }, { destinationStarts: ['882'] }),
      ],
    },
  ),
  shipped(
    'rebased-ids',
    { en: 'Ids in another base', ru: 'id в другой записи' },
    {
      en: 'Hex in the response, decimal in the receipt. To 999… the receipt has leading zeros, to 888… upper case, to 881… the characters of the id in hex, to 882… an id that was never given.',
      ru: 'hex в ответе, десятичный в отчёте. На 999… отчёт с нулями в начале, на 888… заглавными буквами, на 881… символы id в hex, на 882… id, который никому не выдавали.',
    },
    {
      behaviours: [
        sessionState,
        row('ids', { kind: 'message-id', form: 'hex' }),
        receipt('padded', { id: 'padded' }, { destinationStarts: ['999'] }),
        receipt('upper', { id: 'upper' }, { destinationStarts: ['888'] }),
        receipt('characters', { id: 'characters-in-hex' }, { destinationStarts: ['881'] }),
        receipt('never-given', { id: 'never-given' }, { destinationStarts: ['882'] }),
        receipt('decimal', { id: 'decimal' }),
      ],
    },
  ),
  shipped(
    'early-receipts',
    { en: 'Receipts before their responses', ru: 'Отчёты раньше ответов' },
    {
      en: 'Every receipt is on the wire before the response that gives its id.',
      ru: 'Каждый отчёт уходит раньше ответа, в котором его id.',
    },
    { behaviours: [sessionState, receipt('early', { order: 'before-response' })] },
  ),
  shipped(
    'intermediate-states',
    { en: 'States on the way', ru: 'Состояния по пути' },
    {
      en: 'ACCEPTD and ENROUTE are told before the final state, whether they were asked for or not.',
      ru: 'До финального состояния приходят ACCEPTD и ENROUTE, даже если их не просили.',
    },
    {
      behaviours: [
        sessionState,
        receipt('states', {
          intermediateUnasked: true,
          intermediate: [
            { stat: 'ACCEPTD', err: '000', delay: { shape: 'fixed', ms: 500 } },
            { stat: 'ENROUTE', err: '000', delay: { shape: 'fixed', ms: 1500 } },
          ],
          delay: { shape: 'fixed', ms: 3000 },
        }),
      ],
    },
  ),
  shipped(
    'odd-receipts',
    { en: 'Receipts that are hard to read', ru: 'Отчёты, которые трудно прочитать' },
    {
      en: 'ASCII under data_coding 8 with dates of twelve digits. To 999… TLVs alone, to 888… no esm_class, to 881… real UCS-2, to 882… a text that is cut in the middle.',
      ru: 'ASCII под data_coding 8 с датами из двенадцати цифр. На 999… только TLV, на 888… без esm_class, на 881… настоящий UCS-2, на 882… текст, обрезанный посередине.',
    },
    {
      behaviours: [
        sessionState,
        receipt('tlvs', { content: 'tlvs' }, { destinationStarts: ['999'] }),
        receipt('unmarked', { esmClass: 0, coding: 'default' }, { destinationStarts: ['888'] }),
        receipt('ucs2', { coding: 'ucs2' }, { destinationStarts: ['881'] }),
        receipt('cut', { cutAfter: 60, coding: 'default' }, { destinationStarts: ['882'] }),
        receipt('ascii', { coding: 'ascii-under-ucs2', dates: 'YYMMDDhhmmss' }),
      ],
    },
  ),
  shipped(
    'throttling',
    { en: 'Throttling', ru: 'Ограничение скорости' },
    {
      en: 'More than ten parts a second are answered ESME_RTHROTTLED, more than 500 on their way ESME_RMSGQFUL; clients of 5.0 are told the congestion.',
      ru: 'Свыше десяти частей в секунду приходит ESME_RTHROTTLED, свыше 500 в очереди ESME_RMSGQFUL; клиентам 5.0 сообщается загрузка.',
    },
    {
      pressure: { maxRate: 10, maxQueue: 500, congestion: 'measured', congestionState: 0 },
      receipt: { delay: 10, stat: 'DELIVRD', err: '000' },
      behaviours: [sessionState],
    },
  ),
]
