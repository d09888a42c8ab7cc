import { type Fault } from './fault'
import { goodText } from './bodies'
import { ok } from '../http/reply'

/** How services write what they were sent: as it is, as JSON of a careful library, in an address, and in a page. */
const spellings = (token: string): string[] => [
  token,
  JSON.stringify(token)
    .slice(1, -1)
    .replaceAll('/', String.raw`\/`),
  token.replaceAll(/\W/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  encodeURIComponent(token),
  token.replaceAll(/\W/g, (sign) => `&#${sign.charCodeAt(0)};`),
]

/** As the text of a JSON string, each spelling in it as it would stand there. */
const inJson = (token: string): string =>
  spellings(token)
    .map((text, index) => (index === 1 || index === 2 ? text : JSON.stringify(text).slice(1, -1)))
    .join(' ')

/**
 * Answers that repeat what the caller proved itself with, wherever an answer has room for it. Nobody needs to look at them, so they
 * are in no list.
 */
export const ECHOES: readonly Fault[] = [
  {
    job: 'fault-echo-run',
    isListed: false,
    what: { en: 'A good run that holds the credential', 'zh-CN': '正常的实例，但带有凭证' },
    answer: (context) => {
      const said = inJson(context.token)
      const node = `{"nodeName":"${said}","type":"${said}","status":"${said}","logPath":"obs://a/${said}","${said}":1}`
      return ok(`{"echo":"${said}",${goodText(context).slice(1).replace('"nodes":[', `"nodes":[${node},`)}`)
    },
  },
  {
    job: 'fault-echo-header',
    isListed: false,
    what: { en: 'A good run with the credential in its headers', 'zh-CN': '正常的实例，响应头里有凭证' },
    answer: (context) => {
      const { token } = context
      const reply = ok(goodText(context))
      const echoed = { 'x-request-id': token, 'x-auth-token': token, 'set-cookie': `a=${token}`, etag: token }
      return { ...reply, headers: { ...reply.headers, ...echoed } }
    },
  },
  {
    job: 'fault-echo-redirect',
    isListed: false,
    what: { en: 'A redirect that takes the credential along', 'zh-CN': '重定向地址里有凭证' },
    answer: ({ token }) => ({
      status: 302,
      headers: { location: `http://other-host.example/?token=${encodeURIComponent(token)}` },
      body: token,
    }),
  },
  {
    job: 'fault-echo-codes',
    isListed: false,
    what: { en: 'A refusal whose every field is the credential', 'zh-CN': '错误的每个字段都是凭证' },
    answer: ({ token }) => ({
      ...ok(
        `{"error_code":"${inJson(token)}","error_msg":"${inJson(token)}","request_id":"${inJson(token)}"}`,
      ),
      status: 400,
    }),
  },
  {
    job: 'fault-echo-no-run',
    isListed: false,
    what: { en: 'Words that are no run, and the credential', 'zh-CN': '不是实例的文本，带有凭证' },
    answer: ({ token }) => ok(`cannot read ${spellings(token).join(' ')}`),
  },
]
