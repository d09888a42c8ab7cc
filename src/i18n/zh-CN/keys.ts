import { type KeyWords } from '../en/keys'

export const keys: KeyWords = {
  title: '键盘快捷键',
  on: '启用单键快捷键',
  about: '输入文字时不生效，可在此处关闭。',
  list: {
    next: '下一个节点',
    previous: '上一个节点',
    open: '打开节点',
    close: '关闭',
    log: '节点的日志',
    problem: '下一个问题',
    fit: '显示整个实例',
    zoom: '放大、缩小、显示全部',
    pan: '移动缩放窗口',
    filter: '筛选节点',
    nextJob: '下一个作业',
    previousJob: '上一个作业',
    openJob: '打开作业',
    latestRun: '打开最近一次运行',
    problemJob: '下一个问题',
    star: '收藏或取消收藏',
    setAside: '搁置，直到有变化',
    filterJobs: '筛选作业',
    wall: '打开或关闭大屏',
    help: '本帮助',
  },
}
