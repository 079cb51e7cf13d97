// Written by electron/build/profile-files.ts (npm run fix): one import for each file of providers/.
import type { ProviderProfile } from './profile-schema.ts'
import _8x8 from './providers/8x8.json' with { type: 'json' }
import aldeamo from './providers/aldeamo.json' with { type: 'json' }
import bulksms from './providers/bulksms.json' with { type: 'json' }
import clickatell from './providers/clickatell.json' with { type: 'json' }
import hollatags from './providers/hollatags.json' with { type: 'json' }
import horisen from './providers/horisen.json' with { type: 'json' }
import hslVianett from './providers/hsl-vianett.json' with { type: 'json' }
import indiaDlt from './providers/india-dlt.json' with { type: 'json' }
import indiaDltSwapped from './providers/india-dlt-swapped.json' with { type: 'json' }
import indiaDltUsual from './providers/india-dlt-usual.json' with { type: 'json' }
import infobip from './providers/infobip.json' with { type: 'json' }
import mobtext from './providers/mobtext.json' with { type: 'json' }
import openmarket from './providers/openmarket.json' with { type: 'json' }
import ruGateway8056 from './providers/ru-gateway-8056.json' with { type: 'json' }
import ruGateway9001 from './providers/ru-gateway-9001.json' with { type: 'json' }
import sinch10dlc from './providers/sinch-10dlc.json' with { type: 'json' }
import smpp34 from './providers/smpp-3.4.json' with { type: 'json' }
import smppio from './providers/smppio.json' with { type: 'json' }
import smscRu from './providers/smsc-ru.json' with { type: 'json' }
import smsgateRu from './providers/smsgate-ru.json' with { type: 'json' }
import smsportal from './providers/smsportal.json' with { type: 'json' }
import telesign from './providers/telesign.json' with { type: 'json' }
import twilio from './providers/twilio.json' with { type: 'json' }
import vibes from './providers/vibes.json' with { type: 'json' }
import vonage from './providers/vonage.json' with { type: 'json' }
import worldText from './providers/world-text.json' with { type: 'json' }
import ycloud from './providers/ycloud.json' with { type: 'json' }

/** The profiles that ship. A test reads each by the schema, so that no start of the program has to. */
export const builtInProfiles: readonly ProviderProfile[] = [
  _8x8,
  aldeamo,
  bulksms,
  clickatell,
  hollatags,
  horisen,
  hslVianett,
  indiaDlt,
  indiaDltSwapped,
  indiaDltUsual,
  infobip,
  mobtext,
  openmarket,
  ruGateway8056,
  ruGateway9001,
  sinch10dlc,
  smpp34,
  smppio,
  smscRu,
  smsgateRu,
  smsportal,
  telesign,
  twilio,
  vibes,
  vonage,
  worldText,
  ycloud,
]
