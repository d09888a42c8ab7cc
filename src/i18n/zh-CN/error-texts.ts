import { type ErrorReason } from '../../contract/errors'
import { isLatestWord, type LatestWord } from '../../contract/job-run'
import { type RefField } from '../../contract/run-ref'
import { type ErrorTexts } from '../en/error-texts'

const reasons: Record<ErrorReason, string> = {
  html: '网页而不是 JSON，常见于登录页或代理',
  empty: '空响应',
  truncated: '中途断开的响应',
  not_json: '不是 JSON 的文本',
  wrong_shape: '缺少实例字段的 JSON',
  too_large: '超过服务器上限的响应',
  too_deep: '嵌套过深的 JSON',
  encoded: '未请求的压缩响应',
  redirect: '重定向，服务器不会跟随',
  token_too_long: '超过 32,768 个字符的令牌；角色较少的账号令牌较短',

  unknown_host: '主机名无法解析',
  refused: '该端口没有服务在监听',
  no_route: '没有通往该主机的路由',
  no_answer: '主机没有响应',
  reset: '连接随即被关闭',
  certificate_untrusted:
    '证书的颁发机构未知。私有机构的证书文件由 NODE_EXTRA_CA_CERTS 指定，须在进程启动前设置，写在 .env 中不起作用',
  certificate_name: '证书属于另一个主机名',
  certificate_expired: '证书已过期或尚未生效',
  not_tls: '地址以 https 开头，但该端口不使用 TLS',
  needs_tls: '地址以 http 开头，但该端口需要 TLS',
  tls_failed: '双方没有共同的 TLS 版本',
  proxy_failed: '出站代理未能建立连接，请检查 HTTPS_PROXY 和 NO_PROXY',
  proxy_refused: '出站代理要求用户名和密码',
}

const rules: Record<RefField, string> = {
  job: '作业名为 1 到 128 个字符，不含斜杠，首尾没有空格，也不能只是一两个点号',
  id: '实例 ID 为整数',
  workspace: '工作空间 ID 最多 64 个字母、数字、- 或 _',
}

const LATEST: Record<LatestWord, string> = {
  latest: '实例',
  'latest-failed': '失败实例',
  'latest-success': '成功实例',
}

export const errorTexts: ErrorTexts = {
  bad_address: ({ wrong }) =>
    `${wrong ? rules[wrong] : Object.values(rules).join('；')}。请检查地址，或查找作业、实例。`,
  not_found: () => '服务器上没有该地址。',
  signed_out: () => '登录后才能查看实例，登录后会返回此页面。',
  too_many_requests: () => '每位用户每分钟可打开的未缓存实例数量有限。页面会自动重试。',
  overloaded: () => 'Nodeline 已达到自身的 DGC 调用上限。已有数据的实例仍可打开，页面会自动重试。',
  instance_not_found: ({ job, id, workspace, listedId }) => {
    const place = workspace === null ? '默认工作空间' : `工作空间 ${workspace} `
    if (isLatestWord(id) && listedId !== undefined)
      return `按 DGC 的实例列表，作业 ${job} 在${place}中最新的${LATEST[id]}是 ${listedId}，但 DGC 未返回该实例，它可能已超过保留期。`
    return isLatestWord(id)
      ? `作业 ${job} 在${place}中没有已知的${LATEST[id]}。重试会继续查找更早的实例，直至 DGC 的保留期。其他工作空间的作业也会显示为不存在。`
      : `作业 ${job} 在${place}中没有实例 ${id}，或已超过保留期。其他工作空间的实例也会显示为不存在。`
  },
  job_not_found: ({ job, workspace }) =>
    workspace === null
      ? `默认工作空间中没有作业 ${job}。地址未指定工作空间，它可能在另一个工作空间。`
      : `工作空间 ${workspace} 中没有作业 ${job}。`,
  workspace_not_found: ({ workspace }) =>
    workspace === null
      ? 'DGC 要求指定工作空间，但地址中没有。'
      : `DGC 中没有工作空间 ${workspace}。请填写 32 位 ID，而不是名称。`,
  forbidden: () => '本服务器的账号无权读取该工作空间的实例。请向其管理员申请访客角色。',
  credentials_refused: () => 'DGC 拒绝了服务器的登录凭据：凭据有误、已过期或已被吊销。请运维人员更新。',
  clock_off: () => 'DGC 只接受时钟误差在 15 分钟以内的签名请求。请运维人员校准服务器时钟。',
  throttled: () => '该账号的请求过于频繁。页面会自动重试。',
  wrong_endpoint: () =>
    '网关返回：没有此 API。请运维人员检查 DGC_ENDPOINT 和 DGC_REGION：V1 主机名以 dayu-dlf 开头。',
  upstream_failed: () => 'DGC 返回内部错误。页面会自动重试。',
  upstream_unreachable: ({ reason }) =>
    `服务器无法建立连接${reason === null ? '' : `：${reasons[reason]}`}。若持续如此，请运维人员检查网络和 DGC_ENDPOINT。`,
  upstream_timeout: () => 'DGC 未在规定时间内返回完整响应。页面会自动重试。',
  upstream_bad_answer: ({ reason }) =>
    `DGC 返回了${reason === null ? '无法识别的内容' : reasons[reason]}。页面会自动重试。`,
  log_unreadable: () => 'Nodeline 未能从 OBS 读取该节点的日志。',
  internal: () => '这是 Nodeline 服务器的错误，详见其日志。',
  server_unreachable: () => 'Nodeline 服务器没有响应：服务已停止，或网络中断。页面会自动重试。',
  server_answer: () => '响应来自页面与服务器之间的其他程序，或两者版本不一致。请重新加载页面。',
  no_page: () => '该地址没有页面。请按作业和实例查找。',
  crashed: () => '这是 Nodeline 的错误，数据不受影响。',
}
