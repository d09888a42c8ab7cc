import { createHash } from 'node:crypto'

/** A complete HTTP answer, as data. */
export interface Reply {
  status: number
  body: string | Buffer
  headers?: Readonly<Record<string, string>>
  /** DGC's or the gateway's own code, for the journal. */
  code?: string
}

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' }

export const ok = (body: string | Buffer): Reply => ({ status: 200, body, headers: JSON_TYPE })

/** DGC's own refusals all arrive as 400; the older spelling of the keys is the documented one. */
export const dlf = (code: string, message: string, spelling: 'older' | 'newer' = 'older'): Reply => ({
  status: 400,
  code,
  headers: JSON_TYPE,
  body: JSON.stringify(
    spelling === 'older' ? { error_code: code, error_msg: message } : { errorCode: code, errorMsg: message },
  ),
})

/** An error of the API gateway in front of DGC, with the id of the request. */
export const gateway = (
  status: number,
  code: string,
  message: string,
  requestId: string,
  headers?: Readonly<Record<string, string>>,
): Reply => ({
  status,
  code,
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify({ error_code: code, error_msg: message, request_id: requestId }),
})

export const INSTANCE_MISSING: Reply = dlf('DLF.0137', 'Job instance does not exist.')
export const JOB_MISSING: Reply = dlf('DLF.0100', 'The job does not exist.')
// The documents name this message and no code for it; the code is the one for a missing workspace id.
export const WORKSPACE_MISSING: Reply = dlf('DLF.0819', 'The workspace does not exist.')

/** Derived from request and clock: the demo has no randomness. */
export const createRequestId = (atMs: number, path: string): string =>
  createHash('md5').update(`${atMs} ${path}`).digest('hex')
