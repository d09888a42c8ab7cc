import { type Fault } from './fault'
import { goodText } from './bodies'
import { ok } from '../reply'

/** The token as plain text, as escaped JSON in two ways, in an address and in HTML. */
const spellings = (token: string): string[] => [
  token,
  JSON.stringify(token)
    .slice(1, -1)
    .replaceAll('/', String.raw`\/`),
  token.replaceAll(/./g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  encodeURIComponent(token),
  token.replaceAll(/\W/g, (sign) => `&#${sign.charCodeAt(0)};`),
]

/** As the text of a JSON string, each spelling in it as it would stand there. */
const inJson = (token: string): string =>
  spellings(token)
    .map((text, index) => (index === 1 || index === 2 ? text : JSON.stringify(text).slice(1, -1)))
    .join(' ')

/**
 * Answers that repeat the caller's credential in every place that an answer has. Only tests need them, so they are in no list.
 */
export const ECHOES: readonly Fault[] = [
  {
    job: 'fault-echo-run',
    isListed: false,
    what: { en: 'A good run that holds the credential', 'zh-CN': '正常的实例，但带有凭证' },
    answer: (context) => {
      const echo = inJson(context.token)
      const node = `{"nodeName":"${echo}","type":"${echo}","status":"${echo}","logPath":"obs://a/${echo}","${echo}":1}`
      return ok(`{"echo":"${echo}",${goodText(context).slice(1).replace('"nodes":[', `"nodes":[${node},`)}`)
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
