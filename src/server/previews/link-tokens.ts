import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { type RunRef } from '../../contract/run-ref'

/** Half of a SHA-256: 128 bits. */
const BYTES = 16

/** Marks of links whose preview may show the run: made for viewers who are signed in, checked for anyone. */
export interface LinkTokens {
  sign: (ref: RunRef) => string
  verify: (ref: RunRef, token: string) => boolean
}

/** Without a secret, the marks of a process are forgotten when it ends. */
export function createLinkTokens(secret: string | null): LinkTokens {
  const key = secret ?? randomBytes(32)
  const compute = ({ job, id, workspace }: RunRef): Buffer =>
    createHmac('sha256', key)
      .update(`nodeline link preview\0${JSON.stringify([workspace, job, id])}`)
      .digest()
      .subarray(0, BYTES)
  return {
    sign: (ref) => compute(ref).toString('base64url'),
    verify: (ref, token) => {
      const [given, right] = [Buffer.from(token), Buffer.from(compute(ref).toString('base64url'))]
      return given.byteLength === right.byteLength && timingSafeEqual(given, right)
    },
  }
}
