import { type ShareWords } from '../en/share'

export const share: ShareWords = {
  title: '分享',
  system: '分享…',
  systemAbout: '使用本设备上的应用',
  run: '复制本次运行的链接',
  latest: '复制最新运行的链接',
  latestAbout: (address) => `${address}，始终指向最新一次运行`,
  withView: '包含当前视图：节点、排序、筛选、缩放、时区',
  summary: '复制摘要',
  summaryAbout: (lines) => `${lines} 行：状态、时间、数量、失败节点`,
  nodes: (n, all) => `当前显示的节点，${n} / ${all}`,
  nodesAbout: '与页面的排序和筛选一致',
  save: '保存',
  copy: '复制',
  copied: '已复制',
  saved: '已保存',
  notCopied: '未复制',
  refused: '浏览器不允许复制，请从下面手动复制：',
  failed: '操作失败，请重试',
  note: '文件中包含作业名、节点名、时间、行数和日志路径。',
}
