import { alerts } from './alerts'
import { errorTexts } from './error-texts'
import { findings } from './findings'
import { kept } from './kept'
import { keys } from './keys'
import { lookUp } from './look-up'
import { neighbours } from './neighbours'
import { serverStatus } from './server-status'
import { wall } from './wall'
import { wallSetup } from './wall-setup'

/** The words that no page needs before its first bars: they are loaded after those of `common`. */
export const enLater = {
  alerts,
  errorTexts,
  findings,
  kept,
  keys,
  lookUp,
  neighbours,
  serverStatus,
  wall,
  wallSetup,
}

export type LaterCatalogue = typeof enLater
