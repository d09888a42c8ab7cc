import { gzipSync } from 'node:zlib'
import { type Fault, type FaultContext } from './fault'
import { finishedText, liveText, runningText } from '../scenarios/orders-live'
import { INSTANCE_MISSING, gateway, ok } from '../reply'

const idOf = ({ id }: FaultContext): string => (/^[1-9]\d{0,18}$/.test(id) ? id : '1')

/** The running pipeline under the fault's own name, so that a page that polls it keeps doing so. */
export const goodText = (context: FaultContext): string => liveText(context.job, idOf(context), context.nowMs)

const LOGIN_PAGE = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Sign in</title></head>
<body><form action="/authui/login" method="post"><input name="user"><input name="password" type="password"></form>
<script>document.title = 'this page must never run'</script></body></html>
`

/** Far beyond what any answer nests, and enough to overflow the stack of a parser that recurses. */
const DEEP = 100_000

/** Complete HTTP answers of 200 whose body is not an instance. */
export const BODIES: readonly Fault[] = [
  {
    job: 'fault-html',
    what: { en: 'A sign-in page with 200', 'zh-CN': '200，但返回的是登录网页' },
    answer: () => ({ status: 200, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: LOGIN_PAGE }),
  },
  {
    job: 'fault-empty',
    what: { en: 'An empty body with 200', 'zh-CN': '200，正文为空' },
    answer: () => ok(''),
  },
  {
    job: 'fault-cut-complete',
    what: { en: 'Half of the JSON, complete as HTTP', 'zh-CN': 'HTTP 完整，但 JSON 只有一半' },
    answer: (context) => {
      const text = goodText(context)
      return ok(text.slice(0, text.length / 2))
    },
  },
  {
    job: 'fault-not-json',
    what: { en: 'Text that is no JSON', 'zh-CN': '不是 JSON 的文本' },
    answer: () => ok("{jobName: 'fault-not-json', nodes: [],}"),
  },
  {
    job: 'fault-array',
    what: { en: 'An array instead of an instance', 'zh-CN': '返回数组而不是实例' },
    answer: (context) => ok(`[${goodText(context)}]`),
  },
  {
    job: 'fault-nodes-object',
    what: { en: 'The list of nodes is an object', 'zh-CN': '节点列表是对象' },
    answer: ({ job, id }) =>
      ok(JSON.stringify({ jobName: job, instanceId: Number(id), nodes: { first: {} } })),
  },
  {
    job: 'fault-error-with-200',
    what: { en: "DGC's words for a missing instance, with 200", 'zh-CN': '实例不存在的错误，状态码却是 200' },
    answer: () => ({ ...INSTANCE_MISSING, status: 200 }),
  },
  {
    job: 'fault-deep',
    what: { en: 'Arrays in arrays, a hundred thousand levels', 'zh-CN': '数组嵌套十万层' },
    answer: () => ok(`{"jobName":"fault-deep","nodes":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`),
  },
  {
    job: 'fault-redirect',
    what: { en: 'A redirect to another host', 'zh-CN': '重定向到另一台主机' },
    // A reserved name: a client that follows the redirect fails to resolve it.
    answer: () => ({ status: 302, headers: { location: 'http://other-host.example/login' }, body: '' }),
  },
  {
    job: 'fault-gzip',
    what: { en: 'Compressed without being requested', 'zh-CN': '未经请求的 gzip 压缩' },
    answer: (context) => {
      const { headers, ...reply } = ok('')
      return {
        ...reply,
        headers: { ...headers, 'content-encoding': 'gzip' },
        body: gzipSync(goodText(context)),
      }
    },
  },
  {
    job: 'fault-flaky',
    what: { en: 'Every second call fails', 'zh-CN': '每两次请求失败一次' },
    answer: (context) =>
      context.call % 2 === 1
        ? ok(goodText(context))
        : gateway(503, 'APIGW.0105', 'Service unavailable.', context.requestId),
  },
  {
    job: 'fault-once',
    // A second viewer would not see it.
    isListed: false,
    what: { en: 'The first call fails, later ones do not', 'zh-CN': '第一次请求失败，之后正常' },
    answer: (context) =>
      context.call === 1
        ? gateway(503, 'APIGW.0105', 'Service unavailable.', context.requestId)
        : ok(goodText(context)),
  },
  {
    job: 'fault-vanish',
    what: { en: 'Gone after the first good answer', 'zh-CN': '第一次正常，之后实例消失' },
    answer: (context) =>
      context.call === 1 ? ok(runningText(context.job, idOf(context), context.nowMs)) : INSTANCE_MISSING,
  },
  {
    job: 'fault-forgotten',
    what: {
      en: 'A finished run that DGC forgets after the first answer',
      'zh-CN': '已结束的实例，首次响应后 DGC 不再保留',
    },
    answer: (context) =>
      context.call === 1 ? ok(finishedText(context.job, idOf(context), context.nowMs)) : INSTANCE_MISSING,
  },
]
