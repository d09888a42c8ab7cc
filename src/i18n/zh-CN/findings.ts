import { formatCount } from '../../lib/number'
import { timeStamp, type FindingTexts, type FindingsWords } from '../finding-words'

const nodes = (n: number, example: string) =>
  n === 1 ? `节点 ${example}` : `${formatCount(n)} 个节点（${example} 等）`

/** All nodes of a run. */
function allNodes(n: number): string {
  if (n === 1) return '唯一的节点'
  return n === 2 ? '两个节点都' : '所有节点都'
}

const explainRunId = (used: string | null) =>
  used === null ? '都不是地址中的那个。' : `显示的是地址中的 ${used}。`

const texts: FindingTexts = {
  'duplicate-key': ({ key, values, node, used }) => ({
    what:
      key === 'instanceId' && node === null
        ? '实例 ID 出现两次，且值不同。'
        : `${node === null ? '' : `节点 ${node} 的 `}${key} 出现 ${values.length} 次，且值不同。`,
    why: key === 'instanceId' && node === null ? explainRunId(used) : `采用最后一个：${used ?? '–'}。`,
    values: `${key}: ${values.join(', ')}`,
  }),
  'id-mismatch': ({ given, asked }) => ({
    what: '响应中是另一个实例。',
    why: `请求并显示的是 ${asked}。`,
    values: `instanceId: ${given}`,
  }),
  'job-mismatch': ({ given, asked }) => ({
    what: '响应中是另一个作业。',
    why: `请求并显示的是 ${asked}。`,
    values: `jobName: ${given}`,
  }),
  'node-id-mismatch': ({ given, nodes: n, example }) => ({
    what: `${nodes(n, example)}属于另一个实例。`,
    why: '按原样显示。',
    values: `instanceId: ${given}`,
  }),
  'total-mismatch': ({ total, count }) => ({
    what: `响应称有 ${formatCount(total)} 个节点，实际包含 ${formatCount(count)} 个。`,
    why: '显示实际包含的节点。',
    values: `total: ${total}`,
  }),
  'outside-window': ({ side, all, gapMs, edgeMs, nodeMs, nodes: n, example }, { duration, stamp }) => ({
    what: `${all ? allNodes(n) : nodes(n, example)}在实例的时间范围之外。`,
    why: {
      both: '有的在实例开始前运行，有的在实例结束后运行；时间轴以节点为准。',
      after: `在实例结束 ${duration(gapMs)}后才开始，因此时间轴以节点为准，实例时间范围以箭头标在旁边。`,
      before: `在实例开始前 ${duration(gapMs)}已结束；重跑时未再次执行的节点会这样。时间轴以节点为准，实例时间范围以箭头标在旁边。`,
    }[side],
    values: side === 'before' ? `${stamp(nodeMs)} → ${stamp(edgeMs)}` : `${stamp(edgeMs)} → ${stamp(nodeMs)}`,
  }),
  'status-contradiction': ({ status, nodeStatus, all, nodes: n, example }) => ({
    what: `状态为 ${status}，但${all ? allNodes(n) : nodes(n, example)}为 ${nodeStatus}。`,
    why: '两者都按原样显示，互不推导。',
    values: `status: "${status}"`,
  }),
  'plan-mismatch': ({ given, instance }) => ({
    what: '节点的计划时间与实例的不同。',
    why: '文档称两者相同。',
    values: `${given}, ${instance}`,
  }),
  'early-start': ({ start, plan, earlyMs }, { duration }) => ({
    what: `实例比计划时间早 ${duration(earlyMs)}开始。`,
    why: '实例不应早于计划时间开始；两个时间都按原样显示。',
    values: `startTime: ${start}, planTime: ${plan}`,
  }),
  'execute-time': ({ given, actualMs, isMinutes }) => ({
    what: isMinutes ? 'executeTime 的单位是分钟。' : 'executeTime 与开始时间、结束时间不符。',
    why: `文档称单位为毫秒；两个时间相差 ${formatCount(actualMs)} 毫秒。页面上的时长由时间算出。`,
    values: `executeTime: ${given}`,
  }),
  'undocumented-field': ({ field, value, asMs, nodes: n }, { stamp }) => ({
    what: `文档中没有 ${field}。`,
    why: `${n === 0 ? '属于实例，见原始响应。' : '保留在各节点的面板中。'}${asMs === null ? '' : `按毫秒读作 ${stamp(asMs)}。`}`,
    values: `${field}: ${value}`,
  }),
  'end-before-start': ({ start, end, nodes: n, example }) => ({
    what: `${n === 0 ? '实例' : nodes(n, example)}的结束时间早于开始时间。`,
    why: '不由这两个时间推算时长。',
    values: `${start} → ${end}`,
  }),
  seconds: ({ field, value, nodes: n, example }, { stamp }) => ({
    what: `${n === 0 ? '实例' : nodes(n, example)}的 ${field} 像是以秒为单位。`,
    why: `文档称单位为毫秒；此处按秒读作 ${timeStamp(value, 1_000, stamp)}。`,
    values: `${field}: ${value}`,
  }),
  'far-future': ({ field, value, nodes: n, example }, { stamp }) => ({
    what: `${n === 0 ? '实例' : nodes(n, example)}的 ${field} 在很远的将来。`,
    why: `按毫秒读作 ${timeStamp(value, 1, stamp)}；按未返回处理，保留原值。`,
    values: `${field}: ${value}`,
  }),
  'not-utf8': ({ value }) => ({
    what: '响应不是 UTF-8 编码。',
    why: '无法读取的字符显示为 \ufffd。',
    values: value,
  }),
  unreadable: ({ field, value, nodes: n, example }) => ({
    what: `${n === 0 ? '' : `${nodes(n, example)}的 `}${field} 与文档所述不符。`,
    why: '按未返回处理，保留原值。',
    values: `${field}: ${value}`,
  }),
  'duplicate-name': ({ name, count }) => ({
    what: `${formatCount(count)} 个节点同名。`,
    why: '每个各占一行；地址中用 ~2、~3 区分。',
    values: `nodeName: ${name}`,
  }),
  'unknown-status': ({ word, nodes: n, example }) => ({
    what: `${n === 0 ? '实例' : nodes(n, example)}的状态不在任何文档中。`,
    why: '按原样显示，视为尚未结束。',
    values: `status: ${word}`,
  }),
  'unknown-type': ({ word, nodes: n, example }) => ({
    what: `${nodes(n, example)}的类型不在任何文档中。`,
    why: '按原样显示。',
    values: `type: ${word}`,
  }),
  'no-start': ({ nodes: n, example }) => ({
    what: `${n === 0 ? '实例' : nodes(n, example)}已运行，却没有开始时间。`,
    why: '未返回时间，不绘制条形。',
    values: 'startTime',
  }),
  'end-unknown': ({ nodes: n, example }) => ({
    what: `实例已结束，${nodes(n, example)}却仍在运行。`,
    why: '结束时间未知，条形渐隐。',
    values: 'endTime',
  }),
  'unfinished-end': ({ status, end, nodes: n, example }) => ({
    what: `${n === 0 ? '实例' : nodes(n, example)}尚未结束，却有结束时间。`,
    why: '两者均按原样显示；该时间可能属于之前的一次运行。',
    values: `status: ${status}, endTime: ${end}`,
  }),
  'log-path': ({ value, nodes: n, example }) => ({
    what: `${nodes(n, example)}的日志路径不是 obs:// 路径。`,
    why: '只作文本显示，不作链接。',
    values: `logPath: ${value}`,
  }),
}

export const findings: FindingsWords = {
  title: '矛盾',
  about: '响应与自身、地址、文档或作业定义不一致之处，均未更正。',
  texts,
}
