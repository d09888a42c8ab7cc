import { paths } from '../contract/routes'
import { type RunRef } from '../contract/run-ref'
import { request } from './http'

/** The answer of DGC as it came. Rejects where the server cannot have it. */
export const readRawRun = async (run: RunRef): Promise<string> => (await request(paths.apiRawRun(run))).text()
