import { type BadResponse } from '../../contract/errors'
import { type ErrorWords } from '../en/errors'

const reasons: Record<BadResponse, string> = {
  html: '网页而不是 JSON，登录页或代理会这样应答',
  empty: '空的应答',
  truncated: '中途断开的应答',
  not_json: '不是 JSON 的文本',
  wrong_shape: '缺少实例字段的 JSON',
  too_large: '超过服务器上限的应答',
  too_deep: '嵌套过深的 JSON',
  encoded: '未请求的压缩应答',
  redirect: '重定向，而服务器不跟随重定向',
}

export const errors: ErrorWords = {
  words: {
    bad_address: {
      title: '这个地址不可能是一次运行',
      text: () =>
        '作业名为 1 到 128 个字符且不含斜杠，实例 ID 为整数，工作空间 ID 最多 64 个字母、数字、- 或 _。请检查地址，或查找该实例。',
    },
    not_found: { title: '这里什么也没有', text: () => '服务器不认识这个地址。' },
    signed_out: {
      title: '您已退出登录',
      text: () => '这台服务器只向已登录的人显示运行。登录后会回到这个地址。',
    },
    too_many_requests: {
      title: '新的运行请求太多',
      text: () => '每位用户每分钟只能打开一定数量尚无人查看的运行。页面会自动再试。',
    },
    overloaded: {
      title: '服务器繁忙',
      text: () => 'Nodeline 要向 DGC 发出的请求超过了自己的限额。已有数据的运行仍可打开，页面会自动再试。',
    },
    instance_not_found: {
      title: '没有这个实例',
      text: ({ job, id, workspace }) =>
        `作业 ${job} 在${workspace === null ? '默认工作空间' : `工作空间 ${workspace} `}没有实例 ${id}，或已超过保留期。其他工作空间的实例也会显示为不存在。`,
    },
    job_not_found: {
      title: '没有这个作业',
      text: ({ job, workspace }) =>
        workspace === null
          ? `默认工作空间中没有作业 ${job}。地址未指定工作空间，它可能在另一个工作空间。`
          : `工作空间 ${workspace} 中没有作业 ${job}。`,
    },
    workspace_not_found: {
      title: '没有这个工作空间',
      text: ({ workspace }) =>
        workspace === null
          ? 'DGC 在此需要工作空间，而地址未指定。'
          : `DGC 不认识工作空间 ${workspace}。应填 32 位 ID，而不是名称。`,
    },
    forbidden: {
      title: '无权查看这次运行',
      text: () => '本服务器的账号无权读取该工作空间的实例。请向其管理员申请访客角色。',
    },
    credentials_refused: {
      title: '凭据被拒绝',
      text: () => 'DGC 拒绝了服务器的登录凭据：凭据有误、已过期或已被吊销。请运维人员更新。',
    },
    clock_off: {
      title: '服务器时钟不准',
      text: () => 'DGC 只接受时钟误差在 15 分钟以内的签名请求。请运维人员校准服务器时钟。',
    },
    throttled: { title: 'DGC 要求放慢', text: () => '该账号的请求过多。页面会自动再试。' },
    wrong_endpoint: {
      title: '该地址没有这个 API',
      text: () =>
        '网关答复没有这个 API。请运维人员检查 DGC_ENDPOINT 和 DGC_REGION：V1 主机名以 dayu-dlf 开头。',
    },
    upstream_failed: { title: 'DGC 未能应答', text: () => '服务报告自身出错。页面会自动再试。' },
    upstream_unreachable: {
      title: '连不上 DGC',
      text: () => '服务器无法建立连接。若持续如此，请运维人员检查网络和 DGC_ENDPOINT。',
    },
    upstream_timeout: { title: 'DGC 应答太慢', text: () => '服务未在规定时间内完整应答。页面会自动再试。' },
    upstream_bad_answer: {
      title: '应答无法读取',
      text: ({ reason }) =>
        `DGC 发来${reason === null ? '意料之外的内容' : reasons[reason]}。页面会自动再试。`,
    },
    internal: { title: '服务器出错', text: () => '这是 Nodeline 服务器自身的故障，其日志中有更多信息。' },
    server_unreachable: {
      title: '连不上服务器',
      text: () => 'Nodeline 服务器没有应答：它已停止，或网络中断。页面会自动再试。',
    },
    server_answer: {
      title: '服务器的应答无法读取',
      text: () => '页面与服务器之间有别的程序代答，或两者版本不同。请重新加载页面。',
    },
    no_page: { title: '没有这个页面', text: () => '这个地址没有内容。请按作业和实例查找。' },
    crashed: { title: '页面的这一部分出错', text: () => '这是 Nodeline 的故障，数据不受影响。' },
  },
  again: '再试一次',
  againSoon: '页面会自动再试。',
  signIn: '登录',
  lookUp: '查找实例',
  chooseWorkspace: '工作空间 ID',
  badWorkspace: '工作空间 ID 最多 64 个字母、数字、- 或 _。',
  notLoaded: '这一部分加载失败。',
  open: '到那里打开',
  details: '服务的答复',
  requestId: '请求 ID',
}
