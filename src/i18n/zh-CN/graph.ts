import { type GraphWords } from '../en/graph'

export const graph: GraphWords = {
  title: '关系图',
  label: (n) => `${n} 个节点的依赖关系图`,
  asDrawn: (version) => `作业中的布局，${version}`,
  placed: (version) => `自动布局，${version}`,
  noEdges: '无连线：依赖关系成环',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '显示整个图',
  before: (n) => `上游 ${n} 个`,
  after: (n) => `下游 ${n} 个`,
  holdsUp: (n) => `影响 ${n} 个节点`,
  onlyIf: (expression) => `仅当 ${expression}`,
  expected: (start, time) => `${start}，需 ${time}`,
  tooMany: (n, most) => `${n} 个节点过多，无法绘制。请筛选到 ${most} 个以内。`,
  reading: '正在读取该实例所用版本的作业定义。',
  legend: {
    running: '运行中，蓝线为已用时间占平时的比例',
    notRun: '未运行',
    path: (n) => `关键路径，${n} 个节点`,
    condition: '按条件执行',
  },
  hint: '方向键沿连线移动 · Enter 详情 · l 日志 · 拖动平移 · Ctrl + 滚轮缩放',
  hintTouch: '拖动平移，双指缩放',
}
