// Written by electron/build/profile-files.ts (npm run fix): one import for each file of providers/.
import type { ProviderProfile } from './profile-schema.ts'
import _8x8 from './providers/8x8.json' with { type: 'json' }
import _360nrs from './providers/360nrs.json' with { type: 'json' }
import aldeamo from './providers/aldeamo.json' with { type: 'json' }
import bulksms from './providers/bulksms.json' with { type: 'json' }
import cardboardfish from './providers/cardboardfish.json' with { type: 'json' }
import clickatell from './providers/clickatell.json' with { type: 'json' }
import clicksend from './providers/clicksend.json' with { type: 'json' }
import devino from './providers/devino.json' with { type: 'json' }
import flowroute from './providers/flowroute.json' with { type: 'json' }
import gtx from './providers/gtx.json' with { type: 'json' }
import hollatags from './providers/hollatags.json' with { type: 'json' }
import horisen from './providers/horisen.json' with { type: 'json' }
import hslVianett from './providers/hsl-vianett.json' with { type: 'json' }
import indiaDltSwapped from './providers/india-dlt-swapped.json' with { type: 'json' }
import indiaDltUsual from './providers/india-dlt-usual.json' with { type: 'json' }
import infobip from './providers/infobip.json' with { type: 'json' }
import karixAcoustic from './providers/karix-acoustic.json' with { type: 'json' }
import kast from './providers/kast.json' with { type: 'json' }
import linkMobility from './providers/link-mobility.json' with { type: 'json' }
import melroselabsTyr from './providers/melroselabs-tyr.json' with { type: 'json' }
import messagebird from './providers/messagebird.json' with { type: 'json' }
import mobivate from './providers/mobivate.json' with { type: 'json' }
import mobtext from './providers/mobtext.json' with { type: 'json' }
import mtsMarketolog from './providers/mts-marketolog.json' with { type: 'json' }
import notificore from './providers/notificore.json' with { type: 'json' }
import openmarket from './providers/openmarket.json' with { type: 'json' }
import rapporto from './providers/rapporto.json' with { type: 'json' }
import routemobile from './providers/routemobile.json' with { type: 'json' }
import ruGateway8056 from './providers/ru-gateway-8056.json' with { type: 'json' }
import ruGateway9001 from './providers/ru-gateway-9001.json' with { type: 'json' }
import serwersms from './providers/serwersms.json' with { type: 'json' }
import sevenTech from './providers/seven-tech.json' with { type: 'json' }
import sinch from './providers/sinch.json' with { type: 'json' }
import sinch10dlc from './providers/sinch-10dlc.json' with { type: 'json' }
import sinchCloudSmpp from './providers/sinch-cloud-smpp.json' with { type: 'json' }
import smpp34 from './providers/smpp-3.4.json' with { type: 'json' }
import smppio from './providers/smppio.json' with { type: 'json' }
import smscRu from './providers/smsc-ru.json' with { type: 'json' }
import smsfire from './providers/smsfire.json' with { type: 'json' }
import smsgateRu from './providers/smsgate-ru.json' with { type: 'json' }
import smsindiahub from './providers/smsindiahub.json' with { type: 'json' }
import smsportal from './providers/smsportal.json' with { type: 'json' }
import smsteam from './providers/smsteam.json' with { type: 'json' }
import techTelco from './providers/tech-telco.json' with { type: 'json' }
import telesign from './providers/telesign.json' with { type: 'json' }
import telnyx from './providers/telnyx.json' with { type: 'json' }
import tmsms from './providers/tmsms.json' with { type: 'json' }
import twilio from './providers/twilio.json' with { type: 'json' }
import tyntec from './providers/tyntec.json' with { type: 'json' }
import vibes from './providers/vibes.json' with { type: 'json' }
import vonage from './providers/vonage.json' with { type: 'json' }
import webcom from './providers/webcom.json' with { type: 'json' }
import worldText from './providers/world-text.json' with { type: 'json' }
import wtws from './providers/wtws.json' with { type: 'json' }
import ycloud from './providers/ycloud.json' with { type: 'json' }

/** The profiles that ship. A test reads each by the schema, so that no start of the program has to. */
export const builtInProfiles: readonly ProviderProfile[] = [
  _8x8,
  _360nrs,
  aldeamo,
  bulksms,
  cardboardfish,
  clickatell,
  clicksend,
  devino,
  flowroute,
  gtx,
  hollatags,
  horisen,
  hslVianett,
  indiaDltSwapped,
  indiaDltUsual,
  infobip,
  karixAcoustic,
  kast,
  linkMobility,
  melroselabsTyr,
  messagebird,
  mobivate,
  mobtext,
  mtsMarketolog,
  notificore,
  openmarket,
  rapporto,
  routemobile,
  ruGateway8056,
  ruGateway9001,
  serwersms,
  sevenTech,
  sinch,
  sinch10dlc,
  sinchCloudSmpp,
  smpp34,
  smppio,
  smscRu,
  smsfire,
  smsgateRu,
  smsindiahub,
  smsportal,
  smsteam,
  techTelco,
  telesign,
  telnyx,
  tmsms,
  twilio,
  tyntec,
  vibes,
  vonage,
  webcom,
  worldText,
  wtws,
  ycloud,
]
