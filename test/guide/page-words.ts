import type { WordList, Words } from '../../shared/words/words.ts'

/** Words about faults, by the first part of their codes. */
const faultGroups: Readonly<Record<string, Words>> = {
  contract: { en: 'Window and engine', ru: 'Окно и движок' },
  connection: { en: 'Connections', ru: 'Подключения' },
  'connection-file': { en: 'Files of connections', ru: 'Файлы подключений' },
  certificate: { en: 'Certificates and keys', ru: 'Сертификаты и ключи' },
  session: { en: 'Sessions', ru: 'Сессии' },
  delivery: { en: 'Sending', ru: 'Отправка' },
  message: { en: 'Messages', ru: 'Сообщения' },
  templates: { en: 'Templates', ru: 'Шаблоны' },
  pdu: { en: 'PDUs composed by hand', ru: 'PDU, составленные вручную' },
  capture: { en: 'Captures', ru: 'Записи трафика' },
  simulator: { en: 'The simulator', ru: 'Симулятор' },
  scenario: { en: 'Scenarios', ru: 'Сценарии' },
  relay: { en: 'The relay', ru: 'Посредник' },
  answering: { en: 'Auto-reply', ru: 'Автоответ' },
  profiles: { en: 'Profiles', ru: 'Профили' },
  storage: { en: 'The data folder', ru: 'Папка данных' },
  folder: { en: 'Moving the data folder', ru: 'Перенос папки данных' },
  saved: { en: 'Windows that edit the same thing', ru: 'Окна, в которых правят одно и то же' },
  workspace: { en: 'Everything saved, in one file', ru: 'Всё сохранённое одним файлом' },
  app: { en: 'The program', ru: 'Программа' },
  'look-up': { en: 'Looking for a new version', ru: 'Узнать о новой версии' },
  bulk: { en: 'Bulk runs', ru: 'Рассылки' },
  plans: { en: 'Plans', ru: 'Планы' },
  cli: { en: 'The command line', ru: 'Командная строка' },
  load: { en: 'Load', ru: 'Нагрузка' },
}

const columns = <T extends readonly string[]>(en: T, ru: NoInfer<T>): WordList => ({ en, ru })

/** What the generated pages say beside what they are made of. */
export const pageWords = {
  fields: {
    intro: {
      en: 'Every name that a [filter](filter.md) may ask for. Any TLV is another one: `tlv.0x1400` by its tag, `tlv.message_state` by its name. SMPP fields have Wireshark’s names, with or without `smpp.` in front.',
      ru: 'Все имена, о которых может спросить [фильтр](filter.md). Любой TLV — тоже поле: `tlv.0x1400` по тегу, `tlv.message_state` по имени. Имена полей SMPP те же, что в Wireshark, с `smpp.` впереди или без.',
    },
    columns: columns(
      ['field', 'what it is', 'kind', 'also written'],
      ['поле', 'что это', 'вид', 'пишут и так'],
    ),
    kinds: {
      number: { en: 'number', ru: 'число' },
      text: { en: 'text', ru: 'текст' },
      octets: { en: 'octets', ru: 'октеты' },
      time: { en: 'moment', ru: 'момент' },
      duration: { en: 'duration', ru: 'длительность' },
      flag: { en: 'yes or no', ru: 'да или нет' },
      none: { en: 'there or not', ru: 'есть или нет' },
    },
    ofPdus: { en: 'Of PDUs', ru: 'О PDU' },
    ofMessages: { en: 'Of messages', ru: 'О сообщениях' },
  },
  keyboard: {
    intro: {
      en: 'Every screen can be worked without a mouse. `?` shows the keys of the screen on show, `F1` opens its page of this guide. Keys of letters are places on the keyboard: they work under a Russian layout too.',
      ru: 'На каждом экране можно обойтись без мыши. `?` показывает клавиши текущего экрана, `F1` открывает его страницу этого руководства. Клавиши с буквами — это места на клавиатуре: при русской раскладке они работают тоже.',
    },
    columns: columns(['Windows, Linux', 'Mac', 'does'], ['Windows, Linux', 'Mac', 'что делает']),
  },
  notes: {
    intro: {
      en: 'A note says what is odd about a PDU that can be read, in [Inspect](workbench:live), in [Explain](workbench:paste) and in the `notes` of `decode --json`. `note` is how the filter asks for one: `note == "sequence-zero"`. In braces stands what differs from PDU to PDU.',
      ru: 'Замечание говорит, что странного в PDU, который можно прочитать: в разделе [Трафик](workbench:live), в [Разборе](workbench:paste) и в `notes` у `decode --json`. Фильтр спрашивает о них полем `note`: `note == "sequence-zero"`. В фигурных скобках то, что у каждого PDU своё.',
    },
    columns: columns(['code', 'weight', 'what', 'what next'], ['код', 'вес', 'что', 'что дальше']),
    severity: {
      info: { en: 'note', ru: 'примечание' },
      warning: { en: 'warning', ru: 'предупреждение' },
      error: { en: 'error', ru: 'ошибка' },
    },
    ofPdus: { en: 'Of one PDU', ru: 'Об одном PDU' },
    ofSessions: { en: 'Of a session', ru: 'О сессии' },
  },
  faults: {
    intro: {
      en: 'What the workbench says when something of its own does not work: what happened, why, and what next. A status of a provider is no error of the workbench: [explain it](explaining.md). In braces stands what differs from case to case; scripts find the code on stderr or in `code`.',
      ru: 'Что говорит программа, когда у неё самой что-то не получилось: что случилось, почему и что делать. Статус провайдера — не ошибка программы: [объясните его](explaining.md). В фигурных скобках то, что в каждом случае своё; скрипты находят код в stderr или в `code`.',
    },
    columns: columns(['code', 'what', 'what next'], ['код', 'что случилось', 'что делать']),
    groups: faultGroups,
  },
  pdus: {
    intro: {
      en: 'What the workbench reads, writes and explains: every PDU, status and TLV of SMPP 3.3, 3.4 and 5.0, by the specification’s names. What a provider means by its own codes is in its [profile](profiles.md); search both in [Codes](workbench:codes).',
      ru: 'Что программа читает, пишет и объясняет: все PDU, статусы и TLV SMPP 3.3, 3.4 и 5.0 под именами из спецификации. Что значат собственные коды провайдера, сказано в его [профиле](profiles.md); искать и те и другие можно в [Кодах](workbench:codes).',
    },
    pduColumns: columns(
      ['PDU', 'command_id', 'answered by', 'since'],
      ['PDU', 'command_id', 'ответ', 'с версии'],
    ),
    statusColumns: columns(
      ['value', 'name', 'meaning', 'what to do', 'since'],
      ['значение', 'имя', 'смысл', 'что делать', 'с версии'],
    ),
    tlvColumns: columns(['tag', 'name', 'holds', 'since'], ['тег', 'имя', 'что содержит', 'с версии']),
  },
  commandLine: {
    intro: {
      en: 'The same engine without a window. Whatever reads a file takes `-` for stdin; with `--json` there is one JSON object a line and nothing else on stdout. The exit code is 0 for success, 1 when what was looked at or sent has failures, 2 for bad usage or bad input. Where there is a clone and no package, `npm run --silent cli --` stands for `smpp-workbench`.',
      ru: 'Тот же движок без окна. Всё, что читает файл, понимает `-` как стандартный ввод; с `--json` выводится по объекту JSON в строке, и больше на stdout ничего нет. Код завершения 0 — успех, 1 — в том, что проверяли или отправляли, есть ошибки, 2 — неверный вызов или ввод. В клоне без установленного пакета вместо `smpp-workbench` пишут `npm run --silent cli --`.',
    },
    common: { en: 'Options of every command', ru: 'Параметры всех команд' },
    commonIntro: {
      en: '`--help` after any command lists its own.',
      ru: '`--help` после любой команды перечислит её параметры.',
    },
    columns: columns(['option', 'does'], ['параметр', 'что делает']),
    needed: { en: 'needed', ru: 'обязателен' },
    oneOf: { en: 'one of', ru: 'одно из' },
  },
} as const
