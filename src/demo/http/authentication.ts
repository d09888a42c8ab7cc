import { type IncomingMessage } from 'node:http'
import { type JournalEntry } from '../../contract/demo'
import { type Iam } from './iam'
import { type Reply, gateway } from '../reply'
import { type DemoKey, findSignatureError } from './signature'
import { type Switches } from './switches'

const REFUSED = 'Incorrect IAM authentication information'

export interface AuthenticationOptions {
  /** Never expires. */
  token: string
  key: DemoKey
  iam: Iam
  switches: Switches
}

export interface Authenticated {
  auth: JournalEntry['auth']
  /** The credential as received, for the faults that repeat it. */
  given: string
  refused: Reply | null
}

/** Accepts requests signed with the key, or with a token that this service has issued. */
export function authenticate(
  req: IncomingMessage,
  { token, key, iam, switches }: AuthenticationOptions,
  nowMs: number,
  requestId: string,
): Authenticated {
  const { authorization = '' } = req.headers
  const [given = ''] = [req.headers['x-auth-token']].flat()
  const refuse = (reason: string): Reply =>
    gateway(401, 'APIGW.0301', reason === '' ? `${REFUSED}.` : `${REFUSED}: ${reason}`, requestId)
  if (authorization !== '') {
    const findKey = (ak: string) => (ak === key.ak && !switches.revokeKeys ? key : undefined)
    const error = switches.refuse ? '' : findSignatureError(req, findKey, nowMs)
    const securityToken = [req.headers['x-security-token']].flat().join(' ')
    const refused = error === null ? null : refuse(error)
    return { auth: 'aksk', given: `${authorization} ${securityToken}`.trim(), refused }
  }
  if (given === '') return { auth: 'none', given, refused: refuse('') }
  const state = given === token ? 'valid' : iam.checkToken(given, nowMs)
  if (switches.refuse || state === 'unknown') {
    return { auth: 'token', given, refused: refuse('decrypt token fail') }
  }
  const expired = gateway(401, 'APIGW.0307', 'The token must be updated.', requestId)
  return { auth: 'token', given, refused: state === 'expired' ? expired : null }
}
