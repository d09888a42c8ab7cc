import { type LaterCatalogue } from '../en/later'
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

export const zhLater: LaterCatalogue = {
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
