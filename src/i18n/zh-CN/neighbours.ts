import { type NeighbourWords } from '../en/neighbours'

export const neighbours: NeighbourWords = {
  title: '此作业的实例',
  older: (at, status) => `上一个实例：${at}，${status}`,
  newer: (at, status) => `下一个实例：${at}，${status}`,
  steps: { older: '上一个实例', newer: '下一个实例' },
  noOlder: '没有更早的已知实例',
  noNewer: '这是最新的实例',
  all: '此作业的全部实例',
  shown: '显示的实例',
  everyRun: '全部',
  problems: (n) => `异常 ${n}`,
  compare: '对比',
  compareTip: '与此前最近一次成功的实例对比',
  compareWith: (at) => `与 ${at} 的实例对比`,
  here: '当前',
  newest: '最新',
  usual: (median, p90) => `平时 ${median}，九成不超过 ${p90}`,
  late: (time) => `延迟 ${time}`,
  of: (usual) => `平时 ${usual}`,
  less: (time) => `少 ${time}`,
  more: (time) => `多 ${time}`,
  reading: '正在读取此作业的实例…',
  unreadable: '暂时无法列出此作业的实例',
  noProblems: '这些实例均无异常',
  keys: { steps: '上一个、下一个', problem: '上一个异常实例' },
  failedAgain: (n, isOpen) => {
    if (n === 1) return '上一次也失败'
    return isOpen ? `此前至少连续失败 ${n} 次` : `此前已连续失败 ${n} 次`
  },
  firstFailure: (n, isOpen) => {
    if (n === 1) return isOpen ? '上一次成功' : '成功 1 次后失败'
    return `连续成功${isOpen ? '至少' : ''} ${n} 次后首次失败`
  },
  lastGood: (at) => `上次成功 ${at}`,
  version: '版本',
  error: '错误',
  began: (at) => `更新的实例已于 ${at} 开始。`,
  planned: '有更新的实例。',
  holds: {
    node: '这里打开着一个节点',
    zoom: '时间轴已缩放',
    filter: '节点已筛选',
    reading: '您正在阅读',
  },
  stays: (why, at) => (at === null ? `${why}，因此页面不切换。` : `${why}，因此页面停留在 ${at} 的实例。`),
  go: (at) => (at === null ? '前往' : `前往 ${at}`),
  stay: '留在这里',
  crumbs: {
    latest: '最新',
    scheduled: '最近一次正常调度',
    'latest-failed': '最近失败',
    'latest-success': '最近成功',
  },
  notFollowing: (crumb) => `${crumb}，未跟随`,
  newerAt: (at) => `较新：${at}`,
  notStarted: (at) => `未启动：${at}`,
  notStartedTip: (at, action) => `调度计划中有 ${at}，但列表中没有对应的实例。${action}`,
  follow: '跟随最新实例',
  following: {
    latest: '正在跟随最新实例',
    'latest-failed': '正在跟随最近失败',
    'latest-success': '正在跟随最近成功',
  },
  followTip: '有更新的实例时自动切换过去',
  followingTip: '有更新的实例时自动切换过去；点击则停留在当前实例',
}
