import { type DemoExample } from '../../contract/config'
import { type Run } from './snapshot'

/** One address of the demo: what it shows, and the answer's text. The clock is the only input. */
export interface DemoInstance extends DemoExample {
  text: (nowMs: number) => string
  /** What the text was written from, past and to come; it says what the logs hold. */
  run?: (nowMs: number) => Run
}

export const ORDERS_JOB = 'dwd_orders_daily'

/** The same pipeline under another name, in the finance workspace. */
export const FINANCE_JOB = 'dws_finance_close'

/** The workspace that is read when a request names none. */
export const DEFAULT_WORKSPACE = ''

/** Real ones are named by 32 hex digits, as the second is; the first is a word so that addresses read well. */
export const PROD_WORKSPACE = 'dw_prod'
export const FINANCE_WORKSPACE = '4b7e0d2a91c64f3fa8d5c0e1b6f27a93'
