import { type IncomingMessage } from 'node:http'
import { type JournalEntry } from '../../contract/demo'
import { type Iam } from './iam'
import { type Reply, gateway } from './reply'
import { type DemoKey, signatureProblem } from './signature'
import { type Switches } from './switches'

const REFUSED = 'Incorrect IAM authentication information'

export interface GateOptions {
  /** One that never ends. */
  token: string
  key: DemoKey
  iam: Iam
  switches: Switches
}

export interface Authenticated {
  auth: JournalEntry['auth']
  /** What the caller proved itself with, as received: for the fault that repeats it. */
  given: string
  refused: Reply | null
}

/** Who is let in: whoever signs with the key, or has a token that this service knows. */
export function authenticate(
  req: IncomingMessage,
  { token, key, iam, switches }: GateOptions,
  nowMs: number,
  requestId: string,
): Authenticated {
  const { authorization = '' } = req.headers
  const [given = ''] = [req.headers['x-auth-token']].flat()
  const refuse = (why: string | null, code = 'APIGW.0301'): Reply | null =>
    why === null ? null : gateway(401, code, why === '' ? `${REFUSED}.` : `${REFUSED}: ${why}`, requestId)
  if (authorization !== '') {
    const keyOf = (ak: string) => (ak === key.ak && !switches.revokeKeys ? key : undefined)
    const why = switches.refuse ? '' : signatureProblem(req, keyOf, nowMs)
    const lent = [req.headers['x-security-token']].flat().join(' ')
    return { auth: 'aksk', given: `${authorization} ${lent}`.trim(), refused: refuse(why) }
  }
  if (given === '') return { auth: 'none', given, refused: refuse('') }
  const known = given === token ? 'good' : iam.judge(given, nowMs)
  const refused =
    switches.refuse || known === 'unknown'
      ? refuse('decrypt token fail')
      : known === 'ended'
        ? gateway(401, 'APIGW.0307', 'The token must be updated.', requestId)
        : null
  return { auth: 'token', given, refused }
}
