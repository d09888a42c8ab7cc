import { type NeighbourWords } from '../en/neighbours'

export const neighbours: NeighbourWords = {
  title: '此作业的实例',
  older: (at, status) => `上一个实例：${at}，${status}`,
  newer: (at, status) => `下一个实例：${at}，${status}`,
  steps: { older: '上一个实例', newer: '下一个实例' },
  noOlder: '没有更早的已知实例',
  noNewer: '这是最新的实例',
  all: '此作业的全部实例',
  version: '版本',
  error: '错误',
  began: (at) => `更新的实例已于 ${at} 开始。`,
  planned: '有更新的实例。',
  stays: {
    node: '这里打开着一个节点，因此页面不切换。',
    zoom: '时间轴已缩放，因此页面不切换。',
    filter: '节点已筛选，因此页面不切换。',
    reading: '您正在阅读，因此页面不切换。',
  },
  go: '前往',
  stay: '留在这里',
}
