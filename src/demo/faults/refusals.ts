import { SECOND_MS } from '../../lib/time/units'
import { type Fault } from './fault'
import { INSTANCE_MISSING, JOB_MISSING, WORKSPACE_MISSING, dlf, gateway } from '../reply'

const throttled =
  'The throttling threshold has been reached: policy user over ratelimit, limit: 30, time: 1 second'

/** What DGC refuses, always as 400. */
const DGC_REFUSALS: readonly Fault[] = [
  {
    job: 'fault-instance-missing',
    what: { en: 'DLF.0137: no such instance', 'zh-CN': 'DLF.0137：实例不存在' },
    answer: () => INSTANCE_MISSING,
  },
  {
    job: 'fault-instance-missing-30137',
    what: {
      en: 'DLF.30137: no such instance, in the newer spelling',
      'zh-CN': 'DLF.30137：实例不存在（新拼写）',
    },
    answer: () => dlf('DLF.30137', 'Job instance does not exist.', 'newer'),
  },
  {
    job: 'fault-job-missing',
    what: { en: 'DLF.0100: no such job', 'zh-CN': 'DLF.0100：作业不存在' },
    answer: () => JOB_MISSING,
  },
  {
    job: 'fault-job-missing-30100',
    what: { en: 'DLF.30100: no such job, in the newer spelling', 'zh-CN': 'DLF.30100：作业不存在（新拼写）' },
    answer: () => dlf('DLF.30100', 'The job does not exist.', 'newer'),
  },
  {
    job: 'fault-no-rights',
    what: { en: 'DLF.6888: the account lacks rights', 'zh-CN': 'DLF.6888：账号没有权限' },
    answer: () => dlf('DLF.6888', 'The account has no rights for this operation.'),
  },
  {
    job: 'fault-workspace-missing',
    what: { en: 'The workspace does not exist', 'zh-CN': '工作空间不存在' },
    answer: () => WORKSPACE_MISSING,
  },
]

/** What the gateway in front of DGC refuses, or fails to pass on. */
const GATEWAY_REFUSALS: readonly Fault[] = [
  {
    job: 'fault-401',
    what: { en: '401: the credentials are refused', 'zh-CN': '401：凭证被拒绝' },
    answer: ({ requestId }) =>
      gateway(401, 'APIGW.0301', 'Incorrect IAM authentication information.', requestId),
  },
  {
    job: 'fault-401-expired',
    what: { en: '401: the token must be renewed', 'zh-CN': '401：令牌需要更新' },
    answer: ({ requestId }) => gateway(401, 'APIGW.0307', 'The token must be updated.', requestId),
  },
  {
    job: 'fault-401-iam',
    what: { en: '401 in the spelling of IAM', 'zh-CN': '401：IAM 的错误格式' },
    answer: () => ({
      status: 401,
      code: '401',
      headers: { 'content-type': 'application/json' },
      body: '{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}',
    }),
  },
  {
    job: 'fault-403',
    what: { en: '403: the caller is not allowed', 'zh-CN': '403：不允许访问' },
    answer: ({ requestId }) => gateway(403, 'APIGW.0302', 'The IAM user is not authorized.', requestId),
  },
  {
    job: 'fault-404',
    what: { en: '404 of the gateway: wrong host or path', 'zh-CN': '网关 404：主机或路径不对' },
    answer: ({ requestId }) => gateway(404, 'APIGW.0101', 'The API does not exist.', requestId),
  },
  {
    job: 'fault-429',
    what: { en: '429 without a hint when to come back', 'zh-CN': '429：没有说明何时重试' },
    answer: ({ requestId }) => gateway(429, 'APIGW.0308', throttled, requestId),
  },
  {
    job: 'fault-429-retry-after',
    what: { en: '429: come back in 30 seconds', 'zh-CN': '429：30 秒后重试' },
    answer: ({ requestId }) => gateway(429, 'APIGW.0308', throttled, requestId, { 'retry-after': '30' }),
  },
  {
    job: 'fault-429-retry-date',
    what: {
      en: '429: come back at a given time, half a minute ahead',
      'zh-CN': '429：给出重试的时刻，半分钟之后',
    },
    answer: ({ requestId, nowMs }) =>
      gateway(429, 'APIGW.0308', throttled, requestId, {
        'retry-after': new Date(nowMs + 30 * SECOND_MS).toUTCString(),
      }),
  },
  {
    job: 'fault-500',
    what: { en: '500 with a code of DGC', 'zh-CN': '500：带 DGC 错误码' },
    answer: () => ({ ...dlf('DLF.0001', 'Internal error.'), status: 500 }),
  },
  {
    job: 'fault-502',
    what: { en: '502 as a page of a proxy', 'zh-CN': '502：代理返回的网页' },
    answer: () => ({
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
    }),
  },
  {
    job: 'fault-503',
    what: { en: '503 with an empty body', 'zh-CN': '503：没有正文' },
    answer: () => ({ status: 503, body: '' }),
  },
  {
    job: 'fault-504',
    what: { en: '504: DGC did not answer the gateway', 'zh-CN': '504：DGC 没有响应网关' },
    answer: ({ requestId }) => gateway(504, 'APIGW.0201', 'Backend timeout.', requestId),
  },
  {
    job: 'fault-echo-token',
    what: { en: 'A refusal that repeats the credential in its message', 'zh-CN': '错误信息里带回了凭证' },
    answer: ({ requestId, token }) =>
      gateway(
        401,
        'APIGW.0301',
        `Incorrect IAM authentication information: token ${token} is invalid.`,
        requestId,
      ),
  },
]

export const REFUSALS: readonly Fault[] = [...DGC_REFUSALS, ...GATEWAY_REFUSALS]
