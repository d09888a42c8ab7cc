import { type InsightWords } from '../en/insight'

const others = (n: number) => (n === 0 ? '' : ` 等 ${n + 1} 个`)

export const insight: InsightWords = {
  waits: {
    nodes: (node, n) => `${node}${others(n)}`,
    heldBy: (whom) => `等待 ${whom}`,
    heldByOf: (whom, ran, usual) => `等待 ${whom}，${ran}/约 ${usual}`,
    heldByFull: (whom, ran, usual) => `等待 ${whom}，已运行 ${ran}，平时 ${usual}`,
    heldByRuns: (whom, ran) => `等待 ${whom}，已运行 ${ran}`,
    heldByHalted: (whom, status) => `等待 ${whom}：${status}`,
    ready: (before, ago) => {
      if (before === 0) return `${ago}前已可启动，尚未启动`
      return before === 1
        ? `上游节点已结束 ${ago}，尚未启动`
        : `${before} 个上游节点均已结束 ${ago}，尚未启动`
    },
    queue: (sentence, queue) => `${sentence}（队列 ${queue}）`,
    notStarted: '尚未启动',
    condition: (node) => `可能不执行：取决于 ${node} 之后的条件`,
    conditionShort: '可能不执行：取决于条件',
    failed: (node) => `未执行：${node} 失败`,
    failedShort: '未执行',
    suspended: (node) => `${node} 失败，等待人工继续`,
    paused: '已人工暂停',
    frozen: '已人工冻结',
    confirm: '等待人工确认',
    runPaused: '实例已暂停',
    runEnded: '未执行：实例已结束',
    stoppedBefore: '等待原因未知：上游节点已取消',
    policyUnknown: '等待原因未知：上游节点失败',
    noTimes: '等待原因未知：上游节点没有结束时间',
    lostEdge: '等待原因未知：部分上游节点未知',
    changed: '等待原因未知：不在作业定义中',
  },
  run: {
    planned: (at) => `实例计划于 ${at} 启动`,
    job: (job, n) => `实例在等待作业 ${job}${others(n)}`,
    full: (n) => `该作业有 ${n} 个实例正在运行`,
    paused: '实例已暂停',
    unknown: '实例尚未启动',
  },
  noDefinition: {
    versionUnknown: '无法确定运行的是作业的哪个版本',
    missing: (version) => `DGC 中已没有 ${version} 版本的作业定义`,
    forbidden: (version, status) => `无权读取 ${version} 版本的作业定义${status}`,
    failed: (version, status) => `无法读取 ${version} 版本的作业定义${status}`,
  },
  heldBack: (time) => `延后 ${time}`,
  usually: (time) => `平时 ${time}`,
  ofUsual: (time) => `/ 约 ${time}`,
  rows: {
    none: (usual) => `0 行，平时 ${usual}`,
    some: (rows, usual) => `${rows} 行，平时 ${usual}`,
  },
  onPath: (n, of) => `在关键路径上，第 ${n} 个，共 ${of} 个`,
  header: {
    toGo: '还需',
    endsAbout: '预计结束',
    range: (from, to, n) => `${from}–${to}，依据 ${n} 次运行`,
    notKnown: '未知',
    usualRuns: (time, n) => `平时 ${time}，${n} 次运行`,
    asUsual: '与平时相同',
    record: (held, of, error) => `此阶段最近 ${of} 次预计中 ${held} 次落在范围内；误差中位数 ${error}`,
    within: (n, of) => `按 ${of} 次历史运行从现在推算，${n} 次在此范围内结束`,
    roots: (roots, after) => `${roots} 个根因失败，${after} 个受影响节点`,
    rootsTip: '受影响节点：在失败节点之后也失败了，或因它而未执行',
  },
  verdict: {
    overdue: '结束时间未知。',
    longerThanAll: (ran, n, longest) => `已运行 ${ran}，超过全部 ${n} 次历史运行，最长一次为 ${longest}。`,
    heldUp: (n) => `影响 ${n} 个节点。`,
    later: (by) => `比平时晚 ${by}。`,
    longer: (by) => `比平时长 ${by}。`,
    startedLater: (by) => `比平时晚 ${by}开始。`,
    ran: (ran, usual) => `运行了 ${ran}，平时 ${usual}`,
    runs: (ran, usual) => `已运行 ${ran}，平时 ${usual}`,
    heldBack: (time, usual) => `延后 ${time}才启动，平时 ${usual}`,
    waited: (n, isLive) => `${n === 0 ? ' ' : ` 等 ${n + 1} 个节点`}${isLive ? '在等它' : '等待了它'}`,
    hangs: '结束时间取决于',
  },
  legend: {
    waited: '等待',
    projected: '预计',
    usual: (n) => `平时用时，取自 ${n} 次运行`,
    path: '关键路径',
    links: '所选节点的上下游',
    limit: '上限',
    unusualOnly: '标记：只显示与平时不同的',
  },
}
